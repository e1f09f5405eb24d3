// How well a learner knows what they know: how often answers were right at each level of confidence.
import { CONFIDENCE_LEVELS } from "../contract/confidence.ts";
import type { Calibration } from "../contract/progress.ts";
import type { SureAnswer } from "./shown.ts";

/** Answers and, of these, right ones, by level. */
export type SureCounts = readonly (readonly [answers: number, correct: number])[];

export const NOTHING_SURE: SureCounts = CONFIDENCE_LEVELS.map(() => [0, 0]);

export function addSure(counts: SureCounts, answers: readonly SureAnswer[]): SureCounts {
	return counts.map(([said, right], i) => {
		const at = answers.filter(([level]) => level === CONFIDENCE_LEVELS[i]);
		return [said + at.length, right + at.filter(([, correct]) => correct === 1).length];
	});
}

export function calibrationOf(counts: SureCounts): Calibration {
	return {
		levels: CONFIDENCE_LEVELS.map((level, i) => {
			const [answers = 0, correct = 0] = counts[i] ?? [];
			return { level, answers, correct };
		}),
		gamma: gammaOf(counts.map(([answers, correct]) => ({ correct, wrong: answers - correct }))),
	};
}

/**
 * Goodman and Kruskal's gamma (1954), the usual measure of how well judgements of one's own knowledge tell right from wrong
 * (Nelson 1984): -1 to 1, null where no pair of a right and a wrong answer differs in confidence. Levels in rising order.
 */
function gammaOf(levels: readonly { readonly correct: number; readonly wrong: number }[]): number | null {
	const pairs = (higher: "correct" | "wrong", lower: "correct" | "wrong") =>
		levels.reduce((all, level, i) => all + level[higher] * total(levels.slice(0, i), lower), 0);
	const agreeing = pairs("correct", "wrong");
	const contrary = pairs("wrong", "correct");
	return agreeing + contrary === 0 ? null : (agreeing - contrary) / (agreeing + contrary);
}

function total<K extends string>(levels: readonly Readonly<Record<K, number>>[], what: K): number {
	return levels.reduce((all, level) => all + level[what], 0);
}
