// The engine's only door: one event in, the world after it and the effects out.
import { call, crash } from "./calls/call.ts";
import type { CallEvent } from "./calls/event.ts";
import type { TimerKind } from "./connection.ts";
import { findConnection } from "./connection-table.ts";
import { edited, type SegmentEdit } from "./edit-segment.ts";
import type { Effect } from "./effects.ts";
import { expire } from "./expire.ts";
import { type InjectedSegment, makeInjected } from "./injection.ts";
import type { Segment } from "./segment.ts";
import { arrive } from "./segment-arrives/arrive.ts";
import { discard } from "./segment-arrives/closed.ts";
import { liveTimers, nextTimer } from "./timer-queue.ts";
import { sendWithheldAcks } from "./withheld-acks.ts";
import { fork, type Host, hasSentTooMany, hostAt, type World } from "./world.ts";

export type TcpEvent =
	| CallEvent
	| { readonly type: "deliver" | "drop" | "duplicate"; readonly segment: number }
	| { readonly type: "deliver-all" }
	/** Everything that travels to addresses where nobody is vanishes. */
	| { readonly type: "drop-unreachable" }
	| { readonly type: "inject"; readonly to: string; readonly segment: InjectedSegment }
	/** A segment from outside that was made before (makeInjected) arrives. */
	| { readonly type: "arrive"; readonly segment: Segment }
	/** Lets the host's next timer (of that kind) fire now, whenever it was due. */
	| { readonly type: "fire"; readonly host: string; readonly timer?: TimerKind }
	/** Lets time pass, ms; timers fire when they are due. */
	| { readonly type: "advance"; readonly ms: number }
	/** The host sends every ACK that it withholds. */
	| { readonly type: "ack-now"; readonly host: string }
	/** A segment that is on the wire, all its copies, is changed on its way. */
	| { readonly type: "edit"; readonly segment: number; readonly set: SegmentEdit }
	| { readonly type: "crash"; readonly host: string };

export type Refusal =
	| "unknown-host"
	| "segment-not-sent"
	| "segment-not-on-the-wire"
	| "no-timer"
	| "no-ack-pending"
	| "endless-exchange"
	| "too-many-segments";

export type Performed =
	| { readonly ok: true; readonly effects: readonly Effect[] }
	| { readonly ok: false; readonly reason: Refusal };

/** Performs `event` on a copy: `world` is left as it was. */
export function step(
	world: World,
	event: TcpEvent,
):
	| { readonly ok: true; readonly world: World; readonly effects: readonly Effect[] }
	| { readonly ok: false; readonly reason: Refusal } {
	const after = fork(world);
	const performed = perform(after, event);
	return performed.ok ? { ok: true, world: after, effects: performed.effects } : performed;
}

/** Performs `event` on `world` itself; a refused event leaves it unchanged, unless it was refused for going on too long. */
export function perform(world: World, event: TcpEvent): Performed {
	world.effects = [];
	const refusal = dispatch(world, event) ?? (hasSentTooMany(world) ? "too-many-segments" : null);
	return refusal ? { ok: false, reason: refusal } : { ok: true, effects: world.effects };
}

function dispatch(world: World, event: TcpEvent): Refusal | null {
	switch (event.type) {
		case "call": {
			const host = world.hosts.get(event.host);
			if (!host) return "unknown-host";
			call(world, host, event);
			return null;
		}
		case "deliver":
			return takeFromWire(world, event.segment) ?? deliver(world, event.segment);
		case "drop":
			return takeFromWire(world, event.segment);
		case "duplicate":
			return duplicate(world, event.segment);
		case "deliver-all":
			return deliverAll(world);
		case "drop-unreachable":
			dropUnreachable(world);
			return null;
		case "inject":
			return inject(world, event.to, event.segment);
		case "arrive": {
			const host = hostAt(world, event.segment.to);
			if (host) receiveSegment(world, host, event.segment);
			return null;
		}
		case "fire":
			return fire(world, event.host, event.timer);
		case "advance":
			return advanceClock(world, event.ms);
		case "ack-now": {
			const host = world.hosts.get(event.host);
			if (!host) return "unknown-host";
			return sendWithheldAcks(world, host) ? null : "no-ack-pending";
		}
		case "edit":
			return edit(world, event.segment, event.set);
		case "crash": {
			const host = world.hosts.get(event.host);
			if (!host) return "unknown-host";
			crash(world, host);
			return null;
		}
	}
}

