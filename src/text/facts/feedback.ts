// How feedback opens, and what a whole result comes to.

export type VerdictName = "correct" | "follow-through" | "partly" | "wrong" | "unreadable" | "unanswered";

export interface AnswerFacts {
	/** As read; null where there is nothing to show. */
	readonly given: string | null;
	readonly expected: string;
}

/** What a summary counts, in its order. */
export const SLIPS = ["wrong", "followThrough", "unreadable", "unanswered"] as const;
export type Slip = (typeof SLIPS)[number];

export interface SummaryFacts extends Readonly<Record<Slip, number>> {
	readonly points: number;
	readonly max: number;
}

export interface FeedbackWords {
	/** "You wrote 9000; it is 9001." */
	readonly opening: Readonly<Record<VerdictName, (facts: AnswerFacts) => string>>;
	/** The same without the answers, where they would leave no room for the reason. */
	readonly shortOpening: Readonly<Record<VerdictName, string>>;
	/** "7 of 9 points: 1 wrong, 2 unanswered." Only what occurred is named. */
	summary(facts: SummaryFacts): string;
	/** An end whose state this step leaves as it was; `sinceStep`: in which it got there, null for the start. */
	/** Of flags that differ from the right ones in PSH alone: it does not count. */
	readonly pshOptional: string;
	stayed(host: string, state: string, sinceStep: number | null): string;
}
