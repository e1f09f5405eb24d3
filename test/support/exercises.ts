// Exercises that many tests look at, and what comes of them alone: each made once for all the files that a process runs.
import type { Answers } from "../../src/exercise/answer.ts";
import type { Exercise } from "../../src/exercise/generate.ts";
import { gradeExercise, toScore } from "../../src/exercise/grade.ts";
import { judgeAnswers } from "../../src/exercise/judge.ts";
import { exerciseMaker } from "../../src/exercise/maker.ts";
import { type AttemptScore, FIRST_ATTEMPT, scoreAttempt } from "../../src/exercise/score.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import type { GradeResult } from "../../src/exercise/types.ts";
import { type ExerciseView, viewExercise } from "../../src/exercise/view.ts";
import type { Locale } from "../../src/text/locale.ts";

const made = new Map<string, Exercise>();

/** The first seeds, which many tests share. */
const SHARED_SEEDS = 4;

const makeShared = exerciseMaker(Number.POSITIVE_INFINITY);
const makeOther = exerciseMaker(32);

const isShared = ({ seed }: ExerciseSpec) => typeof seed === "number" && seed < SHARED_SEEDS;

/**
 * The exercise of `spec`, the same object each time where its seed is one of those that many tests share: they are kept. A
 * test of what making it anew gives calls `generateExercise`.
 */
export function exerciseOf(spec: ExerciseSpec): Exercise {
	if (!isShared(spec)) return makeOther(spec);
	const name = JSON.stringify(spec);
	const exercise = made.get(name) ?? makeShared(spec);
	made.set(name, exercise);
	return exercise;
}

/** One that only one test looks at, and that is not kept: of a scenario that is there already, without running it again. */
export function madeOnce(spec: ExerciseSpec): Exercise {
	return isShared(spec) ? makeShared(spec) : makeOther(spec);
}

/** What `make` gives for each exercise and language, made once. */
export function onceForEach<T>(
	make: (exercise: Exercise, locale: Locale) => T,
): (exercise: Exercise, locale: Locale) => T {
	const all = new WeakMap<Exercise, Map<Locale, T>>();
	return (exercise, locale) => {
		const ofOne = all.get(exercise) ?? new Map<Locale, T>();
		all.set(exercise, ofOne);
		const result = ofOne.get(locale) ?? make(exercise, locale);
		ofOne.set(locale, result);
		return result;
	};
}

/** What a learner sees of it. */
export const viewOf: (exercise: Exercise, locale: Locale) => ExerciseView = onceForEach(viewExercise);

/** What a first attempt earns, as its result has it, but without a word. */
export function scoreOf(exercise: Exercise, answers: Answers): AttemptScore {
	const { rule, hints, ordinal } = FIRST_ATTEMPT;
	return scoreAttempt(judgeAnswers(exercise, answers).blanks.map(toScore), rule, hints, ordinal);
}

/** The result of no answers, which says what is expected. */
export const solutionOf: (exercise: Exercise, locale: Locale) => GradeResult = onceForEach((exercise, locale) =>
	gradeExercise(exercise, {}, locale),
);
