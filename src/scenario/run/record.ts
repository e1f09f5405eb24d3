// What a run remembers while its script goes on: the world, what is under way, and the rows so far.
import type { Effect } from "../../tcp/effects.ts";
import { type QueueLengths, queuesOf } from "../../tcp/observe.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import { perform, type TcpEvent } from "../../tcp/step.ts";
import { createWorld, type HostSetup, type World } from "../../tcp/world.ts";
import { statesShown } from "./outsiders.ts";
import { type Cause, isShown, type Row, type Trace } from "./trace.ts";
import { nextInside, noteSent, nothingUnderWay, takeUnreported, type UnderWay } from "./under-way.ts";

export interface RunSetup {
	readonly hosts: readonly HostSetup[];
	/** How long a segment travels, ms. */
	readonly delayMs: number;
}

interface Start {
	readonly ms: number;
	readonly states: Row["states"];
	/** Each end's next sequence number. */
	readonly numbers: Readonly<Record<string, SequenceNumber>>;
}

export type BeforeArrival = (world: World, segment: number) => void;

export interface RunRecord {
	readonly world: World;
	readonly delayMs: number;
	readonly underWay: UnderWay;
	readonly lost: Set<number>;
	readonly delivered: Set<number>;
	readonly rows: Row[];
	readonly prologue: Effect[];
	/** Whom it concerns that the segment of that number is about to arrive: the world stands as it was before. */
	readonly beforeArrival: BeforeArrival;
	/** Null until the timeline starts. */
	start: Start | null;
	/** Spoofed addresses and other clients that have been there so far. */
	spoofed: number;
	clients: number;
}

/** What moves are made on: a run, whose script calls them as its methods. */
export interface Recorded {
	readonly record: RunRecord;
}

export function newRecord({ hosts, delayMs }: RunSetup, beforeArrival: BeforeArrival = () => {}): RunRecord {
	return {
		world: createWorld(hosts),
		delayMs,
		underWay: nothingUnderWay(),
		lost: new Set(),
		delivered: new Set(),
		rows: [],
		prologue: [],
		beforeArrival,
		start: null,
		spoofed: 0,
		clients: 0,
	};
}

export function startTimeline(record: RunRecord): void {
	const { world } = record;
	const connections = [...world.hosts.values()].flatMap((host) => [...host.connections.values()]);
	record.start = {
		ms: world.nowMs,
		states: statesShown(world),
		numbers: Object.fromEntries(connections.map((c) => [c.host, c.sndNxt])),
	};
}

export function traceOf({ world, start, rows, prologue, lost, delivered }: RunRecord): Trace {
	return {
		rows,
		prologue,
		startMs: start?.ms ?? 0,
		startNumbers: start?.numbers ?? {},
		startStates: start?.states ?? statesShown(world),
		lost,
		delivered,
		end: world,
		furtherRuns: new Map(),
	};
}

export function happen({ world, underWay }: RunRecord, event: TcpEvent): readonly Effect[] {
	const performed = perform(world, event);
	if (!performed.ok) throw new Error(`a script made an impossible move: ${event.type}, ${performed.reason}`);
	noteSent(underWay, world, performed.effects);
	return performed.effects;
}

/** A segment that is on the wire arrives. */
export function arriveNow(record: RunRecord, number: number): readonly Effect[] {
	const { world, delivered } = record;
	record.beforeArrival(world, number);
	const effects = happen(record, { type: "deliver", segment: number });
	delivered.add(number);
	return effects;
}

/** Time passes until then; nothing if that is over. */
export function advanceTo(record: RunRecord, ms: number): readonly Effect[] {
	return happen(record, { type: "advance", ms: Math.max(0, ms - record.world.nowMs) });
}

/** Before the timeline starts, what happens is kept without a row. */
export function addRow(
	{ world, underWay, start, rows, prologue }: RunRecord,
	cause: Cause,
	effects: readonly Effect[],
): void {
	const sent = takeUnreported(underWay);
	if (!start) {
		prologue.push(...effects);
		return;
	}
	rows.push({
		step: rows.length + 1,
		timeMs: world.nowMs,
		cause,
		sent: isShown(cause) ? sent : [],
		states: statesShown(world),
		queues: queueLengths(world),
		effects,
	});
}

function queueLengths({ hosts }: World): Row["queues"] {
	const queues: { [host: string]: QueueLengths } = {};
	for (const [id, host] of hosts) {
		const lengths = queuesOf(host);
		if (lengths) queues[id] = lengths;
	}
	return queues;
}

/** The number of the oldest segment under way between hosts of the scenario. */
export function nextOnWire({ underWay, world }: RunRecord): number | undefined {
	return nextInside(underWay, world);
}

/** When a segment arrives that the network does not lose, ms. */
export function arrivalMs({ underWay, world, delayMs }: RunRecord, number: number): number {
	return (underWay.sentAt[number - 1] ?? world.nowMs) + delayMs;
}

export function segmentOf({ world }: RunRecord, number: number): Segment {
	const segment = world.segments[number - 1];
	if (!segment) throw new Error(`segment ${number} was never sent`);
	return segment;
}
