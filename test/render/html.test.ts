import { describe, expect, it } from "vitest";
import { renderHtml } from "../../src/render/html.ts";
import { asked, EXERCISES, exerciseOf, solved } from "./examples.ts";
import { readMarkup } from "./well-formed.ts";

const count = (html: string, part: string) => html.split(part).length - 1;

describe("a page", () => {
	it("has a table with a caption, a header for each column and one for each step", () => {
		for (const exercise of EXERCISES) {
			const { view } = asked(exercise, "en");
			const html = renderHtml({ view }, "en");
			expect(count(html, "<caption>")).toBe(1);
			expect(count(html, '<th scope="row">')).toBe(view.timeline.length);
			const columns = count(html, '<th scope="col">');
			expect(count(html, "<td>")).toBe((columns - 1) * view.timeline.length);
		}
	});

	it("names its language and fits a phone", () => {
		const html = renderHtml(asked(exerciseOf("three-way"), "zh"), "zh");
		expect(html).toMatch(/^<!DOCTYPE html>\n<html [^>]*lang="zh-CN"/);
		expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
		expect(html).toContain("prefers-color-scheme:dark");
	});

	it("runs nothing and loads nothing", () => {
		for (const exercise of EXERCISES.slice(0, 20)) {
			const html = renderHtml(asked(exercise, "en"), "en").replace('xmlns="http://www.w3.org/1999/xhtml"', "");
			expect(html).not.toMatch(/<script|<link|<img|<iframe|href=|src=|url\(|@import|https?:|\bon\w+="/i);
		}
	});

	it("reads a blank aloud as one to fill in, and a value that was asked for with its number", () => {
		const exercise = exerciseOf("three-way");
		expect(readMarkup(renderHtml(asked(exercise, "en"), "en")).texts).toContain("to fill in ");
		expect(renderHtml(asked(exercise, "en"), "en")).not.toContain('class="answer"');
		expect(readMarkup(renderHtml(solved(exercise, "en"), "en")).texts).toContain(" (b1)");
	});

	it("lists what to choose from", () => {
		const exercise = exerciseOf("closed-port");
		const html = renderHtml(asked(exercise, "en"), "en");
		const options = exercise.blanks.flatMap(({ asks }) => ("options" in asks ? asks.options : []));
		expect(options.length).toBeGreaterThan(1);
		for (const { text } of options) expect(html).toContain(`<li>${text.en}</li>`);
	});
});
