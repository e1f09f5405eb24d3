// The words of an exercise: what a learner sees, what is asked, and what grading answers. Plain JSON shapes;
// `src/contract` describes the same shapes to the outside.
import type { Flag } from "../tcp/flags.ts";
import type { State } from "../tcp/state.ts";
import type { CauseFacts } from "../text/facts/timeline.ts";
import type { SegmentPart } from "../text/facts/unreadable.ts";
import type { BlankKind } from "./kinds/names.ts";

export const VERDICTS = ["correct", "follow-through", "partly", "wrong", "unreadable", "unanswered"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What follows from a slip is right: the slip was charged where it was made. */
export function isRightVerdict(verdict: Verdict): boolean {
	return verdict === "correct" || verdict === "follow-through";
}

/** Stands in the view where a value is asked for. */
export interface BlankRef {
	readonly blank: string;
}

/** A sequence or acknowledgment number as shown: a number, or text such as "x+1" in symbolic notation. */
export type ShownNumber = number | string;

export interface ViewSegment {
	readonly number: number;
	readonly from: string;
	readonly to: string;
	readonly flags: readonly Flag[] | BlankRef;
	readonly seq: ShownNumber | BlankRef;
	readonly ack: ShownNumber | BlankRef | null;
	readonly length: number;
	readonly fate: "delivered" | "lost" | "in-flight";
	readonly retransmission: boolean;
}

export interface ViewStep {
	readonly step: number;
	/** Since the first step, ms; null where it would give an answer away. */
	readonly timeMs: number | null;
	/** What made it happen: the same that `text` says of it, but for the loss of its segment. */
	readonly cause: CauseFacts;
	readonly text: string;
	readonly segment: ViewSegment | null;
	readonly states: Readonly<Record<string, State | BlankRef>>;
	/** Occupancy of the queues of each listening host, where the template shows them. */
	readonly queues?: Readonly<Record<string, ViewQueues>>;
}

export interface ViewQueues {
	readonly syn: number | BlankRef;
	readonly accept: number | BlankRef;
}

export interface ShownOption {
	readonly id: string;
	readonly text: string;
}

/** What the blanks of every kind say. */
export interface CommonBlank<K extends string> {
	readonly id: string;
	readonly kind: K;
	readonly label: string;
	readonly step: number;
	readonly skills: readonly string[];
	readonly points: number;
}

/** What only blanks of one kind say. States and flags are listed by name; options have an id to answer with and a text. */
export interface BlankParts extends Readonly<Record<BlankKind, object>> {
	readonly state: { readonly host: string; readonly choices: readonly State[] };
	readonly flags: { readonly choices: readonly Flag[] };
	readonly "sequence-number": object;
	/** Of a queue the host, of a question what is counted. */
	readonly count: { readonly host?: string; readonly unit?: string };
	readonly duration: { readonly unit: "s" | "ms" };
	readonly choice: { readonly choices: readonly ShownOption[] };
	readonly "next-segment": { readonly host: string };
	readonly order: { readonly choices: readonly ShownOption[] };
	readonly choices: { readonly choices: readonly ShownOption[] };
}

/** What a blank does not say whose kind does not have it. */
interface Unsaid {
	readonly host?: never;
	readonly choices?: never;
	readonly unit?: never;
}

export type ViewBlank<K extends BlankKind = BlankKind> = {
	[N in K]: CommonBlank<N> & BlankParts[N] & Omit<Unsaid, keyof BlankParts[N]>;
}[K];

export interface Reference {
	readonly rfc: string;
	readonly section: string;
}

/** A step of the counting that led to a number: where it starts, or what is added. */
export type DerivationStep =
	| {
			/** A number of a segment, or what the story gives as a host's next sequence number. */
			readonly from: { readonly segment: number; readonly field: "seq" | "ack" } | { readonly story: string | null };
			/** In the scenario's notation. */
			readonly value: ShownNumber;
	  }
	| {
			/** Octets of data, or 1; -1 for a keep-alive probe. */
			readonly plus: number;
			readonly why: "SYN" | "data" | "FIN" | "keep-alive";
	  };

export interface BlankResult {
	readonly verdict: Verdict;
	readonly points: number;
	readonly max: number;
	/** As read (canonical form), or as sent where it could not be read; null where nothing was sent. */
	readonly given: unknown;
	readonly expected: unknown;
	readonly explanation: string;
	/** Of a number: what it was counted from. */
	readonly derivation?: readonly DerivationStep[];
	/** Of a segment that is asked for as a whole: the same of each number that it has. */
	readonly derivations?: Derivations;
	/** To a wrong choice: what the idea behind it overlooks. */
	readonly reply?: string;
	readonly rule: string;
	readonly reference: Reference;
	readonly skills: readonly string[];
	readonly misconception?: string;
	/** Why an answer could not be read and what is accepted; only with verdict "unreadable". */
	readonly message?: string;
	/** Of a segment that is asked for as a whole: how each part of it was answered, a point each. */
	readonly parts?: PartResults;
	/** Of a wrong value of a segment: what would have come of the segment, had it been sent with this value. */
	readonly consequence?: Consequence;
}

/** What the other end does at once when a segment arrives as it was answered; always other than what really followed. */
export interface Consequence {
	readonly text: string;
	/** What it sends, in the exercise's notation. */
	readonly sent: readonly InsteadSent[];
	/** Of the hosts that the timeline shows, afterwards. */
	readonly states: Readonly<Record<string, State>>;
	readonly rule: string;
	readonly reference: Reference;
}

/** A segment that no timeline has. */
export type InsteadSent = Readonly<
	Pick<ViewSegment, "from" | "to" | "length"> & { flags: readonly Flag[]; seq: ShownNumber; ack: ShownNumber | null }
>;

export interface PartResult {
	readonly verdict: Verdict;
	readonly skills: readonly string[];
}

export interface Derivations {
	readonly seq: readonly DerivationStep[];
	/** Left out of a segment without acknowledgment number. */
	readonly ack?: readonly DerivationStep[];
}

export type PartResults = Readonly<Record<SegmentPart, PartResult>>;

export interface DiagnosedMisconception {
	readonly id: string;
	readonly title: string;
	readonly advice: string;
	readonly blanks: readonly string[];
	readonly confidence: number;
}

/** What was found that shows no wrong idea: a number that is off by one. */
export type FoundSlip = Omit<DiagnosedMisconception, "confidence">;

export interface GradeResult {
	/** False when not one blank carried a readable answer: nothing was graded, nothing counts. */
	readonly gradable: boolean;
	readonly score: { readonly points: number; readonly max: number; readonly scaled: number };
	readonly blanks: Readonly<Record<string, BlankResult>>;
	readonly misconceptions: readonly DiagnosedMisconception[];
	readonly slips: readonly FoundSlip[];
	/** The solved timeline: no blanks left. */
	readonly timeline: readonly ViewStep[];
	readonly summary: string;
}

/** One answer's readability, before grading. */
export type AnswerCheck =
	| { readonly status: "readable"; readonly value: unknown }
	| { readonly status: "unreadable"; readonly message: string }
	| { readonly status: "unanswered" };
