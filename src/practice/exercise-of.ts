// The exercise of a spec: whoever made one in search of a skill shows it next, and makes it no second time.
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";

/** For as long as the spec is held. Only what is shown next: exercises are large, and the collector minds those in here. */
const made = new WeakMap<ExerciseSpec, Exercise>();

/** One that may be shown next. Throws as `generateExercise` does. */
export function makeExercise(spec: ExerciseSpec): Exercise {
	const exercise = generateExercise(spec);
	made.set(spec, exercise);
	return exercise;
}

/** As it was made before, or now. */
export function exerciseOf(spec: ExerciseSpec): Exercise {
	return made.get(spec) ?? generateExercise(spec);
}
