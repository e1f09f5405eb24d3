// What the pictures of a scenario say beyond the timeline's own sentences: headings, a legend, and the figures in prose.

import type { CauseFacts, EventKind } from "./timeline.ts";

export type RenderWord =
	| "step"
	| "time"
	| "event"
	| "segment"
	| "figure"
	| "assumptions"
	| "asked"
	| "filled"
	| "blank"
	| "answer"
	| "none"
	| "retransmission"
	| "spoofed"
	| "old-duplicate"
	| "lost"
	| "in-flight"
	| "attack"
	| "notGiven";

/** Each part as prose shows it; `ack` null where the segment has none. */
export interface SegmentFacts {
	readonly number: number;
	readonly from: string;
	readonly to: string;
	readonly flags: string;
	readonly seq: string;
	readonly ack: string | null;
	readonly length: number;
	readonly retransmission: boolean;
	readonly inFlight: boolean;
	/** The host whose address it has does not send it now. */
	readonly foreign: boolean;
}

export interface AskedFacts {
	readonly label: string;
	readonly unit: string | null;
	/** Empty where what to choose from goes without saying. */
	readonly choices: readonly string[];
	/** Null where it is still asked. */
	readonly answer: string | null;
}

export interface RenderWords {
	/** As HTML and SVG name the language (BCP 47). */
	readonly languageTag: string;
	readonly words: Readonly<Record<RenderWord, string>>;
	/** ":" as it is written between a name and what it is. */
	readonly colon: string;
	/** The name over a lifeline or a column: "Client". An id that is no usual role stays as it is. */
	hostTitle(id: string): string;
	/** A place to fill in, as prose names it: "(blank b2)". */
	blank(id: string): string;
	/** "State of the server", at the head of a column. */
	stateHeading(host: string): string;
	/** "SYN queue of the server", at the head of a column or a chart. */
	queueHeading(host: string, queue: "syn" | "accept"): string;
	/** "16 places", beside the chart of a queue. */
	queuePlaces(places: number): string;
	/** "Step 3 (125 ms): "; `ms` null where the time is not given. */
	stepOpening(step: number, ms: number | null): string;
	/** "The server sends segment 2 to the client: flags SYN,ACK, sequence number 9, acknowledgment number (blank b1)." */
	segment(facts: SegmentFacts): string;
	/** "Then the client is in SYN-SENT, the server in (blank b2)." */
	states(states: readonly { readonly host: string; readonly state: string }[]): string;
	/** "The server's SYN queue holds 16." */
	queueLength(host: string, queue: "syn" | "accept", length: string): string;
	/** What happens, in as few words as fit beside a lifeline: it says no more than the timeline's sentence. */
	brief(cause: CauseFacts<EventKind>): string;
	/** What a program printed, line after line, as prose: it ends as a sentence does. */
	printed(lines: readonly string[]): string;
	/** " (s)" after a question; nothing after one without a unit. */
	inUnit(unit: string | null): string;
	/** "3 s", "1 entry", or the answer alone. */
	inItsUnit(answer: string, unit: string | null): string;
	/** "How long …? (s) Answer: 3 s." */
	asked(facts: AskedFacts): string;
}
