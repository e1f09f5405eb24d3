// Statistics of a paper, checked by hand and against another library's.
import fc from "fast-check";
import * as reference from "simple-statistics";
import { describe, expect, it } from "vitest";
import { correlation, mean, median, standardDeviation, variance } from "../../src/course/statistics/moments.ts";
import { cronbachAlpha } from "../../src/course/statistics/reliability.ts";
import { type Statistics, statisticsOf } from "../../src/course/statistics/statistics.ts";
import { paper, papers } from "./given.ts";

describe("an example worked out by hand", () => {
	/*
	 * Five learners, three items of a point each; — was left out and counts 0.
	 *
	 *        1   2   3  total
	 *   A    1   1   1    3
	 *   B    1   1   0    2
	 *   C    1   0   —    1
	 *   D    0   1   1    2
	 *   E    —   —   —    0    opened and handed in
	 *
	 * Totals: mean 8/5 = 1.6; deviations 1.4 0.4 -0.6 0.4 -1.6, squares 1.96 + 0.16 + 0.36 + 0.16 + 2.56 = 5.2;
	 * variance 5.2/4 = 1.3; median of 0 1 2 2 3 is 2.
	 * Items: each has means 0.6 or 0.4, squares 3 × 0.16 + 2 × 0.36 = 1.2, variance 1.2/4 = 0.3; together 0.9.
	 * Alpha: 3/2 × (1 - 0.9/1.3) = 6/13. Error of measurement: √(1.3 × 7/13) = √0.7.
	 * Item 1 with the rest 2 1 0 2 0 (deviations 1 0 -1 1 -1): 0.4 - 0.4 - 0.6 + 0.6 = 0.
	 * Item 2 with the rest 2 1 1 1 0 (deviations 1 0 0 0 -1, squares 2): (0.4 + 0.6)/√(1.2 × 2) = 1/√2.4.
	 * Item 3 with the rest 2 2 1 1 0 (deviations 0.8 0.8 -0.2 -0.2 -1.2, squares 2.8):
	 *   0.48 - 0.32 + 0.08 - 0.12 + 0.48 = 0.6; 0.6/√(1.2 × 2.8).
	 */
	const found = statisticsOf(
		papers(
			[paper([1, 1, 1]), paper([1, 1, 0]), paper([1, 0, null]), paper([0, 1, 1]), paper([null, null, null])],
			[1, 1, 1],
		),
	);

	it("has its totals, spread and reliability", () => {
		expect(found.learners).toEqual({ counted: 5, working: 0, notBegun: 0, excused: 0 });
		expect(found.paper).toMatchObject({ learners: 5, max: 3, median: 2, lowest: 0, highest: 3 });
		expect(found.paper.mean).toBeCloseTo(1.6, 12);
		expect(found.paper.deviation).toBeCloseTo(Math.sqrt(1.3), 12);
		expect(found.paper.alpha).toBeCloseTo(6 / 13, 12);
		expect(found.paper.errorOfMeasurement).toBeCloseTo(Math.sqrt(0.7), 12);
		expect(found.paper.histogram).toEqual([1, 0, 0, 1, 0, 0, 2, 0, 0, 1]);
	});

	it("has its items' facility and discrimination", () => {
		expect(found.items.map(({ facility }) => facility)).toEqual([0.6, 0.6, 0.4]);
		const expected = [0, 1 / Math.sqrt(2.4), 0.6 / Math.sqrt(1.2 * 2.8)];
		for (const [i, { discrimination }] of found.items.entries())
			expect(discrimination).toBeCloseTo(expected[i] ?? 9, 12);
		expect(found.items.map(({ tried, unanswered }) => [tried, unanswered])).toEqual([
			[4, 1],
			[4, 1],
			[3, 2],
		]);
	});
});

describe("who is counted", () => {
	it("is who has handed in or is out of time, unanswered items as 0", () => {
		const { paper: whole, items } = statisticsOf(papers([paper([1, null]), paper([1, 1])], [2, 2]));
		expect([whole.learners, whole.mean, items[1]?.facility]).toEqual([2, 3, 0.5]);
	});

	it("is also who has tried every item, whatever may still come", () => {
		const { learners } = statisticsOf(papers([paper([1, 0.5], "working"), paper([1, null], "working")], [1, 1]));
		expect(learners).toEqual({ counted: 1, working: 1, notBegun: 0, excused: 0 });
	});

	it("is nobody else: what is not answered yet is no 0, but says how long an item takes", () => {
		const { paper: whole, items } = statisticsOf(
			papers([paper([1, 1]), paper([0, null], "working", () => ({ seconds: 120 })), paper([], "not-begun")], [1, 1]),
		);
		expect([whole.learners, items[0]?.facility]).toEqual([1, 1]);
		expect(items[0]).toMatchObject({ tried: 2, unanswered: 0, meanSeconds: 90, medianSeconds: 90 });
	});
});

