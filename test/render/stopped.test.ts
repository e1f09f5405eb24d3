// Pictures of timelines that stop before their end.
import { describe, expect, it } from "vitest";
import { CUT_KINDS } from "../../src/exercise/kinds/registry.ts";
import { renderHtml } from "../../src/render/html.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { renderProse, renderText } from "../../src/render/text.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { madeOnce } from "../support/exercises.ts";
import { specsOf } from "../support/specs.ts";
import { asked, solved } from "./examples.ts";
import { readMarkup } from "./well-formed.ts";

/** Each template once, in a language and with a kind in turn. */
const CASES = specsOf([2])
	.filter(
		({ template, notation }, i, all) => i === all.findIndex((s) => s.template === template && s.notation === notation),
	)
	.map((spec, i) => ({
		exercise: madeOnce({ ...spec, ask: [CUT_KINDS[i % 2] ?? "order"] }),
		locale: LOCALES[Math.floor(i / 2) % 2] ?? "en",
	}))
	.filter(({ exercise }) => exercise.cut !== null);

const plain = (text: string) => text.replaceAll(/[\s]+/g, "");
const MARKUP = [renderSvg, renderHtml];

describe("a picture of a timeline that stops", () => {
	it("is well-formed, names its blank and lists what is to be put in order", () => {
		expect(CASES.length).toBeGreaterThan(60);
		for (const { exercise, locale } of CASES) {
			const input = asked(exercise, locale);
			const [blank] = input.view.blanks;
			const drawn = MARKUP.map((render) => readMarkup(render(input, locale)));
			expect(drawn.flatMap(({ faults }) => faults)).toEqual([]);
			const texts = [
				...drawn.map(({ texts }) => texts.join("")),
				renderText(input, locale),
				renderProse(input, locale),
			];
			for (const text of texts) {
				expect(text).toContain("b1");
				expect(text).not.toMatch(/undefined|NaN|\[object/);
				for (const choice of blank?.kind === "order" ? (blank.choices ?? []) : [])
					if (typeof choice !== "string") expect(plain(text)).toContain(plain(`${choice.id}. ${choice.text}`));
			}
		}
	});

	it("says no number that is hidden, and all of them once it is solved", () => {
		for (const { exercise, locale } of CASES) {
			const [before, after] = [asked(exercise, locale), solved(exercise, locale)];
			const seen = JSON.stringify(before.view);
			const numbers = JSON.stringify((after.solved ?? []).map(({ segment }) => [segment?.seq, segment?.ack]));
			const hidden = (numbers.match(/\b\d{5,10}\b/g) ?? []).filter((number) => !seen.includes(number));
			for (const render of [...MARKUP, renderText, renderProse]) {
				const [shown, all] = [render(before, locale), render(after, locale)];
				for (const number of hidden) {
					expect(shown).not.toContain(number);
					expect(all).toContain(number);
				}
			}
		}
	});

	it("shows the whole segment where it was asked for, and the order below", () => {
		for (const { exercise, locale } of CASES) {
			const { flags, seq, ack } = (expectedOf(exercise, locale) ?? {}) as {
				flags?: string[];
				seq?: unknown;
				ack?: unknown;
			};
			const text = plain(renderText(solved(exercise, locale), locale));
			if (flags) expect(text).toContain(plain(`${flags.join(",")} seq=${seq}${ack === null ? "" : ` ack=${ack}`}`));
			else expect(text).toContain(String(expectedOf(exercise, locale)));
		}
	});
});

const expectedOf = (exercise: (typeof CASES)[number]["exercise"], locale: "en" | "zh") =>
	solved(exercise, locale).results?.b1?.expected;
