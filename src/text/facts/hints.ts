// What hints speak of: where to look, the rule that leads to the answer, and the first line of the working.
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import type { Copy, EarlierNumber } from "./arithmetic.ts";

/** What makes a host send a segment, as far as the learner sees it. */
export type Occasion =
	| { readonly kind: "arrival"; readonly segment: number; readonly host: string; readonly step: number }
	| { readonly kind: "call"; readonly call: string; readonly host: string; readonly step: number }
	| { readonly kind: "timer"; readonly host: string; readonly step: number }
	| { readonly kind: "other"; readonly host: string; readonly step: number };

export type LookFacts =
	| {
			readonly kind: "number";
			readonly field: "seq" | "ack";
			readonly segment: number;
			/** The segment that it is counted from; null where that is not shown. */
			readonly of: number | null;
			readonly host: string;
	  }
	| { readonly kind: "state"; readonly host: string; readonly step: number }
	| { readonly kind: "flags"; readonly segment: number; readonly occasion: Occasion }
	| { readonly kind: "queue"; readonly host: string; readonly step: number };

/** The rule by which a number follows from what is shown. */
export type NumberPrinciple =
	/** From what the story gives as a host's next number, and what counts that it has sent since. */
	| { readonly kind: "story"; readonly host: string }
	| { readonly kind: "copied"; readonly of: EarlierNumber; readonly copy: Copy }
	/** The segment's own number and all that it takes; `octets` null: it carries no data. */
	| { readonly kind: "after"; readonly of: EarlierNumber; readonly field: "seq" | "ack" }
	/** The segment's SYN and nothing behind it. */
	| { readonly kind: "syn-alone"; readonly of: EarlierNumber }
	/** A part of what the segment takes: `octets` of its data. */
	| { readonly kind: "within"; readonly of: EarlierNumber; readonly octets: number }
	/** One below the next number, which is that of the segment, or what comes after all that it takes. */
	| { readonly kind: "probe"; readonly of: EarlierNumber; readonly after: boolean };

/** The rule by which the flags of a segment follow from what it is for. */
export const FLAGS_PRINCIPLES = [
	"again",
	"opens",
	"opens-and-acknowledges",
	"ends",
	"carries-data",
	"acknowledges",
	"answers-with-reset",
	"aborts",
	"aborts-with-ack",
] as const;
export type FlagsPrinciple = (typeof FLAGS_PRINCIPLES)[number];

export interface FlagsFacts {
	readonly principle: FlagsPrinciple;
	readonly segment: number;
	/** The segment that it repeats or answers; null where there is none. */
	readonly of: number | null;
}

/** One thing that moves an end into a state. */
export interface PathItem {
	readonly rule: RuleId;
	readonly state: string;
}

export interface CountingStart {
	readonly segment: number;
	readonly field: "seq" | "ack";
	/** Null where that number is asked for too. */
	readonly shown: string | null;
}

export interface HintWords {
	/** First rung: what to look at. */
	look(facts: LookFacts): string;
	/** Second rung for a number. */
	number(principle: NumberPrinciple): string;
	/** Second rung for flags. */
	flags(facts: FlagsFacts): string;
	/** Second rung for a state: what moves the end, in order; the last of it that has happened tells the state. */
	path(host: string, items: readonly PathItem[], step: number): string;
	/** Second rung for a queue. */
	readonly queue: string;
	/** Last rung for a number: where counting starts. */
	startCounting(start: CountingStart): string;
	/** Last rung for a number that has not moved since the story gave it. */
	startFromStory(host: string): string;
	/** Last rung for a state: the step that moved the end last; `before` null where that state is asked for too. */
	moved(host: string, step: number, before: string | null): string;
	/** Last rung for flags: what there is to answer; `flags` null where they are asked for too. */
	answers(segment: number, flags: string | null): string;
	occasion(occasion: Occasion): string;
	/** Last rung for a queue: its length before; null where that is asked for too. */
	queueBefore(step: number, length: number | null): string;
}
