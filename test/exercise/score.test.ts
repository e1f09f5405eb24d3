import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeExercise, judgeExercise } from "../../src/exercise/grade.ts";
import {
	combineAttempts,
	GROUPINGS,
	type JudgedBlank,
	KEEPS,
	PLAIN_RULE,
	type ScoringRule,
	scoreAttempt,
} from "../../src/exercise/score.ts";
import { scoreResult } from "../../src/exercise/score-result.ts";
import { VERDICTS, type Verdict } from "../../src/exercise/types.ts";
import { exerciseOf, solutionOf } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const rules: fc.Arbitrary<ScoringRule> = fc.record({
	followThroughShare: share,
	decay: share,
	allOrNothing: fc.constantFrom(...GROUPINGS),
});

interface Attempt {
	readonly blanks: readonly JudgedBlank[];
	readonly rule: ScoringRule;
	readonly hints: Readonly<Record<string, number>>;
	readonly ordinal: number;
}

const attempts: fc.Arbitrary<Attempt> = fc.record({
	blanks: fc
		.array(
			fc.record({
				verdict: fc.constantFrom(...VERDICTS),
				max: fc.constantFrom(0.5, 1, 2, 3),
				step: fc.integer({ min: 1, max: 4 }),
			}),
			{ minLength: 1, maxLength: 12 },
		)
		.map((blanks) => blanks.map((blank, i) => ({ id: `b${i + 1}`, ...blank }))),
	rule: rules,
	hints: fc.dictionary(
		fc.integer({ min: 1, max: 12 }).map((n) => `b${n}`),
		fc.constantFrom(0.1, 0.25, 0.5),
	),
	ordinal: fc.integer({ min: 1, max: 20 }),
});

const pointsOf = ({ blanks, rule, hints, ordinal }: Attempt) => scoreAttempt(blanks, rule, hints, ordinal).points;

const withVerdict = (attempt: Attempt, at: number, verdict: Verdict): Attempt => ({
	...attempt,
	blanks: attempt.blanks.map((blank, i) => (i === at % attempt.blanks.length ? { ...blank, verdict } : blank)),
});

const holds = (law: (attempt: Attempt, at: number) => void) =>
	fc.assert(fc.property(attempts, fc.nat(), law), { numRuns: 500 });

describe("under every rule", () => {
	it("a correct answer never lowers the score", () => {
		holds((attempt, at) => {
			expect(pointsOf(withVerdict(attempt, at, "correct"))).toBeGreaterThanOrEqual(pointsOf(attempt));
		});
	});

	it("more correct blanks never score less", () => {
		holds((attempt, at) => {
			const more = {
				...attempt,
				blanks: attempt.blanks.map((b, i) => (i <= at % 12 ? { ...b, verdict: "correct" as const } : b)),
			};
			const fewer = {
				...attempt,
				blanks: attempt.blanks.map((b, i) => (i < at % 12 ? { ...b, verdict: "correct" as const } : b)),
			};
			expect(pointsOf(more)).toBeGreaterThanOrEqual(pointsOf(fewer));
		});
	});

	it("what cannot be read costs no more than what was left out, and no more than a wrong answer", () => {
		holds((attempt, at) => {
			const unreadable = pointsOf(withVerdict(attempt, at, "unreadable"));
			expect(unreadable).toBe(pointsOf(withVerdict(attempt, at, "unanswered")));
			expect(unreadable).toBeGreaterThanOrEqual(pointsOf(withVerdict(attempt, at, "wrong")));
		});
	});

	it("the order of the blanks does not matter", () => {
		holds((attempt, at) => {
			const turn = at % attempt.blanks.length;
			const turned = [...attempt.blanks.slice(turn), ...attempt.blanks.slice(0, turn)].reverse();
			expect(pointsOf({ ...attempt, blanks: turned })).toBeCloseTo(pointsOf(attempt), 3);
		});
	});

	it("the score lies between nothing and all there is, and so does each blank's", () => {
		holds(({ blanks, rule, hints, ordinal }) => {
			const score = scoreAttempt(blanks, rule, hints, ordinal);
			expect(score.points).toBeGreaterThanOrEqual(0);
			expect(score.points).toBeLessThanOrEqual(score.max);
			expect(score.scaled).toBeGreaterThanOrEqual(0);
			expect(score.scaled).toBeLessThanOrEqual(1);
			for (const { id, max } of blanks) {
				expect(score.blanks[id]?.points).toBeGreaterThanOrEqual(0);
				expect((score.blanks[id]?.points ?? 0) + (score.blanks[id]?.deducted ?? 0)).toBeLessThanOrEqual(max);
			}
		});
	});

	it("a hint takes no more than was earned, and a later attempt is worth no more than an earlier one", () => {
		holds((attempt) => {
			expect(pointsOf(attempt)).toBeLessThanOrEqual(pointsOf({ ...attempt, hints: {} }));
			expect(pointsOf({ ...attempt, ordinal: attempt.ordinal + 1 })).toBeLessThanOrEqual(pointsOf(attempt));
		});
	});
});

