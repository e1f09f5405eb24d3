// What the chapters say and where their links lead.
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../../../src/contract/problem.ts";
import { PROBLEM_TITLES } from "../../../src/contract/problem-titles.ts";
import { LIMIT_POLICIES } from "../../../src/http/limits/policies.ts";
import { SECTIONS } from "../../../src/http/openapi/document.ts";
import { ADVICE } from "../../../src/page/docs/advice.ts";
import { CHAPTER_NAMES, CHAPTERS } from "../../../src/page/docs/chapters.ts";
import { docsContents } from "../../../src/page/docs/contents.ts";
import { LIST_WORDS } from "../../../src/page/docs/operations.ts";
import { inEveryLanguage, LOCALES } from "../../../src/text/locale.ts";

const OPERATIONS = SECTIONS.flatMap(({ name, operations }) =>
	Object.entries(operations).map(([place, { id, summary }]) => {
		const [method = "", path = ""] = place.split(" ");
		return { id, section: name, method, path, summary };
	}),
);
const HTML = inEveryLanguage((locale) => docsContents(locale, OPERATIONS));
const hrefs = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
const SAMPLES = CHAPTER_NAMES.flatMap((name) =>
	CHAPTERS[name].blocks.flatMap((block) => ("sample" in block ? [{ name, sample: block.sample }] : [])),
);

describe("the documentation's page", () => {
	it.each(LOCALES)("in %s has one anchor of each name", (locale) => {
		const ids = [...HTML[locale].matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...new Set(ids)]);
		for (const name of [...CHAPTER_NAMES, ...PROBLEM_CODES]) expect(ids).toContain(name);
	});

	it.each(LOCALES)("in %s links only to anchors and operations that there are", (locale) => {
		const links = hrefs(HTML[locale]);
		for (const anchor of links.filter((href) => href.startsWith("#")))
			expect(HTML[locale]).toContain(` id="${anchor.slice(1)}"`);
		const ids = new Set(OPERATIONS.map(({ id }) => `/docs/api#op-${id}`));
		for (const href of links.filter((one) => one.includes("#op-"))) expect(ids).toContain(href);
		for (const href of links) expect(href).toMatch(/^[/#]/);
	});

	it("has no mark-up left in its texts", () => {
		for (const locale of LOCALES) expect(HTML[locale].replaceAll(/<pre.*?<\/pre>/gs, "")).not.toMatch(/\*\*|`|\]\(/);
	});

	it("has a sample in every chapter", () => {
		for (const name of CHAPTER_NAMES) expect(SAMPLES.map((one) => one.name)).toContain(name);
	});

	it.each(SAMPLES)("keeps the lines of a sample of $name", ({ sample }) => {
		expect(HTML.en.match(/<pre.*?<\/pre>/gs)?.some((pre) => pre.split("\n").length === sample.split("\n").length)).toBe(
			true,
		);
	});

	it.each(LOCALES)("in %s says what each problem of the API means and what to do about it", (locale) => {
		for (const code of PROBLEM_CODES) {
			expect(PROBLEM_TITLES[locale][code], code).toMatch(/\S/);
			expect(ADVICE[code][locale], code).toMatch(/\S/);
			expect(HTML[locale], code).toContain(`<div id="${code}"><dt><code>${code}</code>`);
		}
	});

	it("has a Chinese line for every section and operation of the contract, and for no other", () => {
		const words = LIST_WORDS.zh;
		expect(Object.keys(words?.operations ?? {}).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
		expect(Object.keys(words?.sections ?? {}).sort()).toEqual(SECTIONS.map(({ name }) => name).sort());
	});

	it("names the limits that hold", () => {
		const [first] = CHAPTERS.limits.blocks;
		for (const locale of LOCALES) {
			const said = first && "list" in first ? first.list[locale].join(" ") : "";
			for (const { quota, windowS } of Object.values(LIMIT_POLICIES)) {
				expect(windowS).toBe(60);
				expect(said).toMatch(new RegExp(`\\b${quota}\\b`));
			}
		}
	});
});
