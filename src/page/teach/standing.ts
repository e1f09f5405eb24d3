// How learners of a class stand, as a teacher wants to know it at a glance.
import type { GradebookRowView } from "../../contract/gradebook.ts";

/** So long without an answer, in the middle of a paper, somebody may need help. */
export const QUIET_MS = 20 * 60_000;
/** So often at one item, and not half of its points. */
export const MANY_TRIES = 3;

export type Stuck =
	| { readonly why: "tries"; readonly item: number; readonly tries: number }
	| { readonly why: "quiet"; readonly minutes: number };

/** Why a learner seems stuck; null for who does not. `points` of each item, in order. */
export function stuckAt(row: GradebookRowView, points: readonly number[], nowMs: number): Stuck | null {
	if (row.state !== "begun") return null;
	const hard = row.items.find(
		({ item, tries, score }) => tries >= MANY_TRIES && (score ?? 0) < (points[item - 1] ?? 0) / 2,
	);
	if (hard) return { why: "tries", item: hard.item, tries: hard.tries };
	const quietMs = nowMs - Date.parse(row.updatedAt);
	return quietMs >= QUIET_MS ? { why: "quiet", minutes: Math.floor(quietMs / 60_000) } : null;
}

/** 0 to 100. */
export const percent = (share: number) => Math.round(share * 100);

/** At most two digits behind the point, none that are 0. */
export const shortNumber = (value: number) => String(Math.round(value * 100) / 100);
