// What the Worker hands a learner's object to record, and what it hears back. Plain data: both cross an RPC.
import type { AttemptItem } from "../../contract/attempt.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { SkillProgress } from "../../contract/progress.ts";

export interface SkillSighting {
	readonly skill: string;
	readonly verdict: SkillProgress["lastVerdict"];
	readonly correct: boolean;
}

/** One graded submission. */
export interface Submission {
	readonly learnerId: LearnerId;
	readonly idempotencyKey: string;
	/** Tells whether a repeat of the key carries the same body. */
	readonly bodyHash: string;
	readonly scenarioId: string;
	readonly family: AttemptItem["family"];
	readonly template: string;
	readonly points: number;
	readonly max: number;
	/** One for each skill of each blank that was answered readably, in the order of the blanks. */
	readonly sightings: readonly SkillSighting[];
	/** Ids of the misconceptions that were diagnosed. */
	readonly misconceptions: readonly string[];
	/** The result as JSON text of an object; the object adds number, time and progress to it. */
	readonly resultJson: string;
}

/** An attempt as answered: `response` is JSON text, the same bytes at every repeat. */
export interface RecordedAttempt {
	readonly number: number;
	readonly response: string;
}

export type ReplayOutcome = ({ readonly kind: "replayed" } & RecordedAttempt) | { readonly kind: "key-reused" };

export type RecordOutcome =
	| ({ readonly kind: "recorded" } & RecordedAttempt)
	| ReplayOutcome
	| { readonly kind: "log-full" };
