// What an assignment's object answers. Plain data: it crosses an RPC.
import type { RowState } from "../../contract/gradebook.ts";
import type { Assignment } from "../../course/assignment.ts";
import type { Row } from "../../course/gradebook.ts";
import type { ChangePage, Regrade } from "../../course/regrade.ts";
import type { Terms } from "../../course/terms.ts";
import type { RowPage } from "./gradebook.ts";

/** Of a learner who opens a paper. */
export type OpenOutcome =
	/** `began`: by this very call. */
	| { readonly kind: "open"; readonly terms: Terms; readonly began: boolean }
	/** There is none of this id, or no more. */
	| { readonly kind: "not-found" }
	/** It is for others, who are named. */
	| { readonly kind: "not-assigned" }
	/** It opens later, ms since 1970. */
	| { readonly kind: "not-open-yet"; readonly opensAtMs: number }
	/** It was to begin, and has closed for this learner, who never began. */
	| { readonly kind: "closed"; readonly closedAtMs: number }
	/** It has as many learners as one assignment takes. */
	| { readonly kind: "full" };

/** "gone": the assignment was erased, so that nobody is left to take it. */
export type TakeOutcome = "taken" | "gone";

/** The assignment as it stands. */
export interface Found {
	readonly assignment: Assignment;
	/** When a first learner began, ms since 1970; null where nobody did. */
	readonly begunAtMs: number | null;
}

/** With how many learners it is for by name, or who opened it. */
export interface Named extends Found {
	readonly learners: number;
}

/** What a call that would make it finds. */
export type MadeBefore =
	| ({ readonly kind: "repeated" } & Named)
	/** Made by a call with another body. */
	| { readonly kind: "key-reused" }
	/** It was there, and is not any more. */
	| { readonly kind: "erased" };

export type MakeOutcome = ({ readonly kind: "made" } & Named) | MadeBefore;

export type EraseOutcome =
	| { readonly kind: "erased" }
	| { readonly kind: "not-found" }
	/** Somebody changed it since; its revision now. */
	| { readonly kind: "changed"; readonly revision: number };

export type RowOutcome =
	| { readonly kind: "row"; readonly row: Row; readonly items: number }
	| { readonly kind: "not-found" }
	/** The learner has no row. */
	| { readonly kind: "not-assigned" };

export type RegradedOutcome =
	| ({ readonly kind: "regraded"; readonly regrade: Regrade } & ChangePage)
	| { readonly kind: "not-found" }
	/** There was none yet. */
	| { readonly kind: "never-regraded" };

export interface GradebookAnswer extends RowPage {
	readonly assignment: Assignment;
	/** Where they were asked for. */
	readonly counts?: Readonly<Record<RowState, number>>;
}
