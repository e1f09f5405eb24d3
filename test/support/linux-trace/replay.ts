// Plays a capture through the engine: the capture's events go in, and after each one the segments that the engine
// sent, the results of calls and the states of both ends must be those of the real kernels. The capture says when a timer
// fires; the engine must have set that timer, and for about that long.

import type { Timer } from "../../../src/tcp/connection.ts";
import { expire } from "../../../src/tcp/expire.ts";
import { stateOf } from "../../../src/tcp/observe.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { liveTimers } from "../../../src/tcp/timer-queue.ts";
import { fork, type World } from "../../../src/tcp/world.ts";
import { freshProcess, type ProcessState, readCall } from "./calls.ts";
import type { Capture, CapturedSegment, CapturedStep, Snapshot } from "./capture.ts";
import { applySysctl, worldOf } from "./setup.ts";
import { bitsOf, showCaptured, showSegment, stateName } from "./show.ts";
import { compareSnapshot } from "./snapshots.ts";
import { mergeExpiries, stepsOf } from "./steps.ts";
import { lateness, overdue } from "./timing.ts";

interface Run {
	readonly capture: Capture;
	world: World;
	readonly bySegment: ReadonlyMap<number, CapturedSegment>;
	/** Addresses on the captured link; what goes to spoofed addresses may be missing. */
	readonly captured: ReadonlySet<string> | "all";
	/** Captured segment number → engine segment number. */
	readonly numbers: Map<number, number>;
	readonly processes: Readonly<Record<string, ProcessState>>;
	readonly settings: Readonly<Record<string, Record<string, string>>>;
	readonly mismatches: string[];
	readonly history: Moment[];
	snapshotsSeen: number;
}

/** The states of all connections of each side at one moment. */
export interface Moment {
	readonly t: number;
	readonly states: Readonly<Record<string, readonly string[]>>;
	readonly queues: Readonly<Record<string, { readonly accept: number }>>;
}

export interface Replayed {
	/** Differences between the engine and the kernels, one line each; empty if they agree. */
	readonly mismatches: readonly string[];
	readonly replayed: { readonly world: World; readonly history: readonly Moment[] };
}

export function replay(capture: Capture): Replayed {
	const ips = Object.values(capture.endpoints).map((host) => host.ip);
	const seesAll = capture.segments.some((s) => !s.injected && !ips.includes(s.dst));
	const run: Run = {
		capture,
		world: worldOf(capture),
		bySegment: new Map(capture.segments.map((segment) => [segment.n, segment])),
		captured: seesAll ? "all" : new Set(ips),
		numbers: new Map(),
		processes: { client: freshProcess(), server: freshProcess() },
		settings: { client: { ...capture.sysctl.client }, server: { ...capture.sysctl.server } },
		mismatches: [],
		history: [],
		snapshotsSeen: 0,
	};
	for (const step of mergeExpiries(stepsOf(capture))) {
		compareSnapshots(run, step.t);
		play(run, step);
		if (run.mismatches.length > 0) break;
	}
	if (run.mismatches.length === 0) compareSnapshots(run, Number.POSITIVE_INFINITY);
	return { mismatches: run.mismatches, replayed: { world: run.world, history: run.history } };
}

/** Compares the sockets at all moments before `until`, s; the last one is written down after the wire is taken apart. */
function compareSnapshots(run: Run, until: number): void {
	const snapshots = run.capture.states ?? [];
	const injected = run.capture.segments.filter((s) => s.injected).length;
	for (let next = snapshots[run.snapshotsSeen]; next && next.t < until; next = snapshots[run.snapshotsSeen]) {
		// A long flood is not written down whole; what it left behind cannot be compared.
		if (Number(/^flood of (\d+)/.exec(next.after)?.[1]) > injected) run.snapshotsSeen = snapshots.length;
		run.snapshotsSeen += 1;
		if (run.snapshotsSeen > snapshots.length) return;
		fireOverdue(run, next.t);
		run.mismatches.push(...compareSockets(run, next));
	}
}

/** A timer that is due and silent (a half-open entry that ends) may have fired before the sockets were looked at. */
function compareSockets(run: Run, snapshot: Snapshot): readonly string[] {
	const problems = compareSnapshot(run.world, snapshot);
	if (problems.length === 0) return [];
	const after = fork(run.world);
	const nowMs = Math.round(snapshot.t * 1000);
	const due = liveTimers(after.timers).filter(({ dueMs, setMs }) => nowMs > dueMs - 15 - (dueMs - setMs) / 50);
	const silent = due.filter((timer) => isSilent(run, timer));
	for (const timer of silent) fireNow(after, timer, nowMs);
	if (silent.length === 0 || compareSnapshot(after, snapshot).length > 0) return problems;
	run.world = after;
	return [];
}

