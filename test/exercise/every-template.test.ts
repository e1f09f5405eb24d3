import { describe, expect, it } from "vitest";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../src/exercise/grade.ts";
import type { BlankRef, ExerciseView, ViewStep } from "../../src/exercise/types.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { findTemplate, TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

const SEEDS = someSeeds(12);

/** The key in the form in which a result shows it: what a learner who knows would type. */
function keyOf(exercise: Exercise): Record<string, unknown> {
	const { blanks } = gradeExercise(exercise, {}, "en");
	return Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]));
}

const WRONG: Record<string, (key: unknown) => unknown> = {
	state: (key) => (key === "LISTEN" ? "CLOSING" : "LISTEN"),
	flags: (key) => (String(key) === "RST" ? ["SYN"] : ["RST"]),
	"sequence-number": (key) => (typeof key === "string" ? `${key}+7` : ((key as number) + 7) % 2 ** 32),
	count: (key) => (key as number) + 1,
	duration: (key) => (key as number) + 1,
};

function wrongFor(view: ExerciseView, id: string, key: unknown): unknown {
	const blank = view.blanks.find((b) => b.id === id);
	if (blank?.kind === "choice") {
		const others = (blank.choices as { id: string }[]).filter((choice) => choice.id !== key);
		return others[0]?.id;
	}
	return WRONG[blank?.kind ?? ""]?.(key);
}

function blanksShown(steps: readonly ViewStep[]): ReadonlySet<string> {
	const found = new Set<string>();
	JSON.stringify(steps, (key, value: BlankRef) => {
		if (key !== "" && value !== null && typeof value === "object" && "blank" in value) found.add(value.blank);
		return value;
	});
	return found;
}

describe.each(TEMPLATES.map((t) => [t.id, t] as const))("%s", (id) => {
	const exercises = specsOf(SEEDS)
		.filter((spec) => spec.template === id)
		.map((spec) => generateExercise(spec));

	it("is the same scenario for the same seed and options", () => {
		for (const exercise of exercises)
			expect(viewExercise(generateExercise(exercise.spec), "en")).toEqual(viewExercise(exercise, "en"));
	});

	it("gives full marks to its own key, in both languages", () => {
		for (const exercise of exercises)
			for (const locale of LOCALES) {
				const result = gradeExercise(exercise, keyOf(exercise), locale);
				expect(result.score.scaled).toBe(1);
				expect(result.misconceptions).toEqual([]);
				expect(Object.values(result.blanks).every((b) => b.verdict === "correct")).toBe(true);
			}
	});

	it("never gives full marks with a wrong answer in any one blank", () => {
		for (const exercise of exercises) {
			const view = viewExercise(exercise, "en");
			const key = keyOf(exercise);
			for (const blank of view.blanks) {
				const answers = { ...key, [blank.id]: wrongFor(view, blank.id, key[blank.id]) };
				const result = gradeExercise(exercise, answers, "en");
				expect(result.blanks[blank.id]?.verdict).toBe("wrong");
				expect(result.score.scaled).toBeLessThan(1);
			}
		}
	});

	it("keeps a blank that cannot be read from costing or blocking anything else", () => {
		for (const exercise of exercises.slice(0, 6)) {
			const key = keyOf(exercise);
			const [first] = Object.keys(key);
			const result = gradeExercise(exercise, { ...key, [first as string]: { no: "answer" } }, "zh");
			expect(result.blanks[first as string]?.verdict).toBe("unreadable");
			expect(result.blanks[first as string]?.message).toBeTruthy();
			expect(result.score.points).toBe(result.score.max - 1);
		}
	});

	it("shows every blank, and no value where a blank stands", () => {
		for (const exercise of exercises) {
			const view = viewExercise(exercise, "en");
			const shown = blanksShown(view.timeline);
			const asked = new Set(view.blanks.map((blank) => blank.id));
			for (const blank of shown) expect(asked).toContain(blank);
			for (const blank of exercise.blanks) if (blank.of === "field") expect(shown).toContain(blank.id);
			expect(blanksShown(gradeExercise(exercise, {}, "en").timeline).size).toBe(0);
		}
	});

	it("asks within its stated number of blanks, and only for skills that it names", () => {
		const template = findTemplate(id);
		for (const exercise of exercises) {
			expect(exercise.blanks.length).toBeGreaterThanOrEqual(3);
			expect(exercise.blanks.length).toBeLessThanOrEqual(12);
			for (const blank of exercise.blanks) for (const skill of blank.skills) expect(template?.skills).toContain(skill);
		}
	});

	it("has a blank that tells each of its misconceptions apart", () => {
		for (const exercise of exercises)
			for (const [misconception, wrong] of exercise.misconceived) {
				const told = exercise.blanks.some((blank) => wrong.has(blank.key));
				expect(told, `${misconception} seed ${exercise.spec.seed} ${exercise.spec.profile}`).toBe(true);
			}
	});

	it("puts at most one segment into a step, and every step into words", () => {
		for (const exercise of exercises)
			for (const locale of LOCALES)
				for (const [i, step] of viewExercise(exercise, locale).timeline.entries()) {
					expect(exercise.trace.rows[i]?.sent.length).toBeLessThanOrEqual(1);
					expect(step.text.length).toBeGreaterThan(3);
					expect(step.text).not.toMatch(/null|undefined|NaN/);
				}
	});

	it("explains every blank in both languages, short enough for a phone", () => {
		for (const exercise of exercises)
			for (const locale of LOCALES)
				for (const blank of Object.values(gradeExercise(exercise, {}, locale).blanks)) {
					expect(blank.explanation.length).toBeGreaterThan(8);
					expect(blank.explanation.length).toBeLessThan(locale === "en" ? 420 : 220);
					expect(blank.explanation).not.toMatch(/null|undefined|NaN| {2}/);
					expect(blank.reference.rfc).toMatch(/^RFC \d+$/);
				}
	});

	it("reads its own key as readable and says nothing about right or wrong", () => {
		for (const exercise of exercises.slice(0, 4)) {
			const key = keyOf(exercise);
			for (const check of Object.values(checkAnswers(exercise, key, "en"))) expect(check.status).toBe("readable");
			for (const check of Object.values(checkAnswers(exercise, {}, "en")))
				expect(check).toEqual({ status: "unanswered" });
		}
	});
});
