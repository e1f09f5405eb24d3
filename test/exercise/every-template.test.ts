// The contract that every template keeps. That each scenario tells its misconceptions apart, is fair, well put in both
// languages and gives full marks to its own key is what `npm run check-templates` checks, a step of .ci/run.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blanksIn, keyAnswers } from "../../src/cli/template-checks.ts";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../src/exercise/grade.ts";
import type { ShownOption } from "../../src/exercise/types.ts";
import { type ExerciseView, viewExercise } from "../../src/exercise/view.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { exerciseOf, solutionOf, viewOf } from "../support/exercises.ts";
import { seedsInTurn, someSeeds, specsOf } from "../support/specs.ts";

const SPECS = seedsInTurn(someSeeds(2));

function keyOf(exercise: Exercise): Record<string, unknown> {
	return keyAnswers(solutionOf(exercise, "en"));
}

const WRONG: Readonly<Record<string, (key: unknown) => unknown>> = {
	state: (key) => (key === "LISTEN" ? "CLOSING" : "LISTEN"),
	flags: (key) => (String(key) === "RST" ? ["SYN"] : ["RST"]),
	"sequence-number": (key) => (typeof key === "string" ? `${key}+7` : ((key as number) + 7) % 2 ** 32),
	count: (key) => (key as number) + 1,
	duration: (key) => (key as number) + 1,
};

function wrongFor(view: ExerciseView, id: string, key: unknown): unknown {
	const blank = view.blanks.find((candidate) => candidate.id === id);
	if (blank?.kind !== "choice" && blank?.kind !== "choices") return WRONG[blank?.kind ?? ""]?.(key);
	const wrong = (blank.choices as readonly ShownOption[]).find((choice) => ![key].flat().includes(choice.id))?.id;
	return blank.kind === "choice" ? wrong : [wrong];
}

describe.each(TEMPLATES.map((template) => [template.id] as const))("%s", (id) => {
	const exercises = SPECS.filter((spec) => spec.template === id).map(exerciseOf);

	it("is the same scenario for the same seed and options", () => {
		for (const exercise of exercises)
			expect(viewExercise(generateExercise(exercise.spec), "en")).toEqual(viewOf(exercise, "en"));
	});

	it("never gives full marks with a wrong answer in any one blank", () => {
		for (const exercise of exercises) {
			const view = viewOf(exercise, "en");
			const key = keyOf(exercise);
			for (const { id: blank } of view.blanks) {
				const result = gradeExercise(exercise, { ...key, [blank]: wrongFor(view, blank, key[blank]) }, "en");
				expect(result.blanks[blank]?.verdict).toBe("wrong");
				expect(result.score.scaled).toBeLessThan(1);
			}
		}
	});

	it("keeps an answer that cannot be read from costing or blocking anything else", () => {
		for (const exercise of exercises) {
			const key = keyOf(exercise);
			const [first = "b1"] = Object.keys(key);
			const result = gradeExercise(exercise, { ...key, [first]: { no: "answer" } }, "zh");
			expect(result.blanks[first]?.verdict).toBe("unreadable");
			expect(result.blanks[first]?.message).toBeTruthy();
			expect(result.score.points).toBe(result.score.max - 1);
		}
	});

	it("calls its own key readable before grading, and says nothing about right or wrong", () => {
		for (const exercise of exercises.slice(0, 2)) {
			for (const check of Object.values(checkAnswers(exercise, keyOf(exercise), "en")))
				expect(check.status).toBe("readable");
			for (const check of Object.values(checkAnswers(exercise, {}, "en")))
				expect(check).toEqual({ status: "unanswered" });
		}
	});
});

describe("the checks themselves", () => {
	it("are made of every template before a change lands", () => {
		expect(readFileSync(new URL("../../.ci/run", import.meta.url), "utf8")).toContain("step npm run check-templates");
	});

	it("notice a blank that a timeline still shows", () => {
		const [spec] = specsOf([1]);
		if (!spec) throw new Error("there is a first template");
		const view = viewExercise(generateExercise(spec), "en");
		expect(blanksIn(view.timeline).size).toBeGreaterThan(0);
	});
});