/** Whether its expiry sends nothing that the capture would show. */
function isSilent(run: Run, { connection, kind }: Timer): boolean {
	const after = fork(run.world);
	const same = liveTimers(after.timers).find((other) => other.connection.id === connection.id && other.kind === kind);
	if (!same) return false;
	expire(after, same);
	return after.segments.slice(run.world.segments.length).every((segment) => !isCaptured(run, segment));
}

function fireNow(world: World, timer: Timer, nowMs: number): void {
	world.nowMs = Math.max(world.nowMs, nowMs);
	expire(world, timer);
}

/** What one way of playing a step led to. */
interface Attempt {
	readonly world: World;
	readonly problems: readonly string[];
	readonly sent: readonly Segment[];
}

/**
 * A kernel's timer may fire just before an event without being noted down, and a kernel may acknowledge at once what the
 * engine holds back: the step is played in each of these ways, and the first that agrees is taken.
 */
const WAYS = (["none", "expected", "all"] as const).flatMap((due) => [
	{ due, ackAtOnce: false },
	{ due, ackAtOnce: true },
]);
interface Way {
	/** Timers that are due fire before the event: none, those whose segment the step shows, or all. */
	readonly due: "none" | "expected" | "all";
	/** ACKs that the engine would hold back go out after it. */
	readonly ackAtOnce: boolean;
}

function play(run: Run, step: CapturedStep): void {
	fireOverdue(run, step.t);
	const attempts: Attempt[] = [];
	for (const way of ways(run, step)) {
		const attempt = way(fork(run.world));
		attempts.push(attempt);
		if (attempt.problems.length === 0) break;
	}
	const best = attempts.find((attempt) => attempt.problems.length === 0) ?? attempts[0];
	if (!best) return;
	run.world = best.world;
	run.mismatches.push(...best.problems);
	number(run, step, best.sent);
	noteMoment(run, step.t);
}

/** All timers that the kernel must have let fire before `t`, s; a segment that the capture does not show is a mismatch. */
function fireOverdue(run: Run, t: number): void {
	const nowMs = t * 1000;
	for (let timer = overdue(run.world, nowMs); timer; timer = overdue(run.world, nowMs)) {
		const before = run.world.segments.length;
		run.world.nowMs = Math.max(run.world.nowMs, timer.dueMs);
		expire(run.world, timer);
		const sent = run.world.segments.slice(before).filter((segment) => isCaptured(run, segment));
		if (sent.length === 0) continue;
		run.mismatches.push(
			`before t=${t}: ${timer.kind} timer sent [${sent.map(showSegment).join("] [")}], kernel nothing`,
		);
	}
}

function ways(run: Run, step: CapturedStep): readonly ((world: World) => Attempt)[] {
	const { event } = step;
	if (event.type === "call" || event.type === "deliver")
		return WAYS.map((way) => (world: World) => attempt(run, step, world, () => actThen(run, step, world, way)));
	const pending = liveTimers(run.world.timers).length;
	return Array.from({ length: pending }, (_, i) => (world: World) => {
		const timer = liveTimers(world.timers)[i] as Timer;
		return attempt(run, step, world, () => letFire(world, timer, event.side));
	}).concat((world) => attempt(run, step, world, () => (step.emits.length > 0 ? "no timer is pending" : undefined)));
}

function letFire(world: World, timer: Timer, side: string): string | undefined {
	if (timer.connection.host !== side) return "the timer is the other side's";
	const late = lateness(timer, world.nowMs);
	expire(world, timer);
	return late;
}

/** Performs the step's event on `world`, and says what does not agree. */
function attempt(run: Run, step: CapturedStep, world: World, act: () => string | undefined): Attempt {
	world.nowMs = Math.max(world.nowMs, Math.round(step.t * 1000));
	const before = world.segments.length;
	const where = `t=${step.t} ${JSON.stringify(step.event)}`;
	const problem = act();
	const sent = world.segments.slice(before).filter((segment) => isCaptured(run, segment));
	const problems = [
		...(problem === undefined ? [] : [problem]),
		...compareSegments(expectedOf(run, step), sent),
		...compareStates(step, world),
	];
	return { world, sent, problems: problems.map((text) => `${where}: ${text}`) };
}

function actThen(run: Run, step: CapturedStep, world: World, way: Way): string | undefined {
	const expected = expectedOf(run, step);
	if (way.due !== "none") fireDue(world, way.due === "all" ? "all" : expected);
	const problem = act(run, step, world);
	if (way.ackAtOnce) fireAtOnce(world, expected);
	return problem;
}

/** Timers that were due: all, or retransmissions of what the step shows to have been sent. */
function fireDue(world: World, expected: readonly CapturedSegment[] | "all"): void {
	for (const timer of liveTimers(world.timers)) {
		const { connection, kind, dueMs } = timer;
		if (kind === "delayed-ack") {
			if (expected !== "all" && expected.some((s) => s.from === connection.host && s.flags === "ACK"))
				expire(world, timer);
			continue;
		}
		if (dueMs > world.nowMs + 5) continue;
		const oldest = connection.unacknowledged.oldest?.seq;
		if (expected === "all" || expected.some((s) => s.from === connection.host && s.seq === oldest))
			expire(world, timer);
	}
}

