// One run of the engine as a scenario tells it: a row for everything that the learner sees happen.
import type { CallName } from "../tcp/calls/event.ts";
import type { Effect } from "../tcp/effects.ts";
import type { QueueLengths } from "../tcp/observe.ts";
import type { Segment } from "../tcp/segment.ts";
import type { SequenceNumber } from "../tcp/sequence-number.ts";
import type { State } from "../tcp/state.ts";
import type { TimerKind } from "../tcp/timer-queue.ts";
import type { World } from "../tcp/world.ts";

/** What made a row happen; the timeline's sentence is made from it. */
export type Cause =
	| {
			readonly kind: "call";
			readonly host: string;
			readonly call: CallName;
			readonly bytes: number;
			readonly result: string;
	  }
	| { readonly kind: "deliver"; readonly segment: number; readonly to: string }
	| {
			readonly kind: "inject";
			readonly segment: Segment;
			readonly to: string;
			readonly note: "old-duplicate" | "spoofed";
	  }
	| { readonly kind: "timer"; readonly host: string; readonly timer: TimerKind; readonly waitedMs: number }
	| { readonly kind: "flood"; readonly to: string; readonly syns: number; readonly duringMs: number }
	| { readonly kind: "pass"; readonly ms: number };

export interface Row {
	/** From 1. */
	readonly step: number;
	readonly timeMs: number;
	readonly cause: Cause;
	/** Segments between hosts of the scenario that the row shows; a flood's are only counted. */
	readonly sent: readonly Segment[];
	readonly states: Readonly<Record<string, State>>;
	readonly queues: Readonly<Record<string, QueueLengths>>;
	readonly effects: readonly Effect[];
}

export interface Trace {
	readonly rows: readonly Row[];
	/** When the curtain went up, ms. */
	readonly startMs: number;
	/** What happened before the first row, e.g. the handshake of a teardown. */
	readonly prologue: readonly Effect[];
	/** Each end's next sequence number when the curtain went up; a host without a connection has none. */
	readonly startNumbers: Readonly<Record<string, SequenceNumber>>;
	readonly startStates: Readonly<Record<string, State>>;
	/** Numbers of the segments that the network lost. */
	readonly lost: ReadonlySet<number>;
	/** Numbers of the segments that arrived. */
	readonly delivered: ReadonlySet<number>;
	/** The world at the end: every segment ever sent, hosts, queues, counters. */
	readonly end: World;
}
