// What a learner's object answers when it is handed something to keep. Plain data: it crosses an RPC.
import type { Failure } from "../../contract/failure.ts";

/** An attempt as answered: `response` is JSON text, the same bytes at every repeat. */
export interface RecordedAttempt {
	readonly number: number;
	readonly response: string;
}

/** The learner was erased since whoever asks came to speak for it: nothing was done. */
export interface Erased {
	readonly kind: "erased";
}

/** Of a record, to whoever asks: dead, nothing kept yet, or something. */
export type RecordStanding = "erased" | "empty" | "there";

export type ReplayOutcome = ({ readonly kind: "replayed" } & RecordedAttempt) | { readonly kind: "key-reused" };

export type RecordOutcome = ({ readonly kind: "recorded" } & RecordedAttempt) | { readonly kind: "log-full" };

export type SubmitOutcome =
	| RecordOutcome
	| ReplayOutcome
	| Erased
	/** Nothing was recorded, and the key stays free. */
	| { readonly kind: "refused"; readonly failure: Failure };

export type HintOutcome = { readonly kind: "taken"; readonly level: number } | { readonly kind: "log-full" } | Erased;

export type NoteOutcome = { readonly kind: "noted" } | { readonly kind: "log-full" } | Erased;
