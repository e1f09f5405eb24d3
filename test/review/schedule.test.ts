import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observe } from "../../src/review/observe.ts";
import { isConfidentError, rate } from "../../src/review/rating.ts";
import { recallChance, review, SCHEDULE } from "../../src/review/schedule.ts";
import type { Card, Observation } from "../../src/review/skill-state.ts";
import { anObservation, aState, DAY, HOUR, MINUTE, START, seen } from "./given.ts";

/** Of a skill that was mastered once; no failure is taken for a slip. */
const MASTERED = { slipped: false, everMastered: true };

const reviews = (...observations: readonly Observation[]): Card | undefined =>
	observations.reduce<Card | undefined>((card, one) => review(card, one, MASTERED), undefined);

const waits = (card: Card | undefined) => ((card?.dueMs ?? Number.NaN) - (card?.lastMs ?? 0)) / DAY;

describe("an attempt rates", () => {
	it.each<readonly [string, Partial<Observation>, string]>([
		["good when all is right", {}, "good"],
		["good when the learner was sure, too", { confidence: 3 }, "good"],
		["hard when it was guessed", { confidence: 1 }, "hard"],
		["hard when most is right", { share: 0.6 }, "hard"],
		["again when half is right", { share: 0.5 }, "again"],
		["again when nothing is", { share: 0, confidence: 1 }, "again"],
		["again when a hint was needed", { hinted: true }, "again"],
	])("%s", (_, one, rating) => {
		expect(rate(seen(START, one))).toBe(rating);
	});
});

describe("a review is due", () => {
	it.each<readonly [string, readonly Observation[], number]>([
		["in two days less a few hours, new and right", [seen(START)], 2 - 4 / 24],
		["in a day less a few hours, new and guessed", [seen(START, { confidence: 1 })], 1 - 4 / 24],
		["in some hours, new and wrong", [seen(START, { share: 0 })], 0.212],
		[
			"within a day, known for long and wrong",
			[0, 3, 20, 100].map((d) => seen(START + d * DAY, { share: d < 100 ? 1 : 0 })),
			20 / 24,
		],
		["after ten minutes, wrong and sure of it", [seen(START, { share: 0, confidence: 3 })], 10 / (24 * 60)],
	])("%s", (_, observations, days) => {
		expect(waits(reviews(...observations))).toBeCloseTo(days, 6);
	});

	it("ever later while it is right whenever it is due, and once a year in the end", () => {
		let card = review(undefined, seen(START), MASTERED);
		const gaps: number[] = [];
		for (let i = 0; i < 12; i++) {
			gaps.push(waits(card));
			card = review(card, seen(card.dueMs), MASTERED);
		}
		expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
		expect(gaps.at(-1)).toBeCloseTo(SCHEDULE.longestDays - SCHEDULE.earlyHours / 24, 6);
	});

	it("after the last review, and at most a year later", () => {
		fc.assert(
			fc.property(aState, ({ card }) => {
				expect(waits(card)).toBeGreaterThanOrEqual(10 / (24 * 60) - 1e-9);
				expect(waits(card)).toBeLessThanOrEqual(SCHEDULE.longestDays);
			}),
		);
	});

	it("sooner after a confident error than after an unsure one, in every state", () => {
		fc.assert(
			fc.property(aState, anObservation, (state, one) => {
				const wrong = { ...one, share: one.share === 1 ? 0 : one.share, hinted: false };
				const dueWith = (confidence: Observation["confidence"]) => observe(state, { ...wrong, confidence }).card.dueMs;
				for (const unsure of [null, 1, 2] as const) expect(dueWith(3)).toBeLessThanOrEqual(dueWith(unsure));
			}),
		);
	});

	it("no later for a lower share", () => {
		fc.assert(
			fc.property(aState, anObservation, fc.float({ min: 0, max: 1, noNaN: true }), (state, one, share) => {
				const [less, more] = [Math.min(share, one.share), Math.max(share, one.share)];
				const due = (of: number) => observe(state, { ...one, share: of }).card.dueMs;
				expect(due(less)).toBeLessThanOrEqual(due(more));
			}),
		);
	});
});

describe("a skill that was never mastered", () => {
	it("is due within a week, however well it is known", () => {
		const card = review(reviews(seen(START), seen(START + 9 * DAY)), seen(START + 60 * DAY), {
			slipped: false,
			everMastered: false,
		});
		expect(card.stability).toBeGreaterThan(50);
		expect(waits(card)).toBeCloseTo(SCHEDULE.unmasteredDays - SCHEDULE.earlyHours / 24, 6);
	});
});

describe("a confident error", () => {
	const wrong = (confidence: 2 | 3) => seen(START + 60 * DAY, { share: 0, confidence });
	const known = [0, 2, 7, 25].map((d) => seen(START + d * DAY));
	const corrected = [60 * DAY + 20 * MINUTE, 61 * DAY].map((ms) => seen(START + ms));

	it("is asked within days until it was right twice on other days", () => {
		const card = reviews(...known, wrong(3), ...corrected);
		expect(waits(card)).toBeLessThanOrEqual(SCHEDULE.confidentError.withinDays);
		expect(card?.watched).toBe(1);
		const free = reviews(...known, wrong(3), ...corrected, seen(START + 64 * DAY));
		expect(free?.watched).toBe(0);
		expect(waits(free)).toBeGreaterThan(SCHEDULE.confidentError.withinDays);
	});

	it("comes back no later than an unsure one at every step of the way", () => {
		for (const rest of [[], corrected.slice(0, 1), corrected])
			expect(reviews(...known, wrong(3), ...rest)?.dueMs).toBeLessThanOrEqual(
				reviews(...known, wrong(2), ...rest)?.dueMs ?? 0,
			);
	});

	it("is none after a hint, and none that is right", () => {
		expect(isConfidentError(seen(START, { share: 0, confidence: 3 }))).toBe(true);
		expect(isConfidentError(seen(START, { share: 0, confidence: 3, hinted: true }))).toBe(false);
		expect(isConfidentError(seen(START, { confidence: 3 }))).toBe(false);
	});
});

it("failing again in the same sitting is one lapse: the skill is not rated more difficult for it", () => {
	const once = reviews(seen(START, { share: 0 }));
	const often = reviews(...[0, 1, 2, 3].map((i) => seen(START + i * MINUTE, { share: 0 })));
	expect(often).toMatchObject({ difficulty: once?.difficulty, stability: once?.stability });
});

it("the chance to know a skill is 1 at its review and 0.9 when its stability has passed", () => {
	const card = review(undefined, seen(START), MASTERED);
	expect(recallChance(card, START - HOUR)).toBe(1);
	expect(recallChance(card, START + card.stability * DAY)).toBeCloseTo(0.9, 6);
});