describe("an item", () => {
	it("says what share of those who tried it were late, each by their own due time", () => {
		const late = { ...paper([1]), dueAtMs: 999 };
		const extended = { ...paper([1]), dueAtMs: 1000 };
		const { items } = statisticsOf(papers([late, extended, paper([1]), paper([null])], [1]));
		expect(items[0]?.lateShare).toBeCloseTo(1 / 3, 12);
	});

	it("lists what first attempts showed, most often first", () => {
		const showing = (...ideas: readonly string[]) => paper([0], "over", () => ({ ideas }));
		const { items } = statisticsOf(papers([showing("a", "b"), showing("b"), showing(), paper([null])], [1]));
		expect(items[0]?.misconceptions).toEqual([
			{ id: "b", learners: 2, share: 2 / 3 },
			{ id: "a", learners: 1, share: 1 / 3 },
		]);
	});
});

describe("what cannot be said is null", () => {
	const nothing = { learners: 0, mean: null, median: null, deviation: null, lowest: null, highest: null, alpha: null };

	it("of nobody", () => {
		const { paper: whole, items } = statisticsOf(papers([], [1, 1]));
		expect(whole).toMatchObject(nothing);
		expect(items[0]).toMatchObject({ facility: null, discrimination: null, meanSeconds: null, lateShare: null });
	});

	it.each([
		["one item", [[1], [0], [0.5]], [1]],
		[
			"the same total for all",
			[
				[1, 0],
				[0, 1],
				[1, 0],
			],
			[1, 1],
		],
		["a single learner", [[1, 0]], [1, 1]],
	])("of reliability, with %s", (_, shares, points) => {
		const { paper: whole } = statisticsOf(
			papers(
				shares.map((one) => paper(one)),
				points,
			),
		);
		expect([whole.alpha, whole.errorOfMeasurement]).toEqual([null, null]);
	});

	it.each([
		["one item", [[1], [0], [0.5]], [1]],
		[
			"two learners",
			[
				[1, 0],
				[0, 1],
			],
			[1, 1],
		],
		[
			"an item that all got right",
			[
				[1, 1],
				[1, 0],
				[1, 0.5],
			],
			[1, 1],
		],
		[
			"others that all did alike",
			[
				[0.1, 0.3],
				[0.2, 0.3],
				[0.4, 0.3],
			],
			[1, 1],
		],
	])("of an item's discrimination, with %s", (_, shares, points) => {
		const { items } = statisticsOf(
			papers(
				shares.map((one) => paper(one)),
				points,
			),
		);
		expect(items[0]?.discrimination).toBeNull();
	});

	it("rather than made of rounding: 0.1 + 0.2 and 0.3 are the same rest", () => {
		const shares = [
			[0.9, 0.1, 0.2],
			[0.4, 0.3, 0],
			[0.6, 0, 0.3],
		];
		expect(
			statisticsOf(
				papers(
					shares.map((one) => paper(one)),
					[1, 1, 1],
				),
			).items[0]?.discrimination,
		).toBeNull();
	});
});

const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 60 });

/** Relative to how large the numbers are. */
const expectNear = (found: number | null, expected: number, scale = 1) =>
	expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale));

