// What made a step of the timeline happen, as data that says no more than the step's sentence. The view carries it, the
// pictures are drawn from it, and each language makes the sentence of it. What is null is not said.
import type { CallName } from "../../tcp/calls/event.ts";
import type { TimerKind } from "../../tcp/connection.ts";
import type { Endpoint } from "../../tcp/segment.ts";
import type { State } from "../../tcp/state.ts";

/** What changes what a call does. */
export const CALL_OPTIONS = ["SO_REUSEADDR", "SO_LINGER", "MSG_MORE", "LISTENER"] as const;
export type CallOption = (typeof CALL_OPTIONS)[number];

/** Segments that the host whose address they have does not send now. */
export const FOREIGN_SEGMENTS = ["old-duplicate", "spoofed"] as const;
export type ForeignSegment = (typeof FOREIGN_SEGMENTS)[number];

/** A line of what `ss -tnoa` prints. */
export interface ListedConnection {
	readonly state: State;
	readonly local: Endpoint;
	readonly remote: Endpoint;
	/** Of retransmission; null if it does not run. */
	readonly timer: { readonly expiresInMs: number; readonly retransmissions: number } | null;
}

interface CauseFields {
	readonly call: {
		readonly host: string;
		readonly call: CallName;
		/** Octets to send or to read. */
		readonly bytes: number | null;
		/** The error that the program gets. */
		readonly result: string | null;
		readonly option?: CallOption;
	};
	/** `segment`: its number in the timeline. */
	readonly deliver: { readonly segment: number; readonly to: string };
	/** A segment that the engine did not send is under way. `address`: its source address; `port`: the one that it goes to. */
	readonly inject:
		| { readonly note: ForeignSegment; readonly to: string; readonly address: string }
		| { readonly note: "probe"; readonly to: string; readonly port: number }
		/** `from` sends it indeed. */
		| { readonly note: "played"; readonly to: string; readonly from: string };
	readonly timer: { readonly host: string; readonly timer: TimerKind; readonly waitedMs: number | null };
	/** `duringMs`: 0 for all at once. */
	readonly flood: { readonly to: string; readonly syns: number; readonly duringMs: number };
	/** That many other clients completed their handshakes; their segments are not shown. */
	readonly "other-clients": { readonly to: string; readonly clients: number; readonly duringMs: number };
	/** That many spoofed addresses belong to live hosts, which answered. */
	readonly "live-sources": { readonly to: string; readonly hosts: number };
	readonly pass: { readonly ms: number | null };
	/** Time passed in which segments travelled that are not shown. */
	readonly unseen: { readonly ms: number | null };
	/** Somebody listed a host's connections. */
	readonly look: { readonly host: string; readonly connections: readonly ListedConnection[] };
	readonly crash: { readonly host: string };
	/** The host retransmits, and nothing ever comes back, until it gives up. */
	readonly "in-vain": { readonly host: string; readonly ms: number | null };
}

export type CauseKind = keyof CauseFields;

/** What made a step happen; `K` narrows it to some kinds. */
export type CauseFacts<K extends CauseKind = CauseKind> = {
	[P in K]: { readonly kind: P } & CauseFields[P];
}[K];

const DEEDS = ["call", "timer", "crash", "in-vain"] as const satisfies readonly CauseKind[];
/** What a host does by itself. */
export type DeedKind = (typeof DEEDS)[number];
/** What happens otherwise. */
export type EventKind = Exclude<CauseKind, DeedKind>;

export function isDeed(cause: CauseFacts): cause is CauseFacts<DeedKind> {
	return DEEDS.some((kind) => kind === cause.kind);
}

/** What a language says of each kind. */
export type PerKind<K extends CauseKind> = { readonly [P in K]: (cause: CauseFacts<P>) => string };

export function say<K extends CauseKind>(phrases: PerKind<K>, cause: CauseFacts<K>): string {
	return phrases[cause.kind](cause);
}

/** Results that say nothing more than that the call went well: connect() never waits. */
const UNREMARKABLE: ReadonlySet<string> = new Set(["ok", "EINPROGRESS", "pending", "EOF"]);

/** The error that a sentence says the program gets; null where it says nothing of the result. */
export function errorOf({ result }: Pick<CauseFacts<"call">, "result">): string | null {
	return result === null || UNREMARKABLE.has(result) ? null : result;
}

/** The octets that a sentence says a call is to move; null where it says nothing of them. */
export function octetsOf({ call, bytes }: Pick<CauseFacts<"call">, "call" | "bytes">): number | null {
	return (call === "send" || call === "receive") && bytes !== null && bytes > 0 ? bytes : null;
}

export interface TimelineWords {
	/** "The client calls close()."; of a list, what stands above it. */
	sentence(cause: CauseFacts): string;
	/** The same without a full stop: "The client calls close()". */
	statement(cause: CauseFacts): string;
	/** The same of a deed without its host, as it stands beside the host's lifeline: "calls close()". */
	note(cause: CauseFacts<DeedKind>): string;
	/** "Segment 1 is lost." */
	lost(segment: number): string;
}
