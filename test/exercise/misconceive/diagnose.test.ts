import { describe, expect, it } from "vitest";
import { measureDiagnosis, precision, recall } from "../../../src/bench/diagnosis.ts";
import { keyOf } from "../../../src/exercise/answer.ts";
import { type Exercise, generateExercise, generateFrom } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import { diagnose } from "../../../src/exercise/misconceive/diagnose.ts";
import { misconceive } from "../../../src/exercise/misconceive/misconceive.ts";
import { MISCONCEPTION_IDS, MISCONCEPTIONS, type MisconceptionId } from "../../../src/scenario/misconceptions.ts";
import type { Template } from "../../../src/scenario/template.ts";
import { chooseTheDefence } from "../../../src/scenario/templates/syn-attack/choose-the-defence.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

const EXERCISES = specsOf(someSeeds(3)).map(exerciseOf);

/** What somebody answers who holds all of `ids`. */
function answersUnder(exercise: Exercise, ids: readonly MisconceptionId[]): Map<string, unknown> {
	const wrong = misconceive(exercise, ids);
	return new Map(exercise.blanks.map((blank) => [blank.id, wrong.get(blank.key) ?? keyOf(blank)]));
}

describe("diagnosis", () => {
	const { groups, templates } = measureDiagnosis(8);

	it("finds one misconception almost always, two where both show, and seldom a wrong one", () => {
		const tallies = new Map(groups.map(({ name, tally }) => [name, tally]));
		for (const [name, precise, complete] of [
			["one misconception", 0.995, 0.995],
			["one and a slip", 0.97, 0.94],
			["two that both show", 0.985, 0.9],
		] as const) {
			const tally = tallies.get(name);
			if (!tally) throw new Error(`${name} was not measured`);
			expect(precision(tally), name).toBeGreaterThanOrEqual(precise);
			expect(recall(tally), name).toBeGreaterThanOrEqual(complete);
		}
		const slips = tallies.get("no misconception, one slip");
		expect(slips && slips.wrong / slips.learners).toBeLessThanOrEqual(0.01);
	});

	it("holds in each template by itself, for one misconception", () => {
		expect(templates.filter(({ tally }) => Math.min(precision(tally), recall(tally)) < 0.95)).toEqual([]);
	});

	it("takes no number of another run for what somebody would write", () => {
		for (const exercise of EXERCISES)
			for (const id of MISCONCEPTION_IDS)
				if ("run" in MISCONCEPTIONS[id])
					expect([...misconceive(exercise, [id]).keys()].filter((key) => /^(seq|ack):/.test(key))).toEqual([]);
	});

	it("finds two misconceptions whose changes of one number add up, so that no answer is what one of them gives", () => {
		const held: readonly MisconceptionId[] = ["syn-does-not-consume", "relative-where-raw"];
		const exercise = generateExercise({
			template: "three-way",
			version: 1,
			seed: 0,
			notation: "raw",
			profile: "rfc9293",
		});
		const answers = answersUnder(exercise, held);
		const ids = exercise.blanks.filter(({ key }) => key.startsWith("ack")).map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(0);
		for (const id of ids)
			for (const one of held) expect(answersUnder(exercise, [one]).get(id)).not.toBe(answers.get(id));
		expect(diagnose(exercise, answers).map(({ id }) => id)).toEqual(held);
	});

	it("blames one wrong answer on one misconception, never on two together", () => {
		for (const exercise of EXERCISES)
			for (const { id, kind, key } of exercise.blanks) {
				const wrong = misconceive(exercise, ["syn-does-not-consume", "seq-and-ack-swapped"]);
				if (kind !== "sequence-number" || !wrong.has(key)) continue;
				const answers = new Map<string, unknown>(exercise.blanks.map((blank) => [blank.id, keyOf(blank)]));
				expect(diagnose(exercise, answers.set(id, wrong.get(key))).length).toBeLessThan(2);
			}
	});

	it("runs a script again only where the exercise has not run it under the same settings", () => {
		let runs = 0;
		const template = {
			...chooseTheDefence,
			script: (...args: Parameters<Template["script"]>) => {
				runs += 1;
				chooseTheDefence.script(...args);
			},
		};
		const spec = { template: template.id, version: 1, seed: 1, notation: "raw", profile: "rfc9293" } as const;
		const exercise = generateFrom(template, spec);
		for (const id of template.misconceptions) {
			runs = 0;
			expect(diagnose(exercise, answersUnder(exercise, [id])).map((found) => found.id)).toEqual([id]);
			expect(runs).toBe(0);
		}
	});

	it("stays silent when everything is right", () => {
		for (const exercise of EXERCISES)
			expect(diagnose(exercise, new Map(exercise.blanks.map((blank) => [blank.id, keyOf(blank)])))).toEqual([]);
	});

	it("stays silent when nothing explains the answers", () => {
		for (const exercise of EXERCISES) {
			const numbers = exercise.blanks.filter((b) => b.kind === "sequence-number");
			const nonsense = new Map(numbers.map((blank, i) => [blank.id, (keyOf(blank) + 1234 * (i + 3)) >>> 0]));
			expect(diagnose(exercise, nonsense)).toEqual([]);
		}
	});

	it("names the misconception, the blanks and an advice in the learner's language", () => {
		const exercise = generateExercise({
			template: "half-close",
			version: 1,
			seed: 3,
			notation: "raw",
			profile: "rfc9293",
		});
		const answers = Object.fromEntries(answersUnder(exercise, ["fin-does-not-consume"]));
		const [found] = gradeExercise(exercise, answers, "zh").misconceptions;
		expect(found?.id).toBe("fin-does-not-consume");
		expect(found?.advice).toBe(MISCONCEPTIONS["fin-does-not-consume"].advice.zh);
		expect(found?.blanks.length).toBeGreaterThan(0);
		expect(found?.confidence).toBeGreaterThan(0.5);
	});
});

it("a number beyond 2^32 - 1 that should have wrapped is unreadable, earns nothing, and is named", () => {
	const exercises = specsOf(someSeeds(4))
		.filter((spec) => spec.notation === "raw")
		.map(exerciseOf);
	const wrapping = exercises.flatMap((exercise) => {
		const blank = exercise.blanks.find((b) => b.kind === "sequence-number" && b.skills.includes("sequence-wraps"));
		return blank ? [{ exercise, blank }] : [];
	});
	expect(wrapping.length).toBeGreaterThan(0);
	for (const { exercise, blank } of wrapping) {
		const beyond = (keyOf(blank) as number) + 2 ** 32;
		const result = gradeExercise(exercise, { [blank.id]: beyond.toLocaleString("en-US") }, "en");
		expect(result.blanks[blank.id]?.verdict).toBe("unreadable");
		expect(result.misconceptions.map((m) => m.id)).toEqual(["no-wrap"]);
	}
});
