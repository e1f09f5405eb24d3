// What is drawn. The input is an exercise's view as its JSON has it, so that a picture can hold nothing that the view
// withholds; the model is the same put into lifelines, arrows and rows, for every kind of picture.
import type { CauseFacts, ForeignSegment } from "../text/facts/timeline.ts";

/** Stands in the view where a value is asked for. */
export interface BlankHere {
	readonly blank: string;
}

export interface DiagramSegment {
	readonly number: number;
	readonly from: string;
	readonly to: string;
	readonly flags: readonly string[] | BlankHere;
	readonly seq: number | string | BlankHere;
	readonly ack: number | string | BlankHere | null;
	readonly length: number;
	readonly fate: "delivered" | "lost" | "in-flight";
	readonly retransmission: boolean;
}

export const QUEUES = ["syn", "accept"] as const;
export type QueueName = (typeof QUEUES)[number];

export interface DiagramStep {
	readonly step: number;
	readonly timeMs: number | null;
	readonly cause: CauseFacts;
	readonly segment: DiagramSegment | null;
	readonly states: Readonly<Record<string, string | BlankHere>>;
	readonly queues?: Readonly<Record<string, Readonly<Record<QueueName, number | BlankHere>>>>;
}

/** A step as it is drawn, solved or not, beside the same step as it is asked. */
export interface DrawnStep {
	readonly shown: DiagramStep;
	readonly asked: DiagramStep | undefined;
}

export interface DiagramBlank {
	readonly id: string;
	readonly kind: string;
	readonly label: string;
	readonly choices?: readonly string[] | readonly { readonly id: string; readonly text: string }[];
	readonly unit?: string;
}

/** `ExerciseView` has all of this. */
export interface DiagramView {
	readonly title: string;
	readonly story: string;
	readonly assumptions: readonly string[];
	readonly hosts: readonly { readonly id: string; readonly ip: string; readonly port: number }[];
	readonly queuePlaces?: readonly TrackPlaces[];
	readonly timeline: readonly DiagramStep[];
	readonly blanks: readonly DiagramBlank[];
}

export interface TrackPlaces {
	readonly host: string;
	readonly queue: QueueName;
	readonly places: number;
}

export interface DiagramInput {
	readonly view: DiagramView;
	/** The solved timeline of a result: values instead of blanks. */
	readonly solved?: readonly DiagramStep[];
	/** With it, the result's blanks: the answers, also to questions outside the timeline. Left out of what is not solved. */
	readonly results?: Readonly<Record<string, { readonly expected: unknown }>>;
}

/** A value, a blank to fill in (no value), or the value that was asked for there (both). */
export interface Cell {
	readonly value: string | null;
	readonly blank: string | null;
}

export interface Lifeline {
	readonly id: string;
	/** "192.0.2.1:49152"; null for one that has no address. */
	readonly address: string | null;
}

export interface Arrow {
	readonly segment: number;
	/** Indices of lifelines. */
	readonly from: number;
	readonly to: number;
	/** Indices of moments. More than one arrival: the network duplicated it. */
	readonly sentAt: number;
	readonly arrivesAt: readonly number[];
	readonly flags: Cell;
	readonly seq: Cell;
	readonly ack: Cell | null;
	readonly length: number;
	readonly fate: DiagramSegment["fate"];
	readonly retransmission: boolean;
	/** Why it is not the host whose address it has that sends it now; null where it is. */
	readonly foreign: ForeignSegment | null;
	/** The attacker sends it, under whatever address. */
	readonly attack: boolean;
}

/** Many SYNs from everywhere; the last of them arrives at the step's time. */
export interface Flood {
	readonly syns: number;
	/** Index of a lifeline. */
	readonly to: number;
}

/** Handshakes of clients whose segments are not shown; the last is complete at the step's time. */
export interface UnseenHandshakes {
	/** Indices of lifelines. */
	readonly from: number;
	readonly to: number;
}

/** One step of the timeline. */
export interface Moment {
	readonly step: number;
	readonly timeMs: number | null;
	/** In sentences, without what a program printed. */
	readonly text: string;
	/** What a program printed, by line and column. */
	readonly listing: readonly (readonly string[])[];
	/** What a host does by itself, without its name; or what happens to nobody in particular (`host` null). */
	readonly note: { readonly host: number | null; readonly text: string } | null;
	/** The same as a whole statement, and in few words where there is little room. */
	readonly caption: { readonly statement: string; readonly brief: string };
	/** A lifeline's state; null where the view shows none. */
	readonly states: readonly (Cell | null)[];
	/** The same, only where it differs from the moment before. */
	readonly newStates: readonly (Cell | null)[];
	readonly arrow: Arrow | null;
	readonly flood: Flood | null;
	/** Null also where the clients have no lifeline. */
	readonly unseen: UnseenHandshakes | null;
}

/** How long one queue is after each moment. */
export interface QueueTrack {
	readonly host: string;
	readonly queue: QueueName;
	readonly lengths: readonly (Cell | null)[];
	/** How many entries fit; null where that is not told as a number. */
	readonly places: number | null;
}

export interface Asked {
	readonly id: string;
	readonly label: string;
	/** It stands somewhere in the timeline, not only in this list. */
	readonly placed: boolean;
	/** What to choose from; empty where that goes without saying. */
	readonly choices: readonly string[];
	/** `choices` are to be put in order: without them there is nothing to answer with. */
	readonly ordered: boolean;
	readonly unit: string | null;
	readonly answer: string | null;
}

export interface Diagram {
	readonly title: string;
	readonly story: string;
	readonly assumptions: readonly string[];
	readonly lifelines: readonly Lifeline[];
	readonly moments: readonly Moment[];
	readonly queues: readonly QueueTrack[];
	readonly asked: readonly Asked[];
	readonly solved: boolean;
}
