import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLate, itemDaysLate, itemPoints, lateCredit } from "../../src/course/score.ts";
import { KEEPS, type Keep } from "../../src/exercise/score.ts";

const DAY = 86_400_000;
const DUE = 100 * DAY;

/** An attempt that earns this share, so many days after it was due. */
const at = (share: number, days = -1) => ({ share, submittedAtMs: DUE + days * DAY });
const rule = (keep: Keep, perDay: number | null = 0.1) => ({
	keep,
	late: perDay === null ? null : { perDay },
	dueAtMs: DUE,
});

describe("days late", () => {
	it.each<[number, number]>([
		[-DAY, 0],
		[0, 0],
		[1, 1],
		[DAY, 1],
		[DAY + 1, 2],
		[2.5 * DAY, 3],
	])("%s ms after the due time are %s", (ms, days) => {
		expect(daysLate(DUE + ms, DUE)).toBe(days);
	});

	it("are none where nothing is due", () => {
		expect(daysLate(DUE, null)).toBe(0);
	});

	it.each<[number, number | null, number]>([
		[0, 0.1, 1],
		[1, 0.1, 0.9],
		[3, 0.1, 0.7],
		[11, 0.1, 0],
		[1, 1, 0],
		[5, null, 1],
	])("%s of them at %s a day leave %s", (days, perDay, left) => {
		expect(lateCredit(days, perDay === null ? null : { perDay })).toBe(left);
	});
});

describe("points of an item", () => {
	it.each<[string, Keep, readonly ReturnType<typeof at>[], number, number]>([
		["nothing tried", "best", [], 0, 0],
		["one in time", "best", [at(0.5)], 2, 0],
		["the best, though it came first", "best", [at(1), at(0.5)], 4, 0],
		["a later one that is late, and still the best", "best", [at(0.5), at(1, 1.5)], 3.2, 2],
		["a later one that lateness makes the worse", "best", [at(0.5), at(0.55, 1.5)], 2, 0],
		["the first", "first", [at(0.25), at(1)], 1, 0],
		["the last, late", "last", [at(1), at(0.5, 0.5)], 1.8, 1],
		["the mean, each as late as it came", "mean", [at(1), at(1, 4.5)], 3, 5],
		["as good and late", "best", [at(0.9), at(1, 0.5)], 3.6, 0],
	])("%s", (_, keep, attempts, points, days) => {
		expect(itemPoints(attempts, 4, rule(keep))).toBe(points);
		expect(itemDaysLate(attempts, rule(keep))).toBe(days);
	});

	const attempts = fc.array(
		fc.record({
			share: fc.double({ min: 0, max: 1, noNaN: true }),
			submittedAtMs: fc.integer({ min: 90 * DAY, max: 120 * DAY }),
		}),
		{ maxLength: 6 },
	);
	const keep = fc.constantFrom(...KEEPS);
	const perDay = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
	const points = fc.double({ min: 0.01, max: 1000, noNaN: true });

	it("are never below nothing, nor above the most", () => {
		fc.assert(
			fc.property(attempts, points, keep, perDay, (tried, most, kept, cost) => {
				const earned = itemPoints(tried, most, rule(kept, cost));
				expect(earned).toBeGreaterThanOrEqual(0);
				expect(earned).toBeLessThanOrEqual(most + 0.0001);
			}),
		);
	});

	it("are no fewer for more time", () => {
		fc.assert(
			fc.property(attempts, points, keep, perDay, fc.integer({ min: 0, max: 30 }), (tried, most, kept, cost, days) => {
				const extended = { ...rule(kept, cost), dueAtMs: DUE + days * DAY };
				expect(itemPoints(tried, most, extended)).toBeGreaterThanOrEqual(itemPoints(tried, most, rule(kept, cost)));
				expect(itemPoints(tried, most, { ...extended, dueAtMs: null })).toBeGreaterThanOrEqual(
					itemPoints(tried, most, extended),
				);
			}),
		);
	});

	it("are no fewer after another attempt, where the best is kept", () => {
		fc.assert(
			fc.property(attempts, points, perDay, (tried, most, cost) => {
				const before = itemPoints(tried.slice(0, -1), most, rule("best", cost));
				expect(itemPoints(tried, most, rule("best", cost))).toBeGreaterThanOrEqual(before);
			}),
		);
	});
});
