// What goes through a class by items, or through packed words, says exactly what going through it learner by learner says.
import fc from "fast-check";
import { expect, it } from "vitest";
import { holdings } from "../../src/course/map/holding.ts";
import { misconceptionMap } from "../../src/course/map/misconception-map.ts";
import { correlation, mean, median, variance } from "../../src/course/statistics/moments.ts";
import { statisticsOf } from "../../src/course/statistics/statistics.ts";
import { classOf, type GivenPaper, learner, paper, papers, type Said } from "./given.ts";
import { plainMap } from "./plain/misconception-map.ts";
import * as plain from "./plain/moments.ts";
import { plainStatistics } from "./plain/statistics.ts";

/** Some with many digits, and many that are the same. */
const number = fc.oneof(
	fc.integer({ min: 0, max: 5 }),
	fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
);
const numbers = fc.array(number, { minLength: 1, maxLength: 50 });

it("moments are the same, to the last bit", () => {
	fc.assert(
		fc.property(numbers, numbers, (xs, ys) => {
			const length = Math.min(xs.length, ys.length);
			const [a, b] = [xs.slice(0, length), ys.slice(0, length)];
			const typed = Float64Array.from(xs);
			expect([mean(typed), median(typed), variance(typed)]).toEqual([
				plain.mean(xs),
				plain.median(xs),
				plain.variance(xs),
			]);
			expect(correlation(Float64Array.from(a), b)).toBe(plain.correlation(a, b));
		}),
		{ numRuns: 500 },
	);
});

const given: fc.Arbitrary<GivenPaper> = fc
	.record({
		shares: fc.array(fc.option(fc.oneof(fc.constantFrom(0, 1, 1 / 3), fc.double({ min: 0, max: 1, noNaN: true }))), {
			minLength: 4,
			maxLength: 4,
		}),
		stand: fc.constantFrom("not-begun" as const, "working" as const, "over" as const),
		dueAtMs: fc.option(fc.integer({ min: 0, max: 9 })),
		firsts: fc.array(
			fc.record({
				seconds: fc.integer({ min: 0, max: 9 }),
				submittedAtMs: fc.integer({ min: 0, max: 9 }),
				ideas: fc.subarray(["a", "b", "c"]),
			}),
			{ minLength: 4, maxLength: 4 },
		),
	})
	.map(({ shares, stand, dueAtMs, firsts }) => ({
		...paper(stand === "not-begun" ? [] : shares, stand, (item) => firsts[item - 1] ?? {}),
		dueAtMs,
	}));

it("statistics are the same, to the last bit", () => {
	const points = fc.array(fc.constantFrom(0, 0.1, 1, 2.5, 3), { minLength: 4, maxLength: 4 });
	fc.assert(
		fc.property(fc.array(given, { maxLength: 40 }), points, (class_, worth) => {
			expect(statisticsOf(papers(class_, worth))).toEqual(
				plainStatistics({ points: worth, papers: class_, excused: 0 }),
			);
		}),
	);
});

it("the map is the same, and lists as many holders as are wished for", () => {
	const said: fc.Arbitrary<Said> = fc.record({
		paper: fc.integer({ min: 1, max: 2 }),
		item: fc.integer({ min: 1, max: 20 }),
		ideas: fc.array(
			fc.record({ id: fc.constantFrom("a", "b", "c", "d"), confidence: fc.option(fc.integer({ min: 1, max: 3 })) }),
			{ maxLength: 3 },
		),
		contradicted: fc.subarray(["a", "b", "c", "d", "e"]),
	});
	const classes = fc.array(fc.array(said, { maxLength: 25 }), { maxLength: 25 });
	fc.assert(
		fc.property(classes, fc.integer({ min: 0, max: 5 }), (class_, most) => {
			const named = class_.map((results, i) => ({ learnerId: `l${(i * 7) % 25}`, results }));
			const map = misconceptionMap(classOf(...named.map(({ learnerId, results }) => learner(learnerId, ...results))));
			const expected = plainMap(
				named.map(({ learnerId, results }) => ({ learnerId, ideas: Object.fromEntries(holdings(results)) })),
			);
			expect(map).toEqual(expected);
			const cut = misconceptionMap(
				classOf(...named.map(({ learnerId, results }) => learner(learnerId, ...results))),
				(id) => (id === "a" ? 99 : most),
			);
			expect(cut.ideas).toEqual(
				expected.ideas.map((idea) => ({ ...idea, holders: idea.holders.slice(0, idea.id === "a" ? 99 : most) })),
			);
		}),
	);
});
