// The map of misconceptions as a picture: readable on a phone, for every class.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MapFigure, renderMisconceptionMap } from "../../src/render/misconception-map.ts";
import { MISCONCEPTION_IDS, MISCONCEPTIONS } from "../../src/scenario/misconceptions.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { boundsOf, geometryOf } from "./geometry.ts";
import { readMarkup } from "./well-formed.ts";

const bar = (
	title: string,
	[certain, fairlySure, guessed, unsaid]: readonly [number, number, number, number],
	more: { readonly overcame?: number; readonly others?: number; readonly mostIn?: number } = {},
) => {
	const { overcame = 0, others = 20, mostIn = 1 } = more;
	const held = certain + fairlySure + guessed + unsaid;
	const confidence = { certain, fairlySure, guessed, unsaid };
	return { title, held, met: held + overcame + others, showed: held + overcame, confidence, mostIn };
};

const figure = (locale: Locale): MapFigure => ({
	title: locale === "en" ? "Week 3" : "第三周",
	learners: 60,
	holding: 14,
	bars: [
		bar(MISCONCEPTIONS["syn-does-not-consume"].title[locale], [5, 4, 2, 1], { overcame: 3, mostIn: 2 }),
		bar(MISCONCEPTIONS["no-time-wait"].title[locale], [1, 0, 1, 0], { others: 9 }),
	],
});

const anyFigure = fc.record({
	title: fc.oneof(
		fc.string({ minLength: 1, maxLength: 200 }),
		fc.constant("W".repeat(200)),
		fc.constant("宽".repeat(200)),
	),
	learners: fc.integer({ min: 0, max: 10_000 }),
	holding: fc.integer({ min: 0, max: 10_000 }),
	bars: fc.array(
		fc
			.tuple(
				fc.constantFrom(...MISCONCEPTION_IDS),
				fc.tuple(fc.nat(2500), fc.nat(2500), fc.nat(2500), fc.nat(2500)),
				fc.record({ overcame: fc.nat(500), others: fc.nat(500), mostIn: fc.integer({ min: 1, max: 20 }) }),
			)
			.map(([id, split, more]) => bar(MISCONCEPTIONS[id].title.en, split, more)),
		{ maxLength: 32 },
	),
});

describe.each(LOCALES)("in %s", (locale) => {
	it("is well-formed, and whatever it says lies inside of it", () => {
		fc.assert(
			fc.property(anyFigure, (given) => {
				const svg = renderMisconceptionMap(given, locale);
				expect(readMarkup(svg).faults).toEqual([]);
				expect(svg).not.toMatch(/NaN|Infinity|undefined/);
				const { width, height, texts } = geometryOf(svg);
				expect(width).toBe(360);
				for (const piece of texts) {
					const { left, right, top, bottom } = boundsOf(piece);
					expect([piece.text, left >= 0 && right <= width && top >= 0 && bottom <= height]).toEqual([piece.text, true]);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("has no bar that is filled beyond its length, and no number on another", () => {
		fc.assert(
			fc.property(anyFigure, (given) => {
				const { tags } = readMarkup(renderMisconceptionMap(given, locale));
				const boxes = tags.filter(({ attributes }) =>
					attributes.class?.match(/^sq-(met|certain|fairly-sure|guessed|unsaid)$/),
				);
				// The legend comes last.
				const bars = boxes.slice(0, -5);
				let end = 0;
				for (const { attributes } of bars) {
					const right = Number(attributes.x) + Number(attributes.width);
					if (attributes.class === "sq-met") end = right;
					else expect(right).toBeLessThanOrEqual(end + 0.2);
				}
			}),
			{ numRuns: 40 },
		);
	});

	it("tells without eyes what the bars show, a sentence an idea", () => {
		const desc = /<desc>([^<]*)<\/desc>/.exec(renderMisconceptionMap(figure(locale), locale))?.[1]?.split("\n");
		expect(desc).toMatchSnapshot();
	});

	it("is drawn as it always has been", () => {
		expect(renderMisconceptionMap(figure(locale), locale).replaceAll("><", ">\n<")).toMatchSnapshot();
	});

	it("says so where there is nothing to draw", () => {
		const { texts } = readMarkup(renderMisconceptionMap({ title: "x", learners: 0, holding: 0, bars: [] }, locale));
		expect(texts.join(" ")).toContain(locale === "en" ? "There are no results yet." : "还没有结果。");
		expect(texts.join(" ")).not.toContain(locale === "en" ? "guessed" : "猜的");
	});
});

it("draws twelve ideas, and says how many more showed", () => {
	const { texts } = readMarkup(
		renderMisconceptionMap({ ...figure("en"), bars: Array.from({ length: 20 }, () => bar("x", [1, 1, 1, 1])) }, "en"),
	);
	expect(texts.filter((said) => said === "x")).toHaveLength(12);
	expect(texts).toContain("8 more ideas showed.");
});

it("shows an idea that all have overcome as an empty bar", () => {
	const svg = renderMisconceptionMap({ ...figure("en"), bars: [bar("x", [0, 0, 0, 0], { overcame: 2 })] }, "en");
	expect(readMarkup(svg).texts).toEqual(expect.arrayContaining(["0 of 22", "2 corrected it · most in item 1"]));
});

it("runs nothing, loads nothing, and follows the reader's light or dark", () => {
	const svg = renderMisconceptionMap({ ...figure("en"), title: '<script>alert("x")</script>' }, "en");
	expect(svg).toContain("@media (prefers-color-scheme:dark)");
	expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
		/<script|href|url\(|@import|https?:|\bon\w+=/i,
	);
});

describe("numbers on the parts of a bar", () => {
	/** WCAG 2, relative luminance. */
	const luminance = (colour: string) => {
		const hex = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join("") : colour.slice(1);
		const [r = 0, g = 0, b = 0] = [0, 2, 4]
			.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
			.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a: string, b: string) => {
		const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};

	it("can be read, light and dark", () => {
		const style = /<style>([^<]*)<\/style>/.exec(renderMisconceptionMap(figure("en"), "en"))?.[1] ?? "";
		const pairs = [...style.matchAll(/\.sq-([a-z-]+)\{fill:(#\w+)\}\.sq \.sq-on-\1\{fill:(#\w+)\}/g)];
		expect(pairs).toHaveLength(8);
		for (const [, part, fill = "", ink = ""] of pairs) expect([part, contrast(fill, ink) >= 4.5]).toEqual([part, true]);
	});
});
