// One item: how hard it was, how well it tells the able from the others, how long it took, and what was believed.
import { correlation, mean, median, type Numbers } from "./moments.ts";

export interface ShownIdea {
	readonly id: string;
	readonly learners: number;
	/** Of those who tried the item. */
	readonly share: number;
}

export interface ItemStatistics {
	/** From 1. */
	readonly item: number;
	readonly points: number;
	/** Learners with a first attempt, of all papers. */
	readonly tried: number;
	/** Of those whose first attempts are counted: who never tried it. */
	readonly unanswered: number;
	/** Mean share of the points, 0 to 1: the higher, the easier. */
	readonly facility: number | null;
	/** -1 to 1. */
	readonly discrimination: number | null;
	/** Of those who tried it, s. */
	readonly meanSeconds: number | null;
	readonly medianSeconds: number | null;
	/** Of those who tried it: whose first attempt came after it was due, 0 to 1. */
	readonly lateShare: number | null;
	/** Shown in first attempts, most often first. */
	readonly misconceptions: readonly ShownIdea[];
}

/** What is known of an item. */
export interface ItemData {
	readonly points: number;
	/** Points by counted learner, 0 where nothing was answered. */
	readonly scores: Numbers;
	/** Of the other items, by counted learner. */
	readonly rest: Numbers;
	/** Counted learners who tried it. */
	readonly answered: number;
	/** Of all who tried it, s. */
	readonly seconds: Numbers;
	/** Of all who tried it: whose first attempt was late. */
	readonly late: number;
	/** Of all who tried it: how many showed each misconception. */
	readonly shown: ReadonlyMap<string, number>;
}

/** Mean share of the points (Crocker and Algina 1986); null of nobody, and of an item worth nothing. */
export function facility({ scores, points }: Pick<ItemData, "scores" | "points">): number | null {
	return scores.length === 0 || points === 0 ? null : mean(scores) / points;
}

/**
 * Corrected item-total correlation (Henrysson 1963): of the item with the total of the others, so that it does not correlate
 * with itself. Null of a paper of one item, of fewer than three learners, and where item or rest have no spread.
 */
export function discrimination({ scores, rest }: Pick<ItemData, "scores" | "rest">): number | null {
	return rest.length === 0 ? null : correlation(scores, rest);
}

export function itemStatistics(data: ItemData, counted: number): Omit<ItemStatistics, "item"> {
	const { points, seconds, late, shown, answered } = data;
	const tried = seconds.length;
	return {
		points,
		tried,
		unanswered: counted - answered,
		facility: facility(data),
		discrimination: discrimination(data),
		meanSeconds: tried === 0 ? null : mean(seconds),
		medianSeconds: tried === 0 ? null : median(seconds),
		lateShare: tried === 0 ? null : late / tried,
		misconceptions: [...shown]
			.map(([id, learners]) => ({ id, learners, share: learners / tried }))
			.sort((a, b) => b.learners - a.learners || (a.id < b.id ? -1 : 1)),
	};
}