const blank = (id: string, verdict: Verdict, step = 1): JudgedBlank => ({ id, verdict, max: 1, step });

describe("an attempt", () => {
	it("earns by verdict", () => {
		const blanks = VERDICTS.map((verdict, i) => blank(`b${i}`, verdict));
		const { points, max } = scoreAttempt(blanks, PLAIN_RULE, {}, 1);
		expect({ points, max }).toEqual({ points: 2.5, max: 6 });
	});

	it("earns a share for what follows from a slip, as the rule says", () => {
		const rule = { ...PLAIN_RULE, followThroughShare: 0.25 };
		expect(scoreAttempt([blank("b1", "wrong"), blank("b2", "follow-through")], rule, {}, 1).points).toBe(0.25);
	});

	it("earns the blanks of one step only together, where the rule says so", () => {
		const rule = { ...PLAIN_RULE, allOrNothing: "segment" as const };
		const blanks = [blank("b1", "correct", 1), blank("b2", "unreadable", 1), blank("b3", "follow-through", 2)];
		const score = scoreAttempt(blanks, rule, {}, 1);
		expect(Object.values(score.blanks).map(({ points }) => points)).toEqual([0, 0, 1]);
	});

	it("loses what hints cost where something was earned, and nothing elsewhere", () => {
		const score = scoreAttempt([blank("b1", "correct"), blank("b2", "wrong")], PLAIN_RULE, { b1: 0.1, b2: 0.5 }, 1);
		expect(score.blanks).toEqual({ b1: { points: 0.9, deducted: 0.1 }, b2: { points: 0, deducted: 0 } });
	});

	it("is worth less the later it comes", () => {
		const credits = [1, 2, 3].map((n) => scoreAttempt([blank("b1", "correct")], { ...PLAIN_RULE, decay: 0.5 }, {}, n));
		expect(credits.map(({ credit, points }) => [credit, points])).toEqual([
			[1, 1],
			[0.5, 0.5],
			[0.25, 0.25],
		]);
	});
});

describe("attempts together", () => {
	it.each([
		["best", 3],
		["last", 2],
		["first", 1],
		["mean", 2],
	] as const)("%s of 1, 3, 2 is %d", (keep, points) => {
		expect(combineAttempts([1, 3, 2], keep)).toBe(points);
	});

	it("come to nothing before the first", () => {
		for (const keep of KEEPS) expect(combineAttempts([], keep)).toBe(0);
	});

	it("never come to more than the best or less than the worst, and a better attempt never lowers them", () => {
		const points = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(points, fc.constantFrom(...KEEPS), fc.nat(), share, (all, keep, at, more) => {
				const combined = combineAttempts(all, keep);
				expect(combined).toBeLessThanOrEqual(Math.max(...all) + 1e-4);
				expect(combined).toBeGreaterThanOrEqual(Math.min(...all) - 1e-4);
				const better = all.map((p, i) => (i === at % all.length ? p + more : p));
				expect(combineAttempts(better, keep)).toBeGreaterThanOrEqual(combined);
			}),
		);
	});
});

describe("a graded result", () => {
	it("is the judged one, scored under the plain rule without hints", () => {
		for (const spec of specsOf(someSeeds(2))) {
			const exercise = exerciseOf(spec);
			const key = solutionOf(exercise, "en").blanks;
			const answers = Object.fromEntries(
				Object.entries(key).map(([id, { expected }], i) => [id, i % 3 ? expected : "?"]),
			);
			const result = gradeExercise(exercise, answers, "zh");
			const judged = judgeExercise(exercise, answers, "zh");
			const scored = scoreResult(judged, { rule: PLAIN_RULE, hints: {}, ordinal: 1 }, "zh");
			expect(scored.result).toEqual(result);
			const points = Object.values(result.blanks).map((one) => one.points);
			expect(result.score.points).toBeCloseTo(
				points.reduce((sum, earned) => sum + earned, 0),
				3,
			);
			for (const { verdict, points: earned, max } of Object.values(result.blanks))
				expect([verdict, earned]).toEqual([verdict, verdict === "correct" ? max : 0]);
		}
	});
});
