// What holds for the pictures of every template in every notation, profile and language.
import { describe, expect, it } from "vitest";
import type { Exercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { type ExerciseView, viewExercise } from "../../src/exercise/view.ts";
import { renderHtml } from "../../src/render/html.ts";
import type { DiagramInput } from "../../src/render/model.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { renderProse, renderText } from "../../src/render/text.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { asked, EXERCISES, solved } from "./examples.ts";
import { readMarkup } from "./well-formed.ts";

const MARKUP = { svg: renderSvg, html: renderHtml } as const;
const PLAIN = { text: renderText, prose: renderProse } as const;
const RENDERERS = { ...MARKUP, ...PLAIN } as const;

/** What a reader gets: the text, without the coordinates. */
function readable(kind: keyof typeof RENDERERS, input: DiagramInput, locale: Locale): string {
	const drawn = RENDERERS[kind](input, locale);
	return kind in MARKUP ? readMarkup(drawn).texts.join("\n") : drawn;
}

const tokens = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z0-9][A-Za-z0-9+-]*/g) ?? []);

/** Everything that the learner sees anyway, but for the names of all states to choose from. */
function seenAnyway(view: ExerciseView): string {
	const { answerSchema: _, blanks, ...rest } = view;
	const times = view.timeline.map(({ timeMs }) => (timeMs === null ? "" : words("en").amounts.duration(timeMs)));
	const questions = blanks.map(({ label, choices = [], unit, id }) => [
		id,
		label,
		unit ?? "",
		choices.map((choice) => (typeof choice === "string" ? "" : choice.text)),
	]);
	return JSON.stringify([rest, questions, times]);
}

/** The words of the key that the view does not hold. */
function secrets(exercise: Exercise, locale: Locale): readonly string[] {
	const seen = tokens(seenAnyway(viewExercise(exercise, locale)));
	const expected = Object.values(gradeExercise(exercise, {}, locale).blanks).map((blank) => blank.expected);
	return expected.flatMap((value) => [...tokens(String(value))]).filter((token) => !seen.has(token));
}

describe.each(TEMPLATES.map(({ id }) => id))("%s", (id) => {
	const exercises = EXERCISES.filter(({ spec }) => spec.template === id);
	const cases = exercises.flatMap((exercise) => LOCALES.map((locale) => ({ exercise, locale })));
	const kinds = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];

	it("is well-formed XML as SVG and as HTML, asked and solved", () => {
		for (const { exercise, locale } of cases)
			for (const input of [asked(exercise, locale), solved(exercise, locale)])
				for (const render of Object.values(MARKUP)) expect(readMarkup(render(input, locale)).faults).toEqual([]);
	});

	it.each(kinds)("names every blank in its %s", (kind) => {
		for (const { exercise, locale } of cases) {
			const found = tokens(readable(kind, asked(exercise, locale), locale));
			expect(exercise.blanks.filter((blank) => !found.has(blank.id))).toEqual([]);
		}
	});

	it.each(kinds)("keeps what its blanks ask for out of its %s", (kind) => {
		for (const { exercise, locale } of cases) {
			const found = tokens(readable(kind, asked(exercise, locale), locale));
			expect(secrets(exercise, locale).filter((secret) => found.has(secret))).toEqual([]);
		}
	});

	it.each(kinds)("shows every value of the key in its solved %s", (kind) => {
		for (const { exercise, locale } of cases.slice(0, 6)) {
			const input = solved(exercise, locale);
			const found = readable(kind, input, locale).replace(/\s/g, "");
			for (const [blank, { expected }] of Object.entries(input.results ?? {})) {
				const choices = input.view.blanks.find((b) => b.id === blank)?.choices ?? [];
				const texts = choices.flatMap((choice) =>
					typeof choice !== "string" && [expected].flat().includes(choice.id) ? [choice.text] : [],
				);
				for (const shown of texts.length > 0 ? texts : [String(expected)])
					if (kind !== "svg" || shown.length < 20) expect(found, blank).toContain(shown.replace(/\s/g, ""));
			}
		}
	});

	it.each(kinds)("says nothing broken in its %s, and the same each time", (kind) => {
		for (const { exercise, locale } of cases) {
			const input = asked(exercise, locale);
			const drawn = RENDERERS[kind](input, locale);
			expect(drawn).not.toMatch(/undefined|NaN|Infinity|\[object|>null</);
			expect(RENDERERS[kind](structuredClone(input), locale)).toBe(drawn);
		}
	});

	it("draws an arrow to where each segment arrives", () => {
		for (const { exercise, locale } of cases) {
			const { view } = asked(exercise, locale);
			const sent = view.timeline.flatMap(({ segment }) => (segment?.fate === "delivered" ? [segment] : []));
			const { tags } = readMarkup(renderSvg({ view }, locale));
			const heads = tags.filter(({ name, attributes }) => name === "polygon" && !/flood/.test(attributes.class ?? ""));
			expect(heads.length).toBeGreaterThanOrEqual(sent.length);
		}
	});
});
