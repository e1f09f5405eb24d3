// What a learner's object answers when it is handed something to keep. Plain data: it crosses an RPC.
import type { Standing } from "../../practice/submission.ts";

/** An attempt as answered: `response` is JSON text, the same bytes at every repeat. */
export interface RecordedAttempt {
	readonly number: number;
	readonly response: string;
}

export type ReplayOutcome = ({ readonly kind: "replayed" } & RecordedAttempt) | { readonly kind: "key-reused" };

export type RecordOutcome =
	| ({ readonly kind: "recorded" } & RecordedAttempt)
	| ReplayOutcome
	/** Nothing was recorded: the score must be worked out again, from this. */
	| { readonly kind: "moved"; readonly standing: Standing }
	| { readonly kind: "attempts-used-up" }
	| { readonly kind: "log-full" };

export type HintOutcome = { readonly kind: "taken"; readonly level: number } | { readonly kind: "log-full" };
