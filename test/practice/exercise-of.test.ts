import { expect, it } from "vitest";
import { keyOf } from "../../src/exercise/answer.ts";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { exerciseOf, makeExercise } from "../../src/practice/exercise-of.ts";

const SPEC: ExerciseSpec = { template: "three-way", version: 1, seed: 7, notation: "raw", profile: "rfc9293" };

const keysOf = (exercise: Exercise) => exercise.simpleBlanks.map((blank) => [blank.id, keyOf(blank)]);

it("an exercise that was made to be shown is the one that is shown", () => {
	const spec = { ...SPEC };
	const made = makeExercise(spec);
	expect(exerciseOf(spec)).toBe(made);
	expect(exerciseOf({ ...spec, seed: 8 })).not.toBe(made);
	expect(keysOf(exerciseOf({ ...spec }))).toEqual(keysOf(made));
	expect(keysOf(exerciseOf({ ...spec }))).toEqual(keysOf(generateExercise(SPEC)));
});
