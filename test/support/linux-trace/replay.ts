// Plays a capture through the engine: the capture's events go in, and after each one the segments that the engine
// sent and the states of both ends must be those of the real kernels. The capture says when a timer fires; the engine
// must have set that timer, and for about that long.
import { expire } from "../../../src/tcp/expire.ts";
import { type Flag, flagBits, flagNames } from "../../../src/tcp/flags.ts";
import type { ListenerOptions } from "../../../src/tcp/listener.ts";
import { stateOf } from "../../../src/tcp/observe.ts";
import { LINUX, type Rules } from "../../../src/tcp/rules.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { liveTimers, type Timer } from "../../../src/tcp/timer-queue.ts";
import { createWorld, type World } from "../../../src/tcp/world.ts";
import { type ProcessState, readCall } from "./calls.ts";
import type { Capture, CapturedSegment, CapturedStep } from "./capture.ts";
import { stepsOf } from "./steps.ts";

interface Replay {
	readonly capture: Capture;
	readonly world: World;
	/** Captured segment number → engine segment number. */
	readonly numbers: Map<number, number>;
	readonly processes: Record<string, ProcessState>;
	readonly mismatches: string[];
}

/** Differences between the engine and the kernels, one line each; empty if they agree. */
export function replay(capture: Capture): readonly string[] {
	const run: Replay = {
		capture,
		world: worldOf(capture),
		numbers: new Map(),
		processes: {
			client: freshProcess(),
			server: freshProcess(),
		},
		mismatches: [],
	};
	const steps = mergeExpiries(stepsOf(capture));
	for (const step of steps) {
		play(run, step);
		if (run.mismatches.length > 0) break;
	}
	return run.mismatches;
}

function freshProcess(): ProcessState {
	return { boundPort: 0, lingerZero: false, deferAccept: false };
}

/** An expiry that is written down as two steps, its last segment and its state change, is one. */
function mergeExpiries(steps: readonly CapturedStep[]): CapturedStep[] {
	return steps.flatMap((step, i) => {
		const next = steps[i + 1];
		const previous = steps[i - 1];
		const isExpiry = (s?: CapturedStep) => s?.event.type === "timer_expiry";
		const together = (a?: CapturedStep, b?: CapturedStep) =>
			a?.event.type === "timer_or_delayed_ack" && isExpiry(b) && b !== undefined && b.t - a.t < 0.01;
		if (together(previous, step)) return [];
		return together(step, next) && next ? [{ ...next, event: step.event, emits: step.emits }] : [step];
	});
}

function worldOf(capture: Capture): World {
	return createWorld(
		Object.entries(capture.endpoints).map(([id, host]) => {
			const sysctl = capture.sysctl[id] ?? {};
			return {
				id,
				ip: host.ip,
				port: 0,
				rules: rulesOf(sysctl),
				isns: isnsOf(capture, host.ip),
				listener: listenerOf(sysctl),
			};
		}),
	);
}

function rulesOf(sysctl: Readonly<Record<string, string>>): Rules {
	const orphanRetries = Number(sysctl.tcp_orphan_retries);
	return {
		...LINUX,
		delayDataAck: true,
		delayFinAck: true,
		synRetries: Number(sysctl.tcp_syn_retries),
		synLinearTimeouts: Number(sysctl.tcp_syn_linear_timeouts),
		dataRetries: Number(sysctl.tcp_retries2),
		orphanRetries: orphanRetries || LINUX.orphanRetries,
		finWait2OrphanMs: 1000 * Number(sysctl.tcp_fin_timeout),
		timeWaitIgnoresReset: sysctl.tcp_rfc1337 === "1",
	};
}

function listenerOf(sysctl: Readonly<Record<string, string>>): ListenerOptions {
	const cookies = { "0": false, "1": true, "2": "always" } as const;
	return {
		backlog: 128,
		somaxconn: Number(sysctl.somaxconn),
		maxSynBacklog: Number(sysctl.tcp_max_syn_backlog),
		synCookies: cookies[sysctl.tcp_syncookies as "0" | "1" | "2"],
		synAckRetries: Number(sysctl.tcp_synack_retries),
		abortOnOverflow: sysctl.tcp_abort_on_overflow === "1",
	};
}

