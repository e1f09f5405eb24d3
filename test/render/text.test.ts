import { describe, expect, it } from "vitest";
import { columns } from "../../src/render/characters.ts";
import { renderProse, renderText } from "../../src/render/text.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { asked, calls, EXERCISES, exerciseOf, segment, solved, step, TIME_PASSES, view } from "./examples.ts";

describe("monospaced text", () => {
	it("fits a terminal, with Chinese characters counted twice", () => {
		for (const exercise of EXERCISES)
			for (const locale of LOCALES)
				for (const input of [asked(exercise, locale), solved(exercise, locale)])
					expect(
						renderText(input, locale)
							.split("\n")
							.filter((line) => columns(line) > 80),
					).toEqual([]);
	});

	it("keeps the lifelines straight beside Chinese labels", () => {
		const sent = { segment: segment(1, "client", "server", { retransmission: true, fate: "lost" }) };
		const lines = renderText({ view: view([step(1, calls("client", "connect"), sent)]) }, "zh").split("\n");
		const label = lines.find((line) => line.includes("(重传)")) ?? "";
		expect(label.endsWith("|")).toBe(true);
		expect(columns(label)).toBe(columns("              |                                           |"));
	});

	it("draws the arrow towards the receiver: solid, dashed again, crossed out when lost", () => {
		const drawn = (from: string, to: string, more = {}) =>
			renderText({ view: view([step(1, TIME_PASSES, { segment: segment(1, from, to, more) })]) }, "en");
		expect(drawn("client", "server")).toMatch(/\|-{20,}>\|/);
		expect(drawn("server", "client")).toMatch(/\|<-{20,}\|/);
		expect(drawn("client", "server", { retransmission: true })).toMatch(/\|(- ){10,}-?>\|/);
		expect(drawn("client", "server", { fate: "lost" })).toMatch(/\|-{20,}X +\|/);
		expect(drawn("server", "client", { fate: "in-flight" })).toMatch(/\| +-{20,}\|/);
	});

	it("gives what a program printed line by line, and says whose address is only borrowed", () => {
		const lines = renderText(asked(exerciseOf("netstat-reading"), "en"), "en").split("\n");
		expect(lines.filter((line) => /^ {4}(SYN-RECV|ESTAB) +\S+:\d+ +\S+:\d+/.test(line)).length).toBeGreaterThan(2);
		expect(lines.some((line) => /^ {4}State +Local Address:Port/.test(line))).toBe(true);
		expect(renderText(asked(exerciseOf("drdos-reflection"), "en"), "en")).toContain("(spoofed source)");
		expect(renderText(asked(exerciseOf("old-duplicate-syn"), "en"), "en")).toContain("(old duplicate)");
	});

	it("gives a flood as one thick arrow with its number", () => {
		const { view: flooded } = asked(exerciseOf("backlog-fill"), "en");
		expect(renderText({ view: flooded }, "en")).toMatch(/\d+ x SYN =====>\|/);
	});
});

describe("prose", () => {
	it("has a paragraph for each step, and one for each blank", () => {
		for (const exercise of EXERCISES.slice(0, 30))
			for (const locale of LOCALES) {
				const { view: seen } = asked(exercise, locale);
				const prose = renderProse({ view: seen }, locale);
				const opening = locale === "en" ? /^Step \d+/gm : /^第 \d+ 步/gm;
				expect(prose.match(opening)).toHaveLength(seen.timeline.length);
				expect(prose.match(/^b\d+[:：]/gm)).toHaveLength(seen.blanks.length);
			}
	});

	it("tells what is asked for as a blank, and solved as the value", () => {
		const exercise = exerciseOf("three-way");
		expect(renderProse(asked(exercise, "en"), "en")).toMatch(/\(blank b1\)/);
		expect(renderProse(solved(exercise, "en"), "en")).toMatch(/\w \(blank b1\)/);
	});
});

it("simultaneous-close with seed 1 is written as it always has been, in Chinese", () => {
	const input = asked(exerciseOf("simultaneous-close"), "zh");
	expect(`${renderText(input, "zh")}\n${renderProse(input, "zh")}`).toMatchSnapshot();
});
