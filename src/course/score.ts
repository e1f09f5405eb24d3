// What attempts at the items of a paper come to. One maximum for all: every item earns between 0 and its points, whatever its
// scenario has to ask.
import { combineAttempts, type Keep, roundShare } from "../exercise/score.ts";
import type { Assignment, LateRule } from "./assignment.ts";

const DAY_MS = 86_400_000;

/** How many days after the due time, begun ones as whole; 0 in time. Both ms since 1970. */
export function daysLate(submittedAtMs: number, dueAtMs: number | null): number {
	return dueAtMs === null ? 0 : Math.max(0, Math.ceil((submittedAtMs - dueAtMs) / DAY_MS));
}

/** Both ms since 1970. */
export function isLate(submittedAtMs: number, dueAtMs: number | null): boolean {
	return dueAtMs !== null && submittedAtMs > dueAtMs;
}

/** What lateness leaves, as a share, 0 to 1. */
export function lateCredit(days: number, late: LateRule | null): number {
	return late === null ? 1 : roundShare(Math.max(0, 1 - days * late.perDay));
}

/** An attempt at an item, as it counts. */
export interface CountedAttempt {
	/** As of `HandedResult`. */
	readonly share: number;
	readonly submittedAtMs: number;
}

/** How the attempts at an item of a paper count together. */
export interface CountingRule {
	readonly keep: Keep;
	readonly late: LateRule | null;
	readonly dueAtMs: number | null;
}

/** Points of an item after these attempts, in order; each as late as it came. */
export function itemPoints(attempts: readonly CountedAttempt[], points: number, rule: CountingRule): number {
	return roundShare(combineAttempts(sharesLate(attempts, rule), rule.keep) * points);
}

/**
 * How many days late what counts of an item is: the attempt that is kept, the earliest of several that are as good; where all
 * count, the last of them.
 */
export function itemDaysLate(attempts: readonly CountedAttempt[], rule: CountingRule): number {
	const counts = attempts[kept(sharesLate(attempts, rule), rule.keep)];
	return counts ? daysLate(counts.submittedAtMs, rule.dueAtMs) : 0;
}

function sharesLate(attempts: readonly CountedAttempt[], { late, dueAtMs }: CountingRule): readonly number[] {
	return attempts.map(({ share, submittedAtMs }) => share * lateCredit(daysLate(submittedAtMs, dueAtMs), late));
}

/** The place of the attempt that stands for all. */
function kept(shares: readonly number[], keep: Keep): number {
	switch (keep) {
		case "best":
			return shares.indexOf(Math.max(...shares));
		case "first":
			return 0;
		case "last":
		case "mean":
			return shares.length - 1;
	}
}

/** Points of items together, without what is left of binary fractions. */
export function paperPoints(items: readonly number[]): number {
	return roundShare(items.reduce((sum, points) => sum + points, 0));
}

/** What the items can earn together: the most of every paper. */
export function mostPoints({ items }: Pick<Assignment, "items">): number {
	return paperPoints(items.map(({ points }) => points));
}
