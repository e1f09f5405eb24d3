import { describe, expect, it } from "vitest";
import { GRID } from "../../../src/bench/learning/grid.ts";
import { DAY_MS, knows, newLearner, type Parameters, practise, recall } from "../../../src/bench/learning/learner.ts";
import { seededRandom } from "../../../src/scenario/random.ts";

const CERTAIN: Parameters = {
	guess: 0,
	slip: 0,
	learn: 1,
	missing: 0,
	prior: 0,
	halfLifeDays: 4,
	spacing: 5,
	curve: "exponential",
};

/** `top` builds on `base`. */
const PREREQUISITES = new Map([
	["base", []],
	["top", ["base"]],
]);

const learner = (other: Partial<Parameters> = {}) =>
	newLearner({ ...CERTAIN, ...other }, PREREQUISITES, seededRandom(1));

const asking = (...skills: readonly string[]) => ({ source: "one", blanks: [skills], skills: new Set(skills) });

describe("a simulated learner", () => {
	it("learns from feedback, and what builds on it only then", () => {
		const one = learner();
		expect(practise(one, asking("top"), 0).get("top")).toBe(0);
		expect(knows(one, "top")).toBe(false);
		practise(one, asking("base"), 0);
		practise(one, asking("top"), 0);
		expect(knows(one, "top")).toBe(true);
		expect(practise(one, asking("base", "top"), 0)).toEqual(
			new Map([
				["base", 1],
				["top", 1],
			]),
		);
	});

	it.each(["exponential", "power"] as const)("has forgotten half when the half-life has passed, %s", (curve) => {
		const one = learner({ curve });
		expect(recall(one, "base", 0)).toBe(0);
		practise(one, asking("base"), 0);
		expect(recall(one, "base", 0)).toBe(1);
		expect(recall(one, "base", 4 * DAY_MS)).toBeCloseTo(0.5, 12);
	});

	it("remembers for longer what was recalled after longer", () => {
		const chanceAfter = (gapMs: number) => {
			const one = learner({ halfLifeDays: 1e6 });
			practise(one, asking("base"), 0);
			practise(one, asking("base"), gapMs);
			return recall(one, "base", gapMs + 1e7 * DAY_MS);
		};
		expect(chanceAfter(1e5 * DAY_MS)).toBeGreaterThan(chanceAfter(DAY_MS));
	});

	it("guesses and slips as often as the model says", () => {
		const right = (parameters: Partial<Parameters>) => {
			const one = learner(parameters);
			const tries = Array.from({ length: 4000 }, () => practise(one, asking("base"), 0).get("base") ?? 0);
			return tries.reduce((sum, share) => sum + share, 0) / tries.length;
		};
		expect(right({ learn: 0, guess: 0.2 })).toBeCloseTo(0.2, 1);
		expect(right({ prior: 1, slip: 0.1 })).toBeCloseTo(0.9, 1);
	});
});

it("the grid holds every combination once", () => {
	expect(GRID.length).toBe(32);
	expect(new Set(GRID.map(({ levels }) => JSON.stringify(levels))).size).toBe(32);
	expect(new Set(GRID.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(32);
});
