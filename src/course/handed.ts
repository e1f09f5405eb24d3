// What a learner's record hands on to an assignment. Plain data: it crosses an RPC, at least once; the attempt's number tells
// a repeat.
import type { FINISHERS } from "../contract/finisher.ts";
import type { LearnerId } from "../contract/primitives.ts";

/** A misconception that was diagnosed in an attempt, whether or not its learner was told. */
export interface Idea {
	readonly id: string;
	/** How sure the learner said to be where it showed, 1 to 3; null where nothing was said. */
	readonly confidence: number | null;
}

/** One graded attempt at an item. */
export interface HandedResult {
	readonly kind: "result";
	readonly paper: number;
	/** From 1. */
	readonly item: number;
	/** Of the attempt in the learner's record: unique for the learner. */
	readonly number: number;
	readonly attemptId: string;
	/** When it was received, ms since 1970. */
	readonly submittedAtMs: number;
	/** What it earned of the whole item, 0 to 1, with decay and hints and without lateness. */
	readonly share: number;
	/** Since the attempt before in this paper, or since the paper was opened, s. */
	readonly seconds: number;
	readonly ideas: readonly Idea[];
	/** Ids of misconceptions that the attempt could have shown, and did not: the learner did otherwise. */
	readonly contradicted: readonly string[];
	/** Each skill that it needed, and whether all that needed it was right. */
	readonly skills: readonly (readonly [skill: string, right: boolean])[];
}

/** Who handed a paper in: its learner, whoever holds the server key, or the clock. */
export type Finisher = (typeof FINISHERS)[number];

/** That a paper is handed in. */
export interface HandedFinish {
	readonly kind: "finish";
	readonly paper: number;
	/** ms since 1970. */
	readonly atMs: number;
	readonly by: Finisher;
}

export type Handed = HandedResult | HandedFinish;

/** From one learner, in order. */
export interface HandedBatch {
	readonly learnerId: LearnerId;
	readonly handed: readonly Handed[];
}