function edit(world: World, number: number, set: SegmentEdit): Refusal | null {
	const segment = world.segments[number - 1];
	if (!segment) return "segment-not-sent";
	if (!world.wire.has(number)) return "segment-not-on-the-wire";
	world.segments[number - 1] = edited(segment, set);
	world.edited.add(number);
	return null;
}

function takeFromWire(world: World, number: number): Refusal | null {
	if (number < 1 || number > world.segments.length) return "segment-not-sent";
	const copies = world.wire.get(number);
	if (copies === undefined) return "segment-not-on-the-wire";
	if (copies > 1) world.wire.set(number, copies - 1);
	else world.wire.delete(number);
	return null;
}

function deliver(world: World, number: number): null {
	const segment = world.segments[number - 1] as Segment;
	const host = hostAt(world, segment.to);
	// A segment to an address where nobody is vanishes.
	if (!host) return null;
	if (world.edited.has(number)) world.effects.push({ kind: "edited-arrives", host: host.setup.id, segment });
	receiveSegment(world, host, segment);
	return null;
}

function receiveSegment(world: World, host: Host, segment: Segment): void {
	if (segment.from.ip === host.setup.ip) return discard(world, host, segment, "own-address-as-source-dropped");
	const connection = findConnection(host, segment.to.port, segment.from);
	arrive(world, host, connection, segment);
}

/** The network copies a segment: beside one that is under way; of one that has left the wire the copy arrives at once. */
function duplicate(world: World, number: number): Refusal | null {
	if (number < 1 || number > world.segments.length) return "segment-not-sent";
	const copies = world.wire.get(number);
	if (copies === undefined) return deliver(world, number);
	world.wire.set(number, copies + 1);
	return null;
}

function deliverAll(world: World): Refusal | null {
	// One walk over the wire, which comes to what is put there meanwhile.
	for (const [number, copies] of world.wire)
		for (let copy = 0; copy < copies; copy++) {
			if (hasSentTooMany(world)) return "too-many-segments";
			if (++world.deliveries > world.limits.deliveries) return "endless-exchange";
			deliver(world, number);
		}
	world.wire.clear();
	return null;
}

function dropUnreachable(world: World): void {
	for (const number of world.wire.keys()) {
		const segment = world.segments[number - 1];
		if (segment && !hostAt(world, segment.to)) world.wire.delete(number);
	}
}

function inject(world: World, to: string, injected: InjectedSegment): Refusal | null {
	const host = world.hosts.get(to);
	if (!host) return "unknown-host";
	receiveSegment(world, host, makeInjected(world, host, injected));
	return null;
}

function fire(world: World, host: string, kind: TimerKind | undefined): Refusal | null {
	if (!world.hosts.has(host)) return "unknown-host";
	const timer = liveTimers(world.timers).find(
		(candidate) => candidate.connection.host === host && (kind === undefined || candidate.kind === kind),
	);
	if (!timer) return "no-timer";
	world.nowMs = Math.max(world.nowMs, timer.dueMs);
	expire(world, timer);
	return null;
}

function advanceClock(world: World, ms: number): Refusal | null {
	const until = world.nowMs + ms;
	for (let timer = nextTimer(world.timers, until); timer; timer = nextTimer(world.timers, until)) {
		if (hasSentTooMany(world)) return "too-many-segments";
		if (++world.expiries > world.limits.expiries) return "endless-exchange";
		world.nowMs = Math.max(world.nowMs, timer.dueMs);
		expire(world, timer);
	}
	world.nowMs = until;
	return null;
}
