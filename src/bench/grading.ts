// Reading, grading, diagnosing and explaining about ten blanks, beside making their scenario in the same run: ratios mean
// something, milliseconds depend on the machine. Medians. Run with `npm run bench:grading`.
import { type Exercise, generateExercise } from "../exercise/generate.ts";
import { gradeExercise } from "../exercise/grade.ts";

const ROUNDS = 2000;
const WARM_UP = 300;

function medianMs(run: (i: number) => void): number {
	for (let i = 0; i < WARM_UP; i++) run(ROUNDS + i);
	const times = Array.from({ length: ROUNDS }, (_, i) => {
		const start = performance.now();
		run(i);
		return performance.now() - start;
	});
	return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}

/** Scenarios of a whole conversation that ask for ten blanks. */
function tenBlanks(): readonly Exercise[] {
	const found: Exercise[] = [];
	for (let seed = 0; found.length < 20 && seed < 5000; seed++) {
		const exercise = generateExercise({
			template: "whole-conversation",
			version: 1,
			seed,
			notation: "raw",
			profile: "rfc9293",
		});
		if (exercise.blanks.length >= 9) found.push(exercise);
	}
	return found;
}

const exercises = tenBlanks();
const at = (i: number) => exercises[i % exercises.length] as Exercise;
const keys = new Map(
	exercises.map((exercise) => {
		const { blanks } = gradeExercise(exercise, {}, "en");
		return [exercise, Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]))];
	}),
);
const threeWrong = { b1: "RST", b3: "12", b5: "77" };
// What was run under wrong rules stays with its exercise: each diagnosis gets an exercise that has not been graded yet.
const fresh = Array.from({ length: ROUNDS + WARM_UP }, (_, i) => generateExercise(at(i).spec));

const made = medianMs((i) => void generateExercise(at(i).spec));
const right = medianMs((i) => void gradeExercise(at(i), keys.get(at(i)) ?? {}, "en"));
const wrong = medianMs((i) => void gradeExercise(fresh[i] as Exercise, { ...keys.get(at(i)), ...threeWrong }, "en"));
const blanks = exercises.reduce((sum, exercise) => sum + exercise.blanks.length, 0) / exercises.length;

console.log(`${exercises.length} scenarios, ${blanks.toFixed(1)} blanks each`);
const line = (what: string, ms: number) =>
	`${what.padEnd(40)} ${ms.toFixed(4)} ms, ${(ms / made).toFixed(2)} of making`;
console.log(line("all right, read, graded and explained:", right));
console.log(line("three wrong, with diagnosis:", wrong));
