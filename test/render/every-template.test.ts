// What holds for the pictures of every template in every notation, profile and language.
import { describe, expect, it } from "vitest";
import type { Exercise } from "../../src/exercise/generate.ts";
import type { ExerciseView } from "../../src/exercise/view.ts";
import { renderHtml } from "../../src/render/html.ts";
import type { DiagramInput } from "../../src/render/model.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { renderProse, renderText } from "../../src/render/text.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { solutionOf, viewOf } from "../support/exercises.ts";
import { asked, EXERCISES, solved } from "./examples.ts";
import { type Read, readMarkup } from "./well-formed.ts";

const MARKUP = { svg: renderSvg, html: renderHtml } as const;
const PLAIN = { text: renderText, prose: renderProse } as const;
const RENDERERS = { ...MARKUP, ...PLAIN } as const;
const MARKED_UP = ["svg", "html"] as const satisfies readonly (keyof typeof MARKUP)[];

/** What is drawn, what a reader gets of it (the text, without the coordinates) and its words. */
interface Drawn {
	readonly drawn: string;
	readonly markup: Read | null;
	readonly readable: string;
	readonly tokens: ReadonlySet<string>;
}

const drawings = new WeakMap<DiagramInput, Map<string, Drawn>>();

/** Drawn and read once for each input, which `examples.ts` makes once: all that follows looks at the same pictures. */
function draw(kind: keyof typeof RENDERERS, input: DiagramInput, locale: Locale): Drawn {
	const ofOne = drawings.get(input) ?? new Map<string, Drawn>();
	drawings.set(input, ofOne);
	const result = ofOne.get(kind) ?? drawAnew(kind, input, locale);
	ofOne.set(kind, result);
	return result;
}

function drawAnew(kind: keyof typeof RENDERERS, input: DiagramInput, locale: Locale): Drawn {
	const drawn = RENDERERS[kind](input, locale);
	const markup = kind in MARKUP ? readMarkup(drawn) : null;
	const readable = markup ? markup.texts.join("\n") : drawn;
	return { drawn, markup, readable, tokens: tokensOf(readable) };
}

const tokensOf = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z0-9][A-Za-z0-9+-]*/g) ?? []);

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
	const seen = tokensOf(seenAnyway(viewOf(exercise, locale)));
	const expected = Object.values(solutionOf(exercise, locale).blanks).map((blank) => blank.expected);
	return expected.flatMap((value) => [...tokensOf(String(value))]).filter((token) => !seen.has(token));
}

describe.each(TEMPLATES.map(({ id }) => id))("%s", (id) => {
	const exercises = EXERCISES.filter(({ spec }) => spec.template === id);
	const cases = exercises.flatMap((exercise) => LOCALES.map((locale) => ({ exercise, locale })));
	const kinds = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];

	it("is well-formed XML as SVG and as HTML, asked and solved", () => {
		for (const { exercise, locale } of cases)
			for (const input of [asked(exercise, locale), solved(exercise, locale)])
				for (const kind of MARKED_UP) expect(draw(kind, input, locale).markup?.faults).toEqual([]);
	});

	it.each(kinds)("names every blank in its %s", (kind) => {
		for (const { exercise, locale } of cases) {
			const found = draw(kind, asked(exercise, locale), locale).tokens;
			expect(exercise.blanks.filter((blank) => !found.has(blank.id))).toEqual([]);
		}
	});

	it.each(kinds)("keeps what its blanks ask for out of its %s", (kind) => {
		for (const { exercise, locale } of cases) {
			const found = draw(kind, asked(exercise, locale), locale).tokens;
			expect(secrets(exercise, locale).filter((secret) => found.has(secret))).toEqual([]);
		}
	});

	it.each(kinds)("shows every value of the key in its solved %s", (kind) => {
		for (const { exercise, locale } of cases.slice(0, 6)) {
			const input = solved(exercise, locale);
			const found = draw(kind, input, locale).readable.replace(/\s/g, "");
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
		for (const [i, { exercise, locale }] of cases.entries()) {
			const input = asked(exercise, locale);
			const { drawn } = draw(kind, input, locale);
			expect(drawn).not.toMatch(/undefined|NaN|Infinity|\[object|>null</);
			// In both languages in turn.
			if (i % 4 === 0 || i % 4 === 3) expect(RENDERERS[kind](structuredClone(input), locale)).toBe(drawn);
		}
	});

	it("draws an arrow to where each segment arrives", () => {
		for (const { exercise, locale } of cases) {
			const input = asked(exercise, locale);
			const sent = input.view.timeline.flatMap(({ segment }) => (segment?.fate === "delivered" ? [segment] : []));
			const heads = draw("svg", input, locale).markup?.tags.filter(
				({ name, attributes }) => name === "polygon" && !/flood/.test(attributes.class ?? ""),
			);
			expect(heads?.length).toBeGreaterThanOrEqual(sent.length);
		}
	});
});