/** ACKs that are held back, and the probe of a connection that has been idle for longer than is asked for now. */
function fireAtOnce(world: World, expected: readonly CapturedSegment[]): void {
	for (const timer of liveTimers(world.timers)) {
		const atOnce = timer.kind === "delayed-ack" || (timer.kind === "keepalive" && timer.dueMs <= world.nowMs);
		if (atOnce && expected.some((s) => s.from === timer.connection.host)) expire(world, timer);
	}
}

function act(run: Run, step: CapturedStep, world: World): string | undefined {
	const { event } = step;
	switch (event.type) {
		case "call":
			return actCall(run, world, event.side, event.call, event.result);
		case "deliver": {
			const performed = perform(world, deliveryOf(run, event));
			return performed.ok ? undefined : performed.reason;
		}
		case "timer_or_delayed_ack":
		case "timer_expiry":
			return undefined;
	}
}

function actCall(run: Run, world: World, side: string, text: string, result: number | string): string | undefined {
	const process = run.processes[side];
	if (!process) return `unknown side ${side}`;
	applySysctl(world, side, run.settings[side] ?? {}, text);
	const read = readCall(side, text, result, { ...process });
	if (read === undefined || typeof read === "string") {
		readCall(side, text, result, process);
		return read === undefined ? undefined : `environment not modelled: ${read}`;
	}
	const performed = perform(world, read.event);
	if (!performed.ok) return performed.reason;
	readCall(side, text, result, process);
	const returned = performed.effects.findLast((effect) => effect.kind === "call-returned");
	if (read.result === undefined || returned?.kind !== "call-returned") return undefined;
	if (returned.result !== read.result) return `returned ${returned.result}, kernel ${read.result}`;
	if (read.octets !== undefined && returned.octets !== read.octets)
		return `returned ${returned.octets} octets, kernel ${read.octets}`;
	return undefined;
}

function deliveryOf(run: Run, event: Extract<CapturedStep["event"], { type: "deliver" }>): TcpEvent {
	const captured = run.bySegment.get(event.segment);
	if (!captured) throw new Error(`capture has no segment ${event.segment}`);
	if (!event.injected) {
		const segment = run.numbers.get(captured.n) ?? 0;
		return { type: event.duplicate ? "duplicate" : "deliver", segment };
	}
	return {
		type: "inject",
		to: event.to,
		segment: {
			bits: bitsOf(captured.flags),
			seq: sequenceNumber(captured.seq),
			ack: captured.ack === null ? null : sequenceNumber(captured.ack),
			length: captured.len,
			window: captured.win,
			from: { ip: captured.src, port: captured.sport },
			toPort: captured.dport,
		},
	};
}

function expectedOf(run: Run, step: CapturedStep): readonly CapturedSegment[] {
	return step.emits.flatMap((n) => run.bySegment.get(n) ?? []);
}

function isCaptured(run: Run, segment: Segment): boolean {
	return run.captured === "all" || run.captured.has(segment.to.ip);
}

function compareSegments(expected: readonly CapturedSegment[], sent: readonly Segment[]): readonly string[] {
	const theirs = expected.map(showCaptured);
	const ours = sent.map(showSegment);
	if ([...theirs].sort().join(" ") === [...ours].sort().join(" ")) return [];
	return [`sent [${ours.join("] [")}], kernel [${theirs.join("] [")}]`];
}

function compareStates(step: CapturedStep, world: World): readonly string[] {
	return (["client", "server"] as const).flatMap((side) => {
		const host = world.hosts.get(side);
		const captured = step[side];
		if (!host || captured === undefined) return [];
		const ours = stateOf(world, host);
		return ours === stateName(captured) ? [] : [`${side} is ${ours}, kernel ${captured}`];
	});
}

/** Remembers which of the engine's segments is which of the captured ones. */
function number(run: Run, step: CapturedStep, sent: readonly Segment[]): void {
	const left = [...sent];
	for (const captured of expectedOf(run, step)) {
		const i = left.findIndex((s) => showSegment(s) === showCaptured(captured));
		const [match] = i < 0 ? [] : left.splice(i, 1);
		if (match) run.numbers.set(captured.n, match.number);
	}
}

function noteMoment(run: Run, t: number): void {
	const hosts = [...run.world.hosts.values()];
	const states = hosts.map((host) => [host.setup.id, [...host.connections.values()].map((c) => c.state)] as const);
	const queues = hosts.map((host) => {
		const accept = [...host.listeners.values()].reduce((sum, listener) => sum + listener.acceptQueue.length, 0);
		return [host.setup.id, { accept }] as const;
	});
	run.history.push({ t, states: Object.fromEntries(states), queues: Object.fromEntries(queues) });
}
