// What can be done next. The engine is asked: each call is tried on a copy of the world.
import type { CallOptions, LabAction } from "../../scenario/lab/state.ts";
import type { RunRecord } from "../../scenario/run/record.ts";
import type { CallName } from "../../tcp/calls/event.ts";
import { noTimers, type TimerKind } from "../../tcp/connection.ts";
import { removeConnection } from "../../tcp/connection-table.ts";
import { acceptQueueCapacity, synQueueCapacity } from "../../tcp/listener.ts";
import type { Segment } from "../../tcp/segment.ts";
import { step } from "../../tcp/step.ts";
import { liveTimers } from "../../tcp/timer-queue.ts";
import { fork, type World } from "../../tcp/world.ts";

export interface PossibleCall {
	readonly call: CallName;
	readonly options: CallOptions;
	/** "ok", "EOF" or the name of an error. */
	readonly result: string;
	readonly fails: boolean;
}

const WELL: readonly string[] = ["ok", "EINPROGRESS", "EOF", "pending"];

/** Calls that its program can make, in the order in which a connection needs them; those that would fail too. */
export function callsOf(world: World, host: string): readonly PossibleCall[] {
	const small = withoutHalfOpen(world);
	return candidates(world, host).map(({ call, options }) => {
		const tried = step(small, { type: "call", host, call, ...options });
		const returned = tried.ok ? tried.effects.find((e) => e.kind === "call-returned" && e.call === call) : undefined;
		const result = returned?.kind === "call-returned" ? returned.result : "ok";
		return { call, options, result, fails: !WELL.includes(result) };
	});
}

const SMALL = new WeakMap<World, World>();

/**
 * The world without the half-open connections of outsiders, which no call is about: a flood has thousands, and each trial
 * copies the world. Made once for each.
 */
function withoutHalfOpen(world: World): World {
	const known = SMALL.get(world);
	if (known) return known;
	const small = fork(world);
	for (const host of small.hosts.values())
		for (const connection of host.connections)
			if (connection.state === "SYN-RECEIVED" && !small.hostByIp.has(connection.remote.ip)) {
				connection.timers = noTimers();
				removeConnection(host, connection);
			}
	SMALL.set(world, small);
	return small;
}

/** Until a first probe, ms: what the RFC asks for, two hours, is no experiment. */
const KEEPALIVE = { idleMs: 10_000, intervalMs: 5000, probes: 3 } as const;

function candidates(world: World, id: string): readonly Pick<PossibleCall, "call" | "options">[] {
	const host = world.hosts.get(id);
	if (!host) return [];
	const others = [...world.hosts.keys()].filter((other) => other !== id);
	const closesListener = host.listeners.size > 0 && host.connections.size > 0;
	return [
		{ call: "listen", options: {} },
		...others.map((to) => ({ call: "connect", options: { to } }) as const),
		{ call: "accept", options: {} },
		{ call: "send", options: {} },
		{ call: "receive", options: {} },
		{ call: "shutdown", options: {} },
		{ call: "close", options: {} },
		...(closesListener ? [{ call: "close", options: { socket: "listener" } } as const] : []),
		{ call: "abort", options: {} },
		{ call: "keepalive", options: KEEPALIVE },
	];
}

/** What a host can do besides calls. */
export function deedsOf(world: World, host: string): readonly Extract<LabAction, { readonly host: string }>[] {
	const acks = step(withoutHalfOpen(world), { type: "ack-now", host }).ok;
	return [...(acks ? [{ kind: "ack-now", host } as const] : []), { kind: "crash", host }, { kind: "look", host }];
}

export interface RunningTimer {
	readonly host: string;
	readonly timer: TimerKind;
	/** ms until it fires. */
	readonly inMs: number;
	/** No timer of its host fires before it: time can be let pass until just this one. */
	readonly next: boolean;
}

/** Timers of connections between hosts of the lab, soonest first. */
export function timersOf(world: World): readonly RunningTimer[] {
	const seen = new Set<string>();
	return liveTimers(world.timers).flatMap(({ connection, kind, dueMs }) => {
		const { host, remote } = connection;
		const next = !seen.has(host);
		seen.add(host);
		if (!next && !world.hostByIp.has(remote.ip)) return [];
		return [{ host, timer: kind, inMs: Math.max(0, dueMs - world.nowMs), next }];
	});
}

export interface OnWire {
	/** Which of those that hosts have sent to each other, from 1: what actions call it by. */
	readonly place: number;
	/** As it will arrive. */
	readonly segment: Segment;
	readonly copies: number;
	readonly from: string;
	readonly to: string;
	readonly edited: boolean;
}

/** What is under way between hosts of the lab, oldest first. */
export function wireOf({ world, underWay }: RunRecord): readonly OnWire[] {
	return underWay.inside.flatMap(({ number }, i) => {
		const copies = world.wire.get(number);
		const segment = copies === undefined ? undefined : world.segments[number - 1];
		const from = segment && world.hostByIp.get(segment.from.ip)?.setup.id;
		const to = segment && world.hostByIp.get(segment.to.ip)?.setup.id;
		if (!segment || copies === undefined || from === undefined || to === undefined) return [];
		return [{ place: i + 1, segment, copies, from, to, edited: world.edited.has(number) }];
	});
}

export interface Gauge {
	readonly queue: "syn" | "accept";
	readonly length: number;
	/** Of a stranger's SYN, see the engine. */
	readonly places: number;
}

/** The queues of a host's listener; none where it does not listen. */
export function gaugesOf(world: World, id: string): readonly Gauge[] {
	const host = world.hosts.get(id);
	const [listener] = host ? host.listeners.values() : [];
	if (!host || !listener) return [];
	const { settings } = host.setup;
	const { options, synQueue, acceptQueue } = listener;
	return [
		{ queue: "syn", length: synQueue, places: synQueueCapacity(options, settings) },
		{ queue: "accept", length: acceptQueue.length, places: acceptQueueCapacity(options, settings) },
	];
}
