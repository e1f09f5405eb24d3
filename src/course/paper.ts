// What one learner got of an assignment, and in which state that is.
import type { Finisher } from "./handed.ts";
import { endsAtMs, type Terms } from "./terms.ts";

/** An item of a paper, as it was drawn for its learner. */
export type DrawnItem =
	| { readonly type: "scenario"; readonly scenarioId: string }
	| { readonly type: "question"; readonly questionId: string; readonly seed: number };

export interface Paper {
	/** Counts the learner's papers of the assignment, from 1. */
	readonly paper: number;
	readonly items: readonly DrawnItem[];
	/** ms since 1970, here and below. */
	readonly startedAtMs: number;
	readonly finishedAtMs: number | null;
	readonly finishedBy: Finisher | null;
}

/** Where something stands: an item, from 1, of one of the papers of an assignment. */
export interface PaperPlace {
	readonly assignmentId: string;
	readonly paper: number;
	readonly item: number;
}

/** What counts together at an item that has no id of its own, as a scenario has. */
export function placeKey({ assignmentId, paper, item }: PaperPlace): string {
	return `${assignmentId}/${paper}/${item}`;
}

/** Until when the paper takes answers, ms since 1970; null where nothing ends it. */
export function paperEndsAtMs(terms: Terms, paper: Pick<Paper, "startedAtMs">): number | null {
	return endsAtMs({ ...terms, startedAtMs: paper.startedAtMs });
}

export const PAPER_STATES = ["assigned", "begun", "finished", "missed"] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** `paper` is null where it was not opened. What has ended by the clock is finished, whether or not that was noted. */
export function paperState(terms: Terms, paper: Paper | null, nowMs: number): PaperState {
	if (paper) {
		const endsMs = paperEndsAtMs(terms, paper);
		return paper.finishedAtMs !== null || (endsMs !== null && endsMs <= nowMs) ? "finished" : "begun";
	}
	return terms.closesAtMs !== null && terms.closesAtMs <= nowMs ? "missed" : "assigned";
}
