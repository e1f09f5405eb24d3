import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difficultyFor, isMastered, MASTERY } from "../../src/review/mastery.ts";
import { observe } from "../../src/review/observe.ts";
import type { Observation } from "../../src/review/skill-state.ts";
import { aGoodHistory, aState, DAY, HOUR, learned, START, seen, stateAfter } from "./given.ts";

const SPAN = MASTERY.spanHours * HOUR;

describe("mastered", () => {
	it.each<readonly [string, readonly Observation[], boolean]>([
		["is not what was never met", [], false],
		["is not what was right twice, days apart", [seen(START), seen(START + 2 * DAY)], false],
		["is not what was right three times in one sitting", [0, 1, 2].map((i) => seen(START + i * HOUR)), false],
		["is what was right three times over a night", [0, 1, SPAN].map((ms) => seen(START + ms)), true],
		["is not what was right over a little less", [0, 1, SPAN - 1].map((ms) => seen(START + ms)), false],
		[
			"is not what was right on two scenarios, one of them twice",
			["a", "b", "a"].map((instance, i) => seen(START + i * DAY, { instance })),
			false,
		],
		["is not what needed a hint on the way", [0, 1, 2].map((i) => seen(START + i * DAY, { hinted: i === 1 })), false],
		["stays what was known even after a year", [0, 1, 365].map((i) => seen(START + i * DAY)), true],
	])("%s", (_, observations, mastered) => {
		expect(isMastered(stateAfter(observations))).toBe(mastered);
	});

	it("takes three right answers to different scenarios, over the hours of the rule", () => {
		fc.assert(
			fc.property(aGoodHistory, (history) => {
				const state = stateAfter(history);
				fc.pre(state !== undefined && isMastered(state));
				expect(new Set(state.rowInstances).size).toBe(MASTERY.inARow);
				expect((state.rowUntilMs ?? 0) - (state.rowSinceMs ?? 0)).toBeGreaterThanOrEqual(SPAN);
				expect(state.mastery).toBeGreaterThanOrEqual(MASTERY.threshold);
			}),
		);
	});

	it("ends with a single wrong answer, at a first try or later", () => {
		const known = learned(seen(START), seen(START + DAY), seen(START + 2 * DAY));
		expect(isMastered(known)).toBe(true);
		for (const firstTry of [true, false])
			expect(isMastered(observe(known, seen(START + 9 * DAY, { share: 0, firstTry })))).toBe(false);
	});
});

it("difficulty rises from 1 to 5 with mastery", () => {
	expect(difficultyFor(undefined)).toBe(1);
	fc.assert(
		fc.property(aState, (state) => {
			expect(difficultyFor(state)).toBeCloseTo(1 + 4 * state.mastery, 12);
		}),
	);
});
