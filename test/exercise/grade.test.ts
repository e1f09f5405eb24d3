import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/exercise/answer.ts";
import type { Blank } from "../../src/exercise/blank.ts";
import type { Exercise } from "../../src/exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../src/exercise/grade.ts";
import { exerciseOf, scoreOf, solutionOf } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const EXERCISES = specsOf(someSeeds(2)).map(exerciseOf);

/** An answer to each blank: the key, the key plus a little, nonsense, or none. */
function answersFrom(exercise: Exercise, picks: readonly number[]): Record<string, unknown> {
	const { blanks } = solutionOf(exercise, "en");
	return Object.fromEntries(
		exercise.blanks.flatMap((blank, i) => {
			const expected = blanks[blank.id]?.expected;
			switch ((picks[i % picks.length] ?? 0) % 5) {
				case 0:
					return [[blank.id, expected]];
				case 1:
					return [[blank.id, typeof expected === "number" ? (expected + 1) % 2 ** 32 : `${expected}+1`]];
				case 2:
					return [[blank.id, typeof expected === "number" ? (expected + 7) % 2 ** 32 : `${expected}+7`]];
				case 3:
					return [[blank.id, { not: "an answer" }]];
				default:
					return [];
			}
		}),
	);
}

const isNumber = (blank: Blank) => blank.kind === "sequence-number";

const anyExercise = fc.constantFrom(...EXERCISES);
const anyPicks = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });

describe("grading", () => {
	it("never lowers a score for a correct answer", () => {
		fc.assert(
			fc.property(anyExercise, anyPicks, fc.nat(20), (exercise, picks, which) => {
				const before = answersFrom(exercise, picks);
				const blank = exercise.blanks[which % exercise.blanks.length];
				if (!blank) return;
				const { expected } = solutionOf(exercise, "en").blanks[blank.id] ?? {};
				const after = { ...before, [blank.id]: expected };
				const points = (answers: Record<string, unknown>) => scoreOf(exercise, answers).points;
				expect(points(after)).toBeGreaterThanOrEqual(points(before));
			}),
			{ numRuns: 400 },
		);
	});

	it("gives between nothing and all, and the same whatever the order of the answers", () => {
		fc.assert(
			fc.property(anyExercise, anyPicks, (exercise, picks) => {
				const answers = answersFrom(exercise, picks);
				const { score } = gradeExercise(exercise, answers, "en");
				expect(score.scaled).toBeGreaterThanOrEqual(0);
				expect(score.scaled).toBeLessThanOrEqual(1);
				const turned = Object.fromEntries(Object.entries(answers).reverse());
				expect(scoreOf(exercise, turned)).toMatchObject(score);
			}),
			{ numRuns: 200 },
		);
	});

	it("takes nothing away for an answer that cannot be read", () => {
		fc.assert(
			fc.property(anyExercise, anyPicks, fc.nat(20), (exercise, picks, which) => {
				const answers = answersFrom(exercise, picks);
				const blank = exercise.blanks[which % exercise.blanks.length];
				if (!blank) return;
				const without = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== blank.id));
				const unread = { ...without, [blank.id]: ["?", {}] };
				expect(scoreOf(exercise, unread)).toEqual(scoreOf(exercise, without));
			}),
			{ numRuns: 200 },
		);
	});

	it("charges a slip once: what follows from it earns its points, across 2^32 too", () => {
		for (const exercise of EXERCISES.filter((e) => e.spec.notation === "raw")) {
			const numbers = exercise.blanks.filter(isNumber);
			const off = Object.fromEntries(numbers.map((b) => [b.id, (keyOf(b) + 5) >>> 0]));
			const roots = new Set(numbers.map(({ asks }) => asks.root?.segment));
			const { blanks } = gradeExercise(exercise, off, "en");
			const verdicts = numbers.map((b) => blanks[b.id]?.verdict);
			expect(verdicts.filter((verdict) => verdict === "wrong").length).toBe(roots.size);
			expect(verdicts.filter((verdict) => verdict === "follow-through").length).toBe(numbers.length - roots.size);
		}
	});

	it("does not say which symbol is right when it tells what was read", () => {
		for (const exercise of EXERCISES.filter((e) => e.spec.notation === "symbolic")) {
			const symbols = exercise.roots.map((root) => root.symbol);
			for (const blank of exercise.blanks) {
				if (blank.kind !== "sequence-number") continue;
				for (const symbol of symbols) {
					const check = checkAnswers(exercise, { [blank.id]: `${symbol} + 5` }, "en")[blank.id];
					expect(check).toEqual({ status: "readable", value: `${symbol} + 5` });
				}
			}
		}
	});
});
