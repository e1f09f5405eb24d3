// How long the engine's timers run when nobody answers, s: measured by running it, not read off the rules.
import type { Effect } from "../../../src/tcp/effects.ts";
import { flagBits } from "../../../src/tcp/flags.ts";
import type { ListenerOptions } from "../../../src/tcp/listener.ts";
import { hasFin, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { LINUX, type Settings } from "../../../src/tcp/settings.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { createWorld, type World } from "../../../src/tcp/world.ts";

export interface Schedule {
	/** Seconds since the first transmission. */
	readonly times: readonly number[];
	/** Seconds until the connection is given up. */
	readonly end: number;
}

const LONG_MS = 2_000_000;

const LISTENER: ListenerOptions = {
	backlog: 8,
	somaxconn: 4096,
	maxSynBacklog: 256,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

function pair(settings: Settings, listener: ListenerOptions = LISTENER): World {
	const host = (id: string, ip: string, port: number, isn: number) => ({
		id,
		ip,
		port,
		settings,
		isns: [sequenceNumber(isn)],
		listener,
	});
	return createWorld([host("client", "192.0.2.1", 40_000, 1000), host("server", "192.0.2.2", 80, 5000)]);
}

function run(world: World, events: readonly TcpEvent[]): readonly Effect[] {
	return events.flatMap((event) => {
		const performed = perform(world, event);
		if (!performed.ok) throw new Error(performed.reason);
		return performed.effects;
	});
}

function scheduleOf(effects: readonly Effect[], host: string, which: (segment: Segment) => boolean): Schedule {
	const sent = effects.filter((e) => e.kind === "segment-sent" && e.host === host && which(e.segment));
	const start = sent[0]?.kind === "segment-sent" ? sent[0].atMs : 0;
	const fired = effects.filter((e) => e.kind === "timer-set" && e.host === host && e.timer === "retransmission");
	const last = fired.at(-1);
	return {
		times: sent.map((e) => (e.kind === "segment-sent" ? (e.atMs - start) / 1000 : 0)),
		end: last?.kind === "timer-set" ? (last.dueMs - start) / 1000 : 0,
	};
}

export function synSchedule(settings: Settings): Schedule {
	const effects = run(pair(settings), [
		{ type: "call", host: "client", call: "connect" },
		{ type: "advance", ms: LONG_MS },
	]);
	return scheduleOf(effects, "client", hasSyn);
}

export function synAckSchedule(settings: Settings, listener: ListenerOptions): Schedule {
	const syn = { bits: flagBits(["SYN"]), seq: sequenceNumber(7), length: 0, from: { ip: "203.0.113.9", port: 1024 } };
	const effects = run(pair(settings, { ...listener, synCookies: false }), [
		{ type: "call", host: "server", call: "listen" },
		{ type: "inject", to: "server", segment: syn },
		{ type: "advance", ms: LONG_MS },
	]);
	return scheduleOf(effects, "server", hasSyn);
}

/** Open over a wire with that delay, the client closes and is gone, then the server closes. */
export function finSchedule(settings: Settings, delayMs: number): Schedule {
	const world = pair(settings);
	const wait: TcpEvent = { type: "advance", ms: delayMs };
	const effects = run(world, [
		{ type: "call", host: "server", call: "listen" },
		{ type: "call", host: "client", call: "connect" },
		wait,
		{ type: "deliver", segment: 1 },
		wait,
		{ type: "deliver", segment: 2 },
		wait,
		{ type: "deliver", segment: 3 },
		{ type: "call", host: "server", call: "accept" },
		{ type: "call", host: "client", call: "close" },
		{ type: "deliver", segment: 4 },
		{ type: "crash", host: "client" },
		{ type: "call", host: "server", call: "close" },
		{ type: "advance", ms: LONG_MS },
	]);
	return scheduleOf(effects, "server", hasFin);
}

function timerLength(settings: Settings, kind: "time-wait" | "fin-wait-2", events: readonly TcpEvent[]): number {
	const open: readonly TcpEvent[] = [
		{ type: "call", host: "server", call: "listen" },
		{ type: "call", host: "client", call: "connect" },
		{ type: "deliver-all" },
		{ type: "call", host: "server", call: "accept" },
	];
	const set = run(pair({ ...LINUX, ...settings, delayFinAck: false }), [...open, ...events]).findLast(
		(e) => e.kind === "timer-set" && e.timer === kind,
	);
	return set?.kind === "timer-set" ? set.waitMs / 1000 : 0;
}

export function timeWaitLength(settings: Settings): number {
	return timerLength(settings, "time-wait", [
		{ type: "call", host: "client", call: "close" },
		{ type: "deliver-all" },
		{ type: "call", host: "server", call: "close" },
		{ type: "deliver-all" },
	]);
}

export function finWait2Length(settings: Settings): number {
	return timerLength(settings, "fin-wait-2", [
		{ type: "call", host: "client", call: "close" },
		{ type: "deliver-all" },
	]);
}
