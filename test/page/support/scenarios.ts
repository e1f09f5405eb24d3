// Exercises as the service sends them, for what runs in a browser.
import type { Exercise } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import type { Answers, Result, Scenario } from "../../../src/page/shared/api.ts";
import type { Locale } from "../../../src/text/locale.ts";
import { viewOf } from "../../support/exercises.ts";

const AROUND = { id: "sc1.x", seed: 1, policy: null, madeBy: "anonymous", assessed: false, deadline: null };

/** Through JSON, as it comes. */
export function scenarioOf(exercise: Exercise, locale: Locale = "en"): Scenario {
	return JSON.parse(JSON.stringify({ ...AROUND, locale, ...viewOf(exercise, locale), links: {} }));
}

export function resultOf(exercise: Exercise, answers: Answers, locale: Locale = "en"): Result {
	const result = { ...gradeExercise(exercise, answers, locale), scenarioId: "sc1.x", proof: "p", links: {} };
	return JSON.parse(JSON.stringify(result));
}

/** The right answer to each blank, as the result shows it. */
export function keyOf(exercise: Exercise): Answers {
	const { blanks } = resultOf(exercise, {});
	return Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]));
}
