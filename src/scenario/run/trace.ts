// One run of the engine as a scenario tells it: a row for everything that the learner sees happen.
import type { CallEvent, CallName } from "../../tcp/calls/event.ts";
import type { TimerKind } from "../../tcp/connection.ts";
import type { Effect } from "../../tcp/effects.ts";
import type { QueueLengths } from "../../tcp/observe.ts";
import type { Endpoint, Segment } from "../../tcp/segment.ts";
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import type { State } from "../../tcp/state.ts";
import type { World } from "../../tcp/world.ts";

export type CallOption = "SO_REUSEADDR" | "SO_LINGER" | "MSG_MORE" | "LISTENER";

/** What a segment from outside is said to be: late, of a false source, a scanner's question, or what a host of the scenario sends whose part the script plays. */
export type InjectNote = "old-duplicate" | "spoofed" | "probe" | "played";

/** A line of what `ss -tnoa` prints. */
export interface ListedConnection {
	readonly state: State;
	readonly local: Endpoint;
	readonly remote: Endpoint;
	/** Until the retransmission timer expires, ms; null if it does not run. */
	readonly timerMs: number | null;
	readonly retransmissions: number;
}

/** What made a row happen; the timeline's sentence is made from it. */
export type Cause =
	| {
			readonly kind: "call";
			readonly host: string;
			readonly call: CallName;
			readonly bytes: number;
			/** What the program got; null where that is asked. */
			readonly result: string | null;
			/** The socket option or flag that changes what the call does. */
			readonly option?: CallOption;
	  }
	| { readonly kind: "deliver"; readonly segment: number; readonly to: string }
	| {
			readonly kind: "inject";
			readonly segment: Segment;
			readonly to: string;
			readonly note: InjectNote;
	  }
	| { readonly kind: "timer"; readonly host: string; readonly timer: TimerKind; readonly waitedMs: number }
	| { readonly kind: "flood"; readonly to: string; readonly syns: number; readonly duringMs: number }
	| { readonly kind: "pass"; readonly ms: number }
	/** That many other clients completed their handshakes; their segments are not shown. */
	| { readonly kind: "other-clients"; readonly to: string; readonly clients: number; readonly duringMs: number }
	/** That many spoofed addresses belong to live hosts, which answered their SYN,ACKs with RST. */
	| { readonly kind: "live-sources"; readonly to: string; readonly hosts: number }
	/** Time passed in which segments travelled that are not shown. */
	| { readonly kind: "unseen"; readonly ms: number }
	/** Somebody listed a host's connections. */
	| { readonly kind: "look"; readonly host: string; readonly connections: readonly ListedConnection[] }
	| { readonly kind: "crash"; readonly host: string }
	/** A host retransmits, and nothing ever comes back, until it gives up; what it sends is not shown. */
	| { readonly kind: "in-vain"; readonly host: string; readonly ms: number };

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
	/** When the timeline starts, ms. */
	readonly startMs: number;
	/** What happened before the first row, e.g. the handshake of a teardown. */
	readonly prologue: readonly Effect[];
	/** Each end's next sequence number when the timeline starts; a host without a connection has none. */
	readonly startNumbers: Readonly<Record<string, SequenceNumber>>;
	readonly startStates: Readonly<Record<string, State>>;
	/** Numbers of the segments that the network lost. */
	readonly lost: ReadonlySet<number>;
	/** Numbers of the segments that arrived. */
	readonly delivered: ReadonlySet<number>;
	/** The world at the end: every segment ever sent, hosts, queues, counters. */
	readonly end: World;
	/** Further runs that questions about this one have made, by name: several ask about the same one. */
	readonly furtherRuns: Map<string, Trace>;
}

/** The option of a call that its row names. */
export function optionOf(options: Partial<CallEvent>): { readonly option?: CallOption } {
	if (options.reuseAddress) return { option: "SO_REUSEADDR" };
	if (options.lingerZero) return { option: "SO_LINGER" };
	if (options.socket === "listener") return { option: "LISTENER" };
	return options.more ? { option: "MSG_MORE" } : {};
}

/** Whether the segments that hosts send in a row are shown. */
export function isShown({ kind }: Cause): boolean {
	return kind !== "in-vain" && kind !== "unseen";
}
