// CPU cost of generating, viewing and grading, per template. Medians over many seeds; compare within one run only.
// Run with `npm run bench:exercise`.
import { generateExercise } from "../exercise/generate.ts";
import { gradeExercise } from "../exercise/grade.ts";
import { viewExercise } from "../exercise/view.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";

const SEEDS = 400;

function medianMs(run: (seed: number) => void): { median: number; worst: number } {
	for (let seed = 0; seed < 50; seed++) run(seed);
	const times = Array.from({ length: SEEDS }, (_, seed) => {
		const start = performance.now();
		run(seed);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	return { median: times[SEEDS / 2] ?? 0, worst: times.at(-1) ?? 0 };
}

const generated: number[] = [];
console.log("template                     generate ms (worst)    view ms    grade right ms    grade wrong ms");
for (const template of TEMPLATES) {
	const spec = (seed: number): ScenarioSpec => ({
		template: template.id,
		version: template.version,
		seed,
		notation: "raw",
		profile: "rfc9293",
	});
	// Before any is kept: a request keeps none.
	const generate = medianMs((seed) => generateExercise(spec(seed)));
	generated.push(generate.median);
	const exercises = Array.from({ length: SEEDS }, (_, seed) => generateExercise(spec(seed)));
	const keys = exercises.map((exercise) => {
		const { blanks } = gradeExercise(exercise, {}, "en");
		return Object.fromEntries(Object.entries(blanks).map(([id, blank]) => [id, blank.expected]));
	});
	const wrong = exercises.map((exercise) => Object.fromEntries(exercise.blanks.map((blank) => [blank.id, "1"])));
	const at = <T>(list: readonly T[], i: number) => list[i % list.length] as T;
	const view = medianMs((seed) => viewExercise(at(exercises, seed), "en"));
	const right = medianMs((seed) => gradeExercise(at(exercises, seed), at(keys, seed), "en"));
	const bad = medianMs((seed) => gradeExercise(at(exercises, seed), at(wrong, seed), "en"));
	const ms = (value: number) => value.toFixed(3).padStart(8);
	console.log(
		`${template.id.padEnd(28)}${ms(generate.median)} (${ms(generate.worst)})  ${ms(view.median)}  ${ms(right.median)}          ${ms(bad.median)}`,
	);
}
generated.sort((a, b) => a - b);
const [middle = 0, most = 0] = [generated[generated.length >> 1], generated.at(-1)];
console.log(`generating: median ${middle.toFixed(3)} ms, slowest template ${most.toFixed(3)} ms`);
