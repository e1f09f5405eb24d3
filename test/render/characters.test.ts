import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centred, row } from "../../src/render/canvas.ts";
import { clean, columns, ems, escapeMarkup, wrap } from "../../src/render/characters.ts";

describe("columns", () => {
	it.each([
		["abc", 3],
		["序号", 4],
		["（重传）", 8],
		["e\u0301", 1],
		["👍", 2],
		["", 0],
	])("%s takes %i", (text, width) => {
		expect(columns(text)).toBe(width);
	});
});

describe("clean", () => {
	it("keeps ordinary text and replaces what cannot be shown", () => {
		expect(clean("SYN,ACK 确认号 <x>")).toBe("SYN,ACK 确认号 <x>");
		expect(clean("a\r\nb\tc")).toBe("a b c");
		expect(clean("\u0000\u001b\u202E\uD800")).toBe("\uFFFD\uFFFD\uFFFD\uFFFD");
	});

	it("is part of escaping", () => {
		expect(escapeMarkup(`<&>"'\u0007`)).toBe("&lt;&amp;&gt;&quot;&#39;\uFFFD");
	});
});

describe("wrapped text", () => {
	it("loses nothing but spaces, and no line is too wide", () => {
		const words = fc.array(fc.constantFrom("a", "retransmission", "序号", "，", " ", "（b2）", "👍", "ESTABLISHED。"));
		fc.assert(
			fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, most) => {
				const text = parts.join("");
				const lines = wrap(text, most, columns);
				expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
				for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(most);
			}),
		);
	});

	it("breaks between words, and between Chinese characters but not before punctuation", () => {
		expect(wrap("timer expires after 1 s", 13, columns)).toEqual(["timer expires", "after 1 s"]);
		expect(wrap("重传计时器，到期", 10, columns)).toEqual(["重传计时", "器，到期"]);
	});
});

describe("a row of the picture", () => {
	it("puts later marks over earlier ones and heals a full-width character that is cut", () => {
		expect(
			row([
				{ at: 0, text: "重传" },
				{ at: 1, text: "|" },
			]),
		).toBe(" |传");
		expect(
			row([
				{ at: 2, text: "ab" },
				{ at: 3, text: "c" },
			]),
		).toBe("  ac");
		expect(
			row([
				{ at: 0, text: "||" },
				{ at: 0, text: "客" },
			]),
		).toBe("客");
	});

	it("centres by columns", () => {
		expect(row([centred("客户端", 5)])).toBe("  客户端");
	});
});

it("estimated widths grow with the text", () => {
	expect(ems("序号")).toBe(2);
	expect(ems("ii")).toBeLessThan(ems("nn"));
	expect(ems("nn")).toBeLessThan(ems("MM"));
});
