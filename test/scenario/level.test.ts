import { describe, expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { difficultiesOf, type Level, levelOf } from "../../src/scenario/level.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { Difficulty } from "../../src/scenario/spec.ts";
import type { Template } from "../../src/scenario/template.ts";
import { exerciseOf, madeOnce, viewOf } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const near2to32 = 2 ** 32 - 2000;

/** The exercises of a template at one difficulty, in one notation: difficulty is no matter of it. */
const exercisesAt = (id: string, difficulty: Difficulty, seeds: readonly number[]) =>
	specsOf(
		seeds,
		TEMPLATES.filter((template) => template.id === id),
	)
		.filter(({ notation }, _, [first]) => notation === first?.notation)
		.map((spec) => madeOnce({ ...spec, difficulty }));

/** Whether it asks for no more blanks where it is easier, no fewer where it is harder, and more there, in the mean. */
function asksMore(template: Template, seeds: number): boolean {
	const levels = difficultiesOf(template).map((difficulty) => {
		const asked = exercisesAt(template.id, difficulty, someSeeds(seeds)).map(({ blanks }) => blanks.length);
		return [levelOf(template, difficulty), mean(asked)] as const;
	});
	const { usual = 0, easier = usual, harder = usual } = Object.fromEntries(levels) as Partial<Record<Level, number>>;
	return easier <= usual && usual <= harder && easier < harder;
}

describe("difficulty as a parameter", () => {
	it("is a step to each side of the template's own, from 1 to 5", () => {
		const of = (difficulty: Difficulty) => difficultiesOf({ difficulty, blanks: [1, 1] });
		expect([of(1), of(3), of(5)]).toEqual([
			[1, 2],
			[2, 3, 4],
			[4, 5],
		]);
	});

	it("that is the template's own gives the same scenario as none", () => {
		for (const spec of specsOf([3])) {
			const usual = exerciseOf(spec);
			const { difficulty } = usual.template;
			const wished = generateExercise({ ...spec, difficulty });
			expect(viewExercise(wished, "en")).toEqual(viewOf(usual, "en"));
		}
	});

	it.each(TEMPLATES.map(({ id }) => id))("asks less of %s where it is easier and more where it is harder", (id) => {
		const [template] = TEMPLATES.filter((t) => t.id === id);
		if (!template) throw new Error("it is in the registry");
		// Nearly all show it in few scenarios; what chance hides there must show in many.
		expect(asksMore(template, 4) || asksMore(template, 24)).toBe(true);
	});

	it("keeps initial sequence numbers short where it is easier, and near 2^32 now and then where it is harder", () => {
		const isns = (difficulty: Difficulty) =>
			exercisesAt("lost-syn", difficulty, someSeeds(12)).flatMap(({ drawn }) =>
				drawn.hosts.flatMap((host) => host.isns),
			);
		expect(Math.max(...isns(1))).toBeLessThan(10_000);
		expect(Math.min(...isns(3))).toBeGreaterThanOrEqual(100_000);
		expect(isns(3).some((isn) => isn > near2to32)).toBe(true);
	});

	it("loses the SYN once where it is easier, and three times where it is harder", () => {
		const losses = (difficulty: Difficulty) =>
			exercisesAt("lost-syn", difficulty, someSeeds(12)).map(({ trace }) => trace.lost.size);
		expect(new Set(losses(1))).toEqual(new Set([1]));
		expect(new Set(losses(3))).toEqual(new Set([3]));
	});
});
