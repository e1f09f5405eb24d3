// A class graded again after a correction: what a learner's record answers for it, and what it changes. Plain data: it
// crosses RPCs.
import type { LearnerId } from "../contract/primitives.ts";
import type { HandedResult } from "./handed.ts";

/** One attempt by today's grader: what of its result may be another one. Number, time and answers stay. */
export type Regraded = Pick<HandedResult, "number" | "share" | "ideas" | "contradicted" | "skills">;

/** Some attempts at the items of a paper, in order; those that cannot be graded again are left out. */
export interface RegradedPart {
	/** JSON text of a list of `Regraded`: pairs lose their type on the way. */
	readonly regraded: string;
	/** Number of the attempt to go on behind; null after the last. */
	readonly next: number | null;
}

export interface ItemChange {
	/** From 1. */
	readonly item: number;
	/** Points, here and below. */
	readonly before: number;
	readonly after: number;
}

/** A learner of whom at least one item earns other points than before. */
export interface LearnerChange {
	readonly learnerId: LearnerId;
	readonly items: readonly ItemChange[];
	/** Of the paper. */
	readonly before: number;
	readonly after: number;
}

/** How far it has come, and what it came to so far. */
export interface Regrade {
	/** Counts those of the assignment, from 1. */
	readonly number: number;
	/** ms since 1970, here and below. */
	readonly startedAtMs: number;
	/** Null while it runs. */
	readonly finishedAtMs: number | null;
	readonly learners: number;
	readonly learnersDone: number;
	/** Learners whose paper earns more than before, or less. */
	readonly gained: number;
	readonly lost: number;
	/** Attempts that were graded again, and those that stay as they were. */
	readonly regraded: number;
	readonly notRegraded: number;
}

/** A place in the list of changes, the biggest first: right behind the learner of this one. */
export interface ChangePlace {
	/** How much the total changed, whichever way. */
	readonly size: number;
	readonly learnerId: string;
}

export interface ChangePage {
	readonly changes: readonly LearnerChange[];
	/** Where to go on; null on the last page. */
	readonly next: ChangePlace | null;
}
