// The rows of a gradebook, and how a learner stands by the clock. Plain data: it crosses an RPC.
import type { RowState, Sort } from "../contract/gradebook.ts";
import type { LearnerId } from "../contract/primitives.ts";
import type { Override } from "./assignment.ts";
import type { Finisher } from "./handed.ts";

/** Of an item that was tried in the present paper. */
export interface ItemScore {
	/** From 1. */
	readonly item: number;
	readonly tries: number;
	readonly points: number;
	readonly daysLate: number;
	/** When its last attempt came, ms since 1970. */
	readonly lastAtMs: number;
}

export interface Row {
	readonly learnerId: LearnerId;
	readonly state: RowState;
	readonly paper: number;
	/** ms since 1970, here and below. */
	readonly startedAtMs: number | null;
	readonly endsAtMs: number | null;
	readonly finishedAtMs: number | null;
	readonly finishedBy: Finisher | null;
	/** Those of the items that were tried, as a text that is read by `readScores`: it crosses an RPC by the thousand. */
	readonly scores: string;
	readonly points: number;
	readonly daysLate: number;
	readonly override: Override;
	readonly updatedAtMs: number;
}

type ScoreList = readonly [item: number, tries: number, points: number, daysLate: number, lastAtMs: number];

/** Of a JSON array of `ScoreList`s in any order: scores by item. */
export function readScores(text: string): ReadonlyMap<number, ItemScore> {
	const lists: readonly ScoreList[] = JSON.parse(text);
	return new Map(
		lists.map(([item, tries, points, daysLate, lastAtMs]) => [item, { item, tries, points, daysLate, lastAtMs }]),
	);
}

export interface RowFilter {
	readonly state?: RowState | undefined;
	readonly late?: boolean | undefined;
	/** What the id begins with. */
	readonly learner?: string | undefined;
}

/** A place in a sorted gradebook: right behind the learner of this row. */
export interface RowPlace {
	readonly sort: Sort;
	/** What is sorted by, where that is not the id alone. */
	readonly value: number | null;
	readonly learnerId: string;
}

export interface RowWish extends RowFilter {
	readonly sort: Sort;
	readonly limit: number;
	readonly after: RowPlace | null;
}

/** What decides the state, times in ms since 1970. */
export interface Standing {
	readonly excused: boolean;
	readonly startedAtMs: number | null;
	readonly finishedAtMs: number | null;
	/** Of a paper that was not opened, when the assignment closes for the learner. */
	readonly endsAtMs: number | null;
}

/** A paper whose time is over is finished, whether or not the learner's record has said so yet: nothing can be added to it. */
export function stateOf({ excused, startedAtMs, finishedAtMs, endsAtMs }: Standing, nowMs: number): RowState {
	if (excused) return "excused";
	const isOver = endsAtMs !== null && endsAtMs <= nowMs;
	if (startedAtMs === null) return isOver ? "missed" : "assigned";
	return isOver || finishedAtMs !== null ? "finished" : "begun";
}
