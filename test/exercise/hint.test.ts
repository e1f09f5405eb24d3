import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/exercise/answer.ts";
import { hintFor } from "../../src/exercise/hint.ts";
import { HINT_COSTS, HINT_LEVELS } from "../../src/exercise/hint-levels.ts";
import { KINDS } from "../../src/exercise/kinds/registry.ts";
import { pathAround } from "../../src/exercise/kinds/state/hints.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { exerciseOf } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const EXERCISES = specsOf(someSeeds(4)).map(exerciseOf);

describe("hints", () => {
	it("climb from where to look over the rule to the first step, in both languages", () => {
		for (const exercise of EXERCISES)
			for (const blank of exercise.blanks)
				for (const locale of LOCALES) {
					const texts = HINT_LEVELS.map((level) => hintFor(exercise, blank.id, level, locale)?.text ?? "");
					expect(new Set(texts).size).toBe(texts.length);
					for (const text of texts) {
						expect(text.length).toBeGreaterThan(8);
						expect(text).not.toMatch(/undefined|null|NaN/);
					}
				}
	});

	it("cost more the higher the rung, and never all", () => {
		const costs = HINT_LEVELS.map((level) => HINT_COSTS[level]);
		expect(costs).toEqual([...costs].sort((a, b) => a - b));
		expect(Math.max(...costs)).toBeLessThan(1);
	});

	it("never say the number that is asked for, unless it is what counting starts from", () => {
		for (const exercise of EXERCISES)
			for (const blank of exercise.blanks) {
				if (blank.kind !== "sequence-number") continue;
				const key = KINDS[blank.kind].say(exercise, blank, keyOf(blank), "en");
				if (key.length < 4 || blank.asks.knownElsewhere) continue;
				const [one, two] = HINT_LEVELS.map((level) => hintFor(exercise, blank.id, level, "en")?.text ?? "");
				expect(one).not.toContain(key);
				expect(two).not.toContain(key);
			}
	});

	it("put the right state at any place of the path that the second one names, another one from blank to blank", () => {
		const places = EXERCISES.map((exercise) =>
			exercise.blanks.flatMap((blank) => {
				if (blank.kind !== "state") return [];
				const path = pathAround(exercise, blank.asks);
				return path.length === 3 ? [path.findIndex(({ group }) => group === blank.asks.group)] : [];
			}),
		).filter((one) => one.length > 2);
		expect(new Set(places.flat())).toEqual(new Set([0, 1, 2]));
		const differing = places.filter((one) => new Set(one).size > 1);
		expect(differing.length).toBeGreaterThan(places.length / 2);
	});

	it("of a blank that the exercise does not have do not exist", () => {
		const [exercise] = EXERCISES;
		if (!exercise) throw new Error("there are exercises");
		expect(hintFor(exercise, "b99", 1, "en")).toBeUndefined();
		expect(hintFor(exercise, "__proto__", 1, "en")).toBeUndefined();
	});
});
