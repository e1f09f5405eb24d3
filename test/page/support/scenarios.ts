// Exercises as the service sends them, for what runs in a browser.
import type { Exercise } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import type { GradeResult } from "../../../src/exercise/types.ts";
import type { Answers, Result, Scenario } from "../../../src/page/shared/api.ts";
import type { Locale } from "../../../src/text/locale.ts";
import { onceForEach, solutionOf, viewOf } from "../../support/exercises.ts";

const AROUND = { id: "sc1.x", seed: 1, policy: null, madeBy: "anonymous", assessed: false, deadline: null };

/** Through JSON, as it comes; once for all that look at it, which change nothing of it. */
const sentOf = onceForEach(
	(exercise, locale): Scenario =>
		JSON.parse(JSON.stringify({ ...AROUND, locale, ...viewOf(exercise, locale), links: {} })),
);

export function scenarioOf(exercise: Exercise, locale: Locale = "en"): Scenario {
	return sentOf(exercise, locale);
}

function toResult(graded: GradeResult): Result {
	return JSON.parse(JSON.stringify({ ...graded, scenarioId: "sc1.x", proof: "p", links: {} }));
}

/** The same of no answers. */
const solvedOf = onceForEach((exercise, locale) => toResult(solutionOf(exercise, locale)));

export function resultOf(exercise: Exercise, answers: Answers, locale: Locale = "en"): Result {
	if (Object.keys(answers).length === 0) return solvedOf(exercise, locale);
	return toResult(gradeExercise(exercise, answers, locale));
}

/** The right answer to each blank, as the result shows it. */
export function keyOf(exercise: Exercise): Answers {
	const { blanks } = resultOf(exercise, {});
	return Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]));
}