/** The initial sequence numbers that a host chose, in the order in which they first appear. */
function isnsOf(capture: Capture, ip: string) {
	const seen = new Set<string>();
	return capture.segments
		.filter((s) => s.src === ip && !s.injected && s.flags.includes("SYN"))
		.filter((s) => {
			const key = `${s.sport} ${s.dst} ${s.dport} ${s.seq}`;
			return !seen.has(key) && seen.add(key);
		})
		.map((s) => sequenceNumber(s.seq));
}

function play(run: Replay, step: CapturedStep): void {
	const { world, mismatches } = run;
	world.nowMs = Math.max(world.nowMs, Math.round(step.t * 1000));
	const where = `t=${step.t} ${JSON.stringify(step.event)}`;
	const expected = step.emits.map((n) => segmentOf(run.capture, n));
	const sentBefore = world.segments.length;
	if (step.event.type === "deliver" || step.event.type === "call") fireBefore(run, expected);
	const problem = act(run, step, expected);
	if (problem) mismatches.push(`${where}: ${problem}`);
	firePendingAcks(run, expected, sentBefore);
	const sent = world.segments.slice(sentBefore);
	compareSegments(
		run,
		where,
		expected,
		sent.filter((segment) => isCaptured(run, segment)),
	);
	for (const side of ["client", "server"] as const) {
		const host = world.hosts.get(side);
		const captured = step[side];
		if (!host || captured === undefined) continue;
		const ours = stateOf(world, host);
		if (ours !== stateName(captured)) mismatches.push(`${where}: ${side} is ${ours}, kernel ${captured}`);
	}
}

function segmentOf(capture: Capture, n: number): CapturedSegment {
	const segment = capture.segments.find((s) => s.n === n);
	if (!segment) throw new Error(`capture has no segment ${n}`);
	return segment;
}

/** Performs the step's event; returns what went wrong, if anything did. */
function act(run: Replay, step: CapturedStep, expected: readonly CapturedSegment[]): string | undefined {
	const { event } = step;
	switch (event.type) {
		case "call":
			return actCall(run, event.side, event.call, event.result);
		case "deliver":
			return actDeliver(run, event);
		case "timer_or_delayed_ack":
		case "timer_expiry":
			return actTimer(run, event.side, step, expected);
	}
}

function actCall(run: Replay, side: string, text: string, result: number | string): string | undefined {
	const process = run.processes[side];
	if (!process) return `unknown side ${side}`;
	const read = readCall(side, text, result, process);
	if (read === undefined) return undefined;
	if (typeof read === "string") return `environment not modelled: ${read}`;
	const performed = perform(run.world, read.event);
	if (!performed.ok) return performed.reason;
	const returned = performed.effects.findLast((effect) => effect.kind === "call-returned");
	if (read.result === undefined || returned?.kind !== "call-returned") return undefined;
	if (returned.result !== read.result) return `returned ${returned.result}, kernel ${read.result}`;
	if (read.octets !== undefined && returned.octets !== read.octets)
		return `returned ${returned.octets} octets, kernel ${read.octets}`;
	return undefined;
}

function actDeliver(run: Replay, event: Extract<CapturedStep["event"], { type: "deliver" }>): string | undefined {
	const captured = segmentOf(run.capture, event.segment);
	const performed = perform(run.world, eventFor(run, event, captured));
	return performed.ok ? undefined : performed.reason;
}

function eventFor(
	run: Replay,
	event: Extract<CapturedStep["event"], { type: "deliver" }>,
	captured: CapturedSegment,
): TcpEvent {
	if (event.injected)
		return {
			type: "inject",
			to: event.to,
			segment: {
				bits: bitsOf(captured.flags),
				seq: sequenceNumber(captured.seq),
				ack: captured.ack === null ? null : sequenceNumber(captured.ack),
				length: captured.len,
				from: { ip: captured.src, port: captured.sport },
				toPort: captured.dport,
			},
		};
	const segment = run.numbers.get(captured.n) ?? 0;
	return { type: event.duplicate ? "duplicate" : "deliver", segment };
}

function bitsOf(flags: string): number {
	return flagBits(flags.split(",").filter(Boolean) as Flag[]);
}

