// How an attempt rates as a review.
import type { Observation } from "./skill-state.ts";

/** `again`: not known. `hard`: known with a slip, or by guessing. FSRS's `easy` is not used: see README.md. */
export type ReviewRating = "again" | "hard" | "good";

/** Who guessed all answers right knows less than who was sure; sure or not said makes no difference. */
const GUESSED = 1;

/**
 * | observation | rating |
 * |---|---|
 * | with a hint | again: it was not known alone |
 * | at most half right | again |
 * | more than half right, not all | hard |
 * | all right, but guessed | hard |
 * | all right | good |
 */
export function rate({
	share,
	hinted,
	confidence,
}: Pick<Observation, "share" | "hinted" | "confidence">): ReviewRating {
	if (hinted || share <= 0.5) return "again";
	return share < 1 || confidence === GUESSED ? "hard" : "good";
}

/** What was believed wrongly and for sure. An answer after a hint is nobody's belief. */
export function isConfidentError({
	share,
	hinted,
	confidence,
}: Pick<Observation, "share" | "hinted" | "confidence">): boolean {
	return share < 1 && !hinted && confidence === 3;
}