describe("against the reference", () => {
	it("mean, median and spread are the same", () => {
		fc.assert(
			fc.property(numbers, (values) => {
				const largest = Math.max(...values.map(Math.abs));
				expectNear(mean(values), reference.mean(values), largest);
				expectNear(median(values), reference.median(values), largest);
				expectNear(variance(values), reference.sampleVariance(values), largest * largest);
				expectNear(standardDeviation(values), reference.sampleStandardDeviation(values), largest);
			}),
		);
	});

	it("correlation is the same, where both sides are spread", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(share, share), { minLength: 3, maxLength: 80 }), (pairs) => {
				const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
				fc.pre(new Set(xs).size > 1 && new Set(ys).size > 1);
				expectNear(correlation(xs, ys), reference.sampleCorrelation(xs, ys));
			}),
		);
	});

	it("facility, corrected discrimination, alpha and error of measurement of generated classes are the same", () => {
		const classes = fc
			.integer({ min: 2, max: 8 })
			.chain((items) =>
				fc.tuple(
					fc.array(fc.integer({ min: 1, max: 10 }), { minLength: items, maxLength: items }),
					fc.array(fc.array(share, { minLength: items, maxLength: items }), { minLength: 3, maxLength: 40 }),
				),
			);
		fc.assert(
			fc.property(classes, ([points, shares]) => {
				const scores = points.map((worth, i) => shares.map((own) => (own[i] ?? 0) * worth));
				fc.pre(scores.every((own) => new Set(own).size > 1));
				const totals = shares.map((_, l) => reference.sum(scores.map((own) => own[l] ?? 0)));
				fc.pre(reference.sampleVariance(totals) > 1e-3);
				const found = statisticsOf(
					papers(
						shares.map((own) => paper(own)),
						points,
					),
				);
				const k = points.length;
				const within = reference.sum(scores.map((own) => reference.sampleVariance(own)));
				const alpha = (k / (k - 1)) * (1 - within / reference.sampleVariance(totals));
				expectNear(found.paper.alpha, alpha, Math.abs(alpha));
				if (alpha >= 0)
					expectNear(found.paper.errorOfMeasurement, reference.sampleStandardDeviation(totals) * Math.sqrt(1 - alpha));
				for (const [i, own] of scores.entries()) {
					const rest = totals.map((total, l) => total - (own[l] ?? 0));
					expectNear(found.items[i]?.facility ?? null, reference.mean(own) / (points[i] ?? 1));
					if (reference.sampleVariance(rest) > 1e-6)
						expect(found.items[i]?.discrimination).toBeCloseTo(reference.sampleCorrelation(own, rest), 6);
				}
			}),
		);
	});
});

describe("whatever the answers", () => {
	const anyClass = fc.array(
		fc.record({
			shares: fc.array(fc.option(share), { minLength: 4, maxLength: 4 }),
			stand: fc.constantFrom("not-begun", "working", "over"),
		}),
		{ maxLength: 30 },
	);
	const statistics = (given: readonly { readonly shares: readonly (number | null)[]; readonly stand: string }[]) =>
		statisticsOf(
			papers(
				given.map(({ shares, stand }) =>
					stand === "not-begun" ? paper([], "not-begun") : paper(shares, stand === "over" ? "over" : "working"),
				),
				[1, 2, 3, 0.5],
			),
		);

	it("every number is finite and in its range", () => {
		fc.assert(
			fc.property(anyClass, (given) => {
				const found = statistics(given);
				for (const number of numbersIn(found)) expect(Number.isFinite(number)).toBe(true);
				for (const { facility, discrimination } of found.items) {
					expect(facility ?? 0).toBeGreaterThanOrEqual(0);
					expect(facility ?? 0).toBeLessThanOrEqual(1);
					expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1);
				}
				expect(found.paper.alpha ?? 0).toBeLessThanOrEqual(1);
				expect(reference.sum([...found.paper.histogram, 0])).toBe(found.learners.counted);
				const { counted, working, notBegun } = found.learners;
				expect(counted + working + notBegun).toBe(given.length);
			}),
		);
	});

	it("the order of learners changes nothing but rounding", () => {
		fc.assert(
			fc.property(anyClass, (given) => {
				const [there, back] = [numbersIn(statistics(given)), numbersIn(statistics([...given].reverse()))];
				expect(back).toHaveLength(there.length);
				for (const [i, number] of there.entries()) expect(back[i]).toBeCloseTo(number, 9);
			}),
		);
	});
});

it("far from zero nothing cancels out", () => {
	const far = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
	expect(variance(far)).toBe(30);
});

it("alpha of items that all say the same is 1", () => {
	const scores = [0, 0.25, 0.5, 1];
	expect(
		cronbachAlpha(
			[scores, scores],
			scores.map((score) => 2 * score),
		),
	).toBe(1);
});

function numbersIn(value: Statistics | unknown): readonly number[] {
	if (typeof value === "number") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
