// What has one key: whoever was shown it once knows it, whatever else is asked of the same, in whatever notation.
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { Instance } from "../question-bank/instance.ts";

/**
 * Names what was played. Two ids of the same seed stand for one; so do other blanks of it, and the other profile, under
 * which most values are the same.
 */
export function playedIn({
	notation: _,
	profile: _profile,
	blanks: _blanks,
	ask: _ask,
	skill: _skill,
	...played
}: ExerciseSpec): string {
	return `scenario ${JSON.stringify(Object.entries(played).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** The seed of a question that draws no numbers orders its options only. */
export function askedIn({ question, seed, values }: Instance): string {
	const drawn = Object.keys(values).length > 0 ? [seed] : [];
	return `question ${JSON.stringify([question.id, question.version, ...drawn])}`;
}

/** Whoever recalls the answer to a question so long after it was shown, ms, has reviewed it: a night lies between. */
export const REVIEWED_AFTER_MS = 12 * 3_600_000;

/** How long the key of a question is taken to be remembered, s: as long as a scenario lives. */
export const REMEMBERED_S = 30 * 86_400;
