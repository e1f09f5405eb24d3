import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvText } from "../../src/course/csv.ts";
import { GRADEBOOK_WORDS } from "../../src/course/gradebook-words.ts";

describe("a cell", () => {
	it.each<[string | number | null, string]>([
		["plain", "plain"],
		[null, ""],
		[0.5, "0.5"],
		[-1, "-1"],
		['say "hi"', '"say ""hi"""'],
		["a,b", '"a,b"'],
		["two\nlines", '"two\nlines"'],
		["=1+1", "'=1+1"],
		["+1", "'+1"],
		["-1", "'-1"],
		["@SUM(A1)", "'@SUM(A1)"],
		["\t=1", "'\t=1"],
		["\r=1", `"'\r=1"`],
		["  =1", "'  =1"],
		["＝1", "'＝1"],
		['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
		["s-1001", "s-1001"],
		["a=b", "a=b"],
	])("%j is written as %j", (cell, written) => {
		expect(csvCell(cell)).toBe(written);
	});
});

describe("CSV", () => {
	it("is read back as it was, but for the apostrophe before what would run", () => {
		const text = fc.string({ unit: fc.constantFrom("a", "é", "中", '"', ",", "\r", "\n", "=", "-", " ", "1") });
		fc.assert(
			fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (lines) => {
				const read = parse(csvText(lines));
				expect(read).toEqual(
					lines.map((cells) => cells.map((cell) => (/^(?:\s*[=-]|[\r\n])/.test(cell) ? `'${cell}` : cell))),
				);
			}),
		);
	});

	it("never has a cell that a spreadsheet would take for a formula", () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const [[cell = ""] = []] = parse(csvText([[text, ""]]));
				expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			}),
		);
	});
});

describe("the words of the gradebook", () => {
	it("tell every column and every state apart, in each language", () => {
		for (const { states, finishers, item, ...columns } of Object.values(GRADEBOOK_WORDS)) {
			for (const names of [columns, states, finishers].map((table) => Object.values<unknown>(table)))
				expect(new Set(names).size).toBe(names.length);
			expect(item(1, "three-way", 2)).toContain("three-way");
		}
	});
});

/** RFC 4180, character by character. */
function parse(text: string): readonly (readonly string[])[] {
	const lines: string[][] = [[""]];
	let quoted = false;
	const body = text.slice(1);
	for (let i = 0; i < body.length; i++) {
		const line = lines.at(-1) ?? [];
		const char = body[i] ?? "";
		const add = (more: string) => line.push((line.pop() ?? "") + more);
		if (quoted && char === '"' && body[i + 1] === '"') {
			add('"');
			i++;
		} else if (char === '"') quoted = !quoted;
		else if (!quoted && char === ",") line.push("");
		else if (!quoted && char === "\r" && body[i + 1] === "\n") {
			lines.push([""]);
			i++;
		} else add(char);
	}
	return lines.slice(0, -1);
}
