// What a learner's object answers when it is handed something to keep. Plain data: it crosses an RPC.
import type { Failure } from "../../contract/failure.ts";
import type { OpenedPaper, Undrawn } from "./paper/changes.ts";

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

/** The record is being taken over by the learner who claimed it: nothing was done. */
export interface Claimed {
	readonly kind: "claimed-elsewhere";
}

export const CLAIMED: Claimed = { kind: "claimed-elsewhere" };

/** Of a record that is claimed: whether it may be, and with how many attempts. */
export type FreezeOutcome =
	| { readonly kind: "frozen"; readonly attempts: number }
	| { readonly kind: "too-much" }
	| { readonly kind: "source-erased" }
	| Claimed;

/** Of the claim; how many attempts were taken over so far, and how many are left. */
export type ClaimOutcome =
	| { readonly kind: "claimed"; readonly claimed: number; readonly remaining: number }
	| Exclude<FreezeOutcome, { readonly kind: "frozen" }>
	| Erased;

export type ReplayOutcome = ({ readonly kind: "replayed" } & RecordedAttempt) | { readonly kind: "key-reused" };

export type RecordOutcome = ({ readonly kind: "recorded" } & RecordedAttempt) | { readonly kind: "log-full" };

export type SubmitOutcome = RecordOutcome | ReplayOutcome | Erased | Claimed | Refusal;

/** Nothing was recorded, and the key stays free. */
export interface Refusal {
	readonly kind: "refused";
	readonly failure: Failure;
	/** Of the terms of the paper that it is refused by, 0 where none are known: newer ones may allow it. */
	readonly revision?: number;
}

/** Of a paper: that it is open, or what keeps it from being. */
export type PaperOutcome =
	| OpenedPaper
	| Undrawn
	/** By the assignment, which is yet to forget what the learner did until then, ms since 1970, and was erased. */
	| { readonly kind: "remembered"; readonly upToMs: number }
	| { readonly kind: "log-full" }
	| Erased
	| Claimed;

export type FinishOutcome = OpenedPaper | { readonly kind: "not-begun" } | Erased | Claimed;

export type HintOutcome =
	| { readonly kind: "taken"; readonly level: number }
	| { readonly kind: "log-full" }
	| Erased
	| Claimed;

export type NoteOutcome = { readonly kind: "noted" } | { readonly kind: "log-full" } | Erased | Claimed;