function actTimer(
	run: Replay,
	side: string,
	step: CapturedStep,
	expected: readonly CapturedSegment[],
): string | undefined {
	const isAck = expected[0]?.flags === "ACK" && expected[0].len === 0;
	const to = expected[0];
	const pending = liveTimers(run.world.timers).filter(
		({ connection: { host, remote } }) => host === side && (!to || (remote.ip === to.dst && remote.port === to.dport)),
	);
	const timer =
		(isAck && pending.find((t) => t.kind === "delayed-ack")) || pending.find((t) => t.kind !== "delayed-ack");
	if (!timer) return "no timer is pending";
	const late = lateness(timer, step.t * 1000);
	run.world.nowMs = Math.round(step.t * 1000);
	expire(run.world, timer);
	return late;
}

/** A kernel's timer is up to a few per cent late, never early; when an ACK is delayed is the kernel's own choice. */
function lateness(timer: Timer, nowMs: number): string | undefined {
	if (timer.kind === "delayed-ack") return undefined;
	const wait = timer.dueMs - timer.setMs;
	const waited = nowMs - timer.setMs;
	if (waited > wait - 15 && waited < wait * 1.06 + 60) return undefined;
	return `${timer.kind} timer set for ${wait} ms, kernel waited ${Math.round(waited)} ms`;
}

/** A retransmission that was due shows up among what the next event emits: its timer fired before. */
function fireBefore(run: Replay, expected: readonly CapturedSegment[]): void {
	const { world } = run;
	for (const segment of expected) {
		const timer = liveTimers(world.timers).find(
			({ kind, dueMs, connection }) =>
				kind === "retransmission" &&
				dueMs <= world.nowMs &&
				connection.host === segment.from &&
				connection.unacknowledged[0]?.seq === segment.seq,
		);
		if (timer) perform(world, { type: "fire", host: segment.from, timer: timer.kind });
	}
}

/** Where the kernel acknowledged at once, an ACK that the engine holds back goes out now. */
function firePendingAcks(run: Replay, expected: readonly CapturedSegment[], sentBefore: number): void {
	const { world } = run;
	const sent = world.segments.slice(sentBefore).map(showSegment);
	for (const segment of expected) {
		if (sent.includes(showCaptured(segment))) continue;
		const isAck = segment.flags === "ACK" && segment.len === 0;
		const timer = liveTimers(world.timers).find(
			({ kind, dueMs, connection }) =>
				connection.host === segment.from && (isAck ? kind === "delayed-ack" : dueMs <= world.nowMs),
		);
		if (!timer) continue;
		perform(world, { type: "fire", host: segment.from, timer: timer.kind });
	}
}

/** The capture sees the link between the two hosts; what goes to spoofed addresses is not on it. */
function isCaptured(run: Replay, segment: Segment): boolean {
	const ips = Object.values(run.capture.endpoints).map((host) => host.ip);
	return ips.includes(segment.to.ip) || run.capture.segments.some((s) => !s.injected && !ips.includes(s.dst));
}

function compareSegments(
	run: Replay,
	where: string,
	expected: readonly CapturedSegment[],
	sent: readonly Segment[],
): void {
	const theirs = expected.map(showCaptured);
	const ours = sent.map(showSegment);
	if ([...theirs].sort().join(" ") !== [...ours].sort().join(" "))
		run.mismatches.push(`${where}: sent [${ours.join("] [")}], kernel [${theirs.join("] [")}]`);
	const left = [...sent];
	for (const captured of expected) {
		const i = left.findIndex((s) => showSegment(s) === showCaptured(captured));
		const [match] = i < 0 ? [] : left.splice(i, 1);
		if (match) run.numbers.set(captured.n, match.number);
	}
}

/** PSH is left out: it changes no state and no number, and kernels set it as their send buffers happen to be cut. */
function showCaptured(s: CapturedSegment): string {
	const flags = s.flags.split(",").filter((flag) => flag !== "PSH");
	return show(s.sport, s.dport, flags, s.seq, s.ack, s.len);
}

function showSegment(s: Segment): string {
	const flags = flagNames(s.bits).filter((flag) => flag !== "PSH");
	const ack = flags.includes("ACK") ? s.ack : null;
	return show(s.from.port, s.to.port, flags, s.seq, ack, s.length);
}

function show(
	sport: number,
	dport: number,
	flags: readonly string[],
	seq: number,
	ack: number | null,
	length: number,
): string {
	return `${sport}>${dport} ${flags.join(",")} seq=${seq} ack=${ack} len=${length}`;
}

/** Linux's names for the states, as the RFC spells them. */
function stateName(captured: string): string {
	const name = captured.replaceAll("_", "-");
	return name === "SYN-RECV" ? "SYN-RECEIVED" : name;
}
