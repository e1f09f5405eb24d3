// The contract that every misconception keeps: somebody looks for it, and it is met.
import { describe, expect, it } from "vitest";
import type { Exercise } from "../../../src/exercise/generate.ts";
import { misconceive } from "../../../src/exercise/misconceive/misconceive.ts";
import {
	MISCONCEPTION_IDS,
	MISCONCEPTIONS,
	type Misconception,
	type MisconceptionId,
} from "../../../src/scenario/misconceptions.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

const EXERCISES = specsOf(someSeeds(4)).map(exerciseOf);

const entry = (id: MisconceptionId): Misconception => MISCONCEPTIONS[id];

/** An option of a question leads to it. */
const isNamedByAnOption = ({ questions }: Exercise, id: MisconceptionId) =>
	questions.some((question) => "options" in question && question.options.some((o) => o.misconception === id));

/** So many templates for which somebody who holds it would answer a blank otherwise, or all there are if they are fewer. */
function templatesMeeting(id: MisconceptionId, enough: number): ReadonlySet<string> {
	const met = new Set<string>();
	for (const exercise of EXERCISES) {
		if (met.size >= enough) break;
		if (!met.has(exercise.template.id) && isMet(exercise, id)) met.add(exercise.template.id);
	}
	return met;
}

function isMet(exercise: Exercise, id: MisconceptionId): boolean {
	if (entry(id).notation === "unwrapped")
		return exercise.blanks.some(({ skills }) => skills.includes("sequence-wraps")) && exercise.spec.notation === "raw";
	const wrong = misconceive(exercise, [id]);
	return exercise.blanks.some(({ key }) => wrong.has(key));
}

describe.each(MISCONCEPTION_IDS.map((id) => [id] as const))("%s", (id) => {
	it("is claimed: by a template, by an option, or by all that ask for numbers", () => {
		const claimed =
			TEMPLATES.some(({ misconceptions }) => misconceptions.includes(id)) ||
			EXERCISES.some((exercise) => isNamedByAnOption(exercise, id));
		expect(claimed).toBe(entry(id).everywhere !== true);
	});

	it("is met in scenarios, where an answer shows it", () => {
		expect(templatesMeeting(id, 1).size).toBe(1);
	});

	it("shows in several templates if no template is chosen for it", () => {
		if (entry(id).everywhere !== true) return;
		expect(templatesMeeting(id, 5).size).toBe(5);
	});

	it("changes one layer, or shows in options alone", () => {
		const { run, counting, reading, notation } = entry(id);
		const layers = [run, counting, reading, notation].filter((layer) => layer !== undefined);
		expect(layers.length).toBeLessThanOrEqual(1);
		if (layers.length === 0) expect(EXERCISES.some((exercise) => isNamedByAnOption(exercise, id))).toBe(true);
	});
});
