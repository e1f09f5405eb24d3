// Reading, grading, diagnosing and explaining about ten blanks, beside Khan Academy's scorer with ten numeric fields in the
// same run: ratios mean something, milliseconds depend on the machine. Medians. Run with `npm run bench:grading`.
import { scorePerseusItem } from "@khanacademy/perseus-score";
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

function perseusItem(fields: number) {
	const ids = Array.from({ length: fields }, (_, i) => `numeric-input ${i + 1}`);
	const widget = (i: number) => ({
		type: "numeric-input",
		graded: true,
		version: { major: 0, minor: 0 },
		static: false,
		alignment: "default",
		options: {
			answers: [
				{
					value: 1000 + i,
					status: "correct",
					message: "",
					simplify: "required",
					strict: false,
					maxError: 0,
					answerForms: ["integer"],
				},
			],
			coefficient: false,
			static: false,
			labelText: "",
			size: "normal",
			rightAlign: false,
		},
	});
	return {
		data: {
			content: ids.map((id) => `[[☃ ${id}]]`).join(" "),
			widgets: Object.fromEntries(ids.map((id, i) => [id, widget(i)])),
			images: {},
		},
		input: Object.fromEntries(ids.map((id, i) => [id, { currentValue: String(1000 + i) }])),
	};
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
const item = perseusItem(10);
// The item has only what the scorer reads; its type asks for what the editor knows as well.
const score = scorePerseusItem as unknown as (data: unknown, input: unknown, locale: string) => unknown;

const right = medianMs((i) => void gradeExercise(at(i), keys.get(at(i)) ?? {}, "en"));
const wrong = medianMs((i) => void gradeExercise(fresh[i] as Exercise, { ...keys.get(at(i)), ...threeWrong }, "en"));
const perseus = medianMs(() => void score(item.data, item.input, "en"));
const blanks = exercises.reduce((sum, exercise) => sum + exercise.blanks.length, 0) / exercises.length;

console.log(`${exercises.length} scenarios, ${blanks.toFixed(1)} blanks each`);
console.log(`all right, read, graded and explained:   ${right.toFixed(4)} ms`);
console.log(`three wrong, with diagnosis:             ${wrong.toFixed(4)} ms`);
console.log(
	`perseus-score, ten numeric fields right: ${perseus.toFixed(4)} ms (${(perseus / right).toFixed(1)} times ours)`,
);
