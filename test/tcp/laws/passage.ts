// One event and what it did: the world before and after it, what arrived, what went out. The laws look at nothing else.
import type { Connection, TimerKind } from "../../../src/tcp/connection.ts";
import { findConnection } from "../../../src/tcp/connection-table.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import { ACK, PSH } from "../../../src/tcp/flags.ts";
import { hasFin, type Segment } from "../../../src/tcp/segment.ts";
import type { ProfileName, Settings } from "../../../src/tcp/settings.ts";
import type { TcpEvent } from "../../../src/tcp/step.ts";
import { liveTimers } from "../../../src/tcp/timer-queue.ts";
import { type Host, hostAt, type World } from "../../../src/tcp/world.ts";
import type { Memory } from "./memory.ts";

/** What a run is meant to be, whatever a broken engine makes of it. */
export interface Expected {
	readonly profile: ProfileName;
	readonly settings: Settings;
}

export interface Passage {
	readonly expected: Expected;
	/** Of all passages before this one. */
	readonly memory: Memory;
	readonly before: World;
	readonly after: World;
	readonly event: TcpEvent;
	readonly effects: readonly Effect[];
	/** Segments that went out, in order. */
	readonly sent: readonly Segment[];
	/** Every connection that the host where it happened knew before, or knows now. */
	readonly changes: readonly Change[];
	readonly arrival: Arrival | undefined;
	readonly fired: Fired | undefined;
}

/** A connection before and after; undefined: it was not there yet, or is CLOSED now. */
export interface Change {
	readonly host: Host;
	readonly before: Connection | undefined;
	readonly after: Connection | undefined;
}

/** A segment has come to an end: from the wire, or from outside. */
export interface Arrival {
	readonly segment: Segment;
	/** As it was. */
	readonly host: Host;
	/** The connection that the segment's addresses name, as it was. */
	readonly at: Connection | undefined;
	/** The same one afterwards. */
	readonly still: Connection | undefined;
	/** Another one between the same ends, which the segment opened or brought back. */
	readonly opened: Connection | undefined;
}

export interface Fired {
	readonly kind: TimerKind;
	readonly before: Connection;
	readonly after: Connection | undefined;
}

/** `arrived` is the segment that the event delivered, if it did. */
export function passageOf(
	known: Pick<Passage, "expected" | "memory" | "before" | "after" | "event" | "effects">,
	arrived: Segment | undefined,
): Passage {
	const { before, after, event, effects } = known;
	const host = arrived ? hostAt(before, arrived.to)?.setup.id : "host" in event ? event.host : undefined;
	return {
		...known,
		sent: effects.flatMap((effect) => (effect.kind === "segment-sent" ? [effect.segment] : [])),
		changes: host === undefined ? [] : changesAt(before.hosts.get(host), after.hosts.get(host)),
		arrival: arrived && arrivalOf(before, after, arrived),
		fired: event.type === "fire" ? firedIn(before, after, event.host, event.timer) : undefined,
	};
}

function changesAt(before: Host | undefined, host: Host | undefined): Change[] {
	const changes: Change[] = [];
	if (!before || !host) return changes;
	for (const was of before.connections) changes.push({ host, before: was, after: withId(host, was.id) });
	for (const now of host.connections)
		if (!withId(before, now.id)) changes.push({ host, before: undefined, after: now });
	return changes;
}

function withId({ connections }: Host, id: number): Connection | undefined {
	for (const connection of connections) if (connection.id === id) return connection;
	return undefined;
}

/** Undefined: nobody is there, or a host's own address is given as source (RFC 1122, 3.2.1.3). */
function arrivalOf(before: World, after: World, segment: Segment): Arrival | undefined {
	const host = hostAt(before, segment.to);
	const now = hostAt(after, segment.to);
	if (!host || !now || segment.from.ip === host.setup.ip) return undefined;
	const at = findConnection(host, segment.to.port, segment.from);
	const found = findConnection(now, segment.to.port, segment.from);
	const same = found !== undefined && found.id === at?.id;
	return { segment, host, at, still: same ? found : undefined, opened: same ? undefined : found };
}

function firedIn(before: World, after: World, host: string, kind: TimerKind | undefined): Fired | undefined {
	const timer = liveTimers(before.timers).find((t) => t.connection.host === host && (!kind || t.kind === kind));
	if (!timer) return undefined;
	const { id } = timer.connection;
	return { kind: timer.kind, before: timer.connection, after: connectionsOf(after).find((c) => c.id === id) };
}

export function connectionsOf(world: World): Connection[] {
	const all: Connection[] = [];
	for (const host of world.hosts.values()) all.push(...host.connections);
	return all;
}

/** <CTL=ACK> and nothing else, whether it acknowledges or asks. */
export function isPureAck(segment: Segment): boolean {
	return segment.length === 0 && (segment.bits & ~PSH) === ACK;
}

/** Carries sequence numbers of data or FIN. */
export function carriesText(segment: Segment): boolean {
	return segment.length > 0 || hasFin(segment);
}

/** Pure ACKs that went out. */
export function pureAcks({ sent }: Passage): number {
	return sent.filter(isPureAck).length;
}

/** What arrived for `c` made it wait in TIME-WAIT, for the first time or anew. */
export function timeWaitStarted(passage: Passage, c: Connection): boolean {
	const started = passage.effects.some((effect) => effect.kind === "timer-set" && effect.timer === "time-wait");
	return started && isReceiver(passage, c);
}

/** Whether it is the connection that the arriving segment went to, or opened. */
export function isReceiver({ arrival }: Passage, c: Connection): boolean {
	return arrival !== undefined && (arrival.still ?? arrival.opened)?.id === c.id;
}

export function octetsReceived({ effects }: Passage): number {
	return effects.reduce((sum, effect) => sum + (effect.kind === "data-received" ? effect.octets : 0), 0);
}

/** Whether the segment went out between the ends of `c`. */
export function isFrom(c: Connection, { from, to }: Segment): boolean {
	return from.port === c.local.port && from.ip === c.local.ip && to.port === c.remote.port && to.ip === c.remote.ip;
}
