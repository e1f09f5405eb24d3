// What a learner is shown before grading says no number that the notation hides, and nothing of what it was drawn from.
import { describe, expect, it } from "vitest";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { checkAnswers } from "../../src/exercise/grade.ts";
import { hintFor } from "../../src/exercise/hint.ts";
import { HINT_LEVELS } from "../../src/exercise/hint-levels.ts";
import { captureOf } from "../../src/practice/capture.ts";
import { asked, solved } from "../../src/practice/solution.ts";
import { renderHtml } from "../../src/render/html.ts";
import type { DiagramInput } from "../../src/render/model.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { renderText } from "../../src/render/text.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { exerciseOf } from "../support/exercises.ts";
import { secretOf, spellingsOf } from "../support/secrets.ts";
import { oneOfEach, specsOf } from "../support/specs.ts";

const drawings = (input: DiagramInput, locale: Locale) =>
	[renderSvg, renderHtml, renderText].map((render) => render(input, locale));

/** Everything in words before grading. */
function textsOf(exercise: Exercise): string {
	const answers = Object.fromEntries(exercise.blanks.map(({ id }) => [id, "y+5"]));
	return LOCALES.flatMap((locale) => {
		const input = asked(exercise, locale);
		const hints = exercise.blanks.flatMap(({ id }) =>
			HINT_LEVELS.map((level) => hintFor(exercise, id, level, locale)?.text ?? ""),
		);
		// Bounds of numbers, which every scenario has.
		const view = JSON.stringify({ ...input.view, answerSchema: null });
		return [view, ...drawings(input, locale), ...hints, JSON.stringify(checkAnswers(exercise, answers, locale))];
	}).join("\n");
}

function solvedTexts(exercise: Exercise): string {
	return LOCALES.flatMap((locale) => drawings(solved(exercise, locale), locale)).join("\n");
}

/** Numbers of the run as they are on the wire that no number of the notation is; short ones stand anywhere by chance. */
function hiddenNumbers({ segments, drawn }: Exercise): readonly number[] {
	const all = [...segments.values()].flatMap(({ seq, ack }) => [seq, ack]);
	const initial = drawn.hosts.flatMap(({ isns }) => isns);
	return [...new Set([...all, ...initial])].filter((number) => number > 99_999);
}

const hexOf = (number: number) => number.toString(16).padStart(8, "0");

describe.each(
	TEMPLATES.filter(({ notations }) => notations.some((notation) => notation !== "raw")).map((t) => [t.id, t] as const),
)("%s in a notation that hides numbers", (_, template) => {
	// One profile and one seed for each notation: what is shown of numbers depends on neither.
	const exercises = specsOf([1, 2], [template])
		.filter(({ notation, profile, seed }) =>
			notation === "relative"
				? profile === "rfc9293" && seed === 1
				: notation === "symbolic" && profile === "linux" && seed === 2,
		)
		.map(exerciseOf);

	it("shows none of them, in words, pictures and hints, with its blanks and solved", () => {
		for (const exercise of exercises) {
			const said = textsOf(exercise) + solvedTexts(exercise);
			for (const number of hiddenNumbers(exercise))
				for (const spelling of [String(number), hexOf(number), number.toLocaleString("en")])
					expect(said.includes(spelling), `${spelling} ${JSON.stringify(exercise.spec)}`).toBe(false);
		}
	});

	it("shows none of them in its capture, which counts as the timeline does", () => {
		for (const exercise of exercises)
			for (const whole of [false, true]) {
				const file = captureOf(exercise, whole).toHex();
				for (const number of hiddenNumbers(exercise)) expect(file).not.toContain(hexOf(number));
			}
	});
});

describe("what a secret draws", () => {
	it.each(oneOfEach(0).map((spec) => [spec.template, spec.notation, spec] as const))(
		"in %s, %s notation, spells it nowhere",
		(_template, _notation, spec) => {
			const seed = secretOf(8);
			const exercise = generateExercise({ ...spec, seed });
			const said = (textsOf(exercise) + solvedTexts(exercise)).toLowerCase();
			expect(spellingsOf(seed.secret).filter((spelling) => said.includes(spelling))).toEqual([]);
			const file = captureOf(exercise, true).toHex();
			for (let at = 0; at + 4 <= 16; at++) expect(file).not.toContain(seed.secret.slice(at, at + 4).toHex());
		},
	);
});
