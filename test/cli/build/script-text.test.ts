// What is done to the text of the script changes nothing that it says, and its source map leads to the same places.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts as text.
import { SourceMap } from "node:module";
import MagicString from "magic-string";
import { describe, expect, it } from "vitest";
import { escapeOthers, movedMappings } from "../../../src/cli/build/ascii.ts";
import { withoutProperties } from "../../../src/cli/build/patterns.ts";

const run = (script: string): unknown => new Function(script)();

describe("a script in ASCII", () => {
	const SCRIPT =
		'const 窗口 = "“窗口”😀", re = /^[“窗]+/, t = `值：${窗口}`;\nreturn [窗口, re.exec(窗口)[0], t, { 窗口 }];';

	it("says what it said", () => {
		const escaped = escapeOthers(SCRIPT);
		expect(escaped).toMatch(/^[\0-\x7f]+$/);
		expect(run(escaped)).toEqual(run(SCRIPT));
	});

	it("has every place of its source map where it is now", () => {
		const source = 'a("窗口", b, "值", c);\nd();\ne("很长很长很长很长很长很长很长", f);';
		const map = new MagicString(source).generateMap({ hires: true, source: "source.ts" });
		const moved = new SourceMap({
			version: 3,
			file: "",
			sourceRoot: "",
			sources: map.sources,
			sourcesContent: [source],
			names: map.names,
			mappings: movedMappings(map.mappings, source),
		});
		const lines = escapeOthers(source).split("\n");
		for (const name of ["a", "b", "c", "d", "e", "f"]) {
			const place = (text: readonly string[]) => {
				const line = text.findIndex((one) => new RegExp(`\\b${name}\\b`).test(one));
				return [line, text[line]?.search(new RegExp(`\\b${name}\\b`)) ?? -1] as const;
			};
			const [originalLine, originalColumn] = place(source.split("\n"));
			expect(moved.findEntry(...place(lines)), name).toMatchObject({ originalLine, originalColumn });
		}
	});
});

describe("a regular expression that names properties of characters", () => {
	it.each([
		[String.raw`/\p{Script=Han}+/u`, "a窗口"],
		[String.raw`/["'\x60\/\\]|\p{L}\n/giu`, "\\"],
		[String.raw`/[^\P{L}a]/u`, "ab"],
	])("is %s when it is made later", (literal, text) => {
		const script = `const r = ${literal};`;
		const { code } = withoutProperties(script);
		expect(code).toContain("RegExp(");
		const said = `return [r.source, r.flags, ${JSON.stringify(text)}.match(r)];`;
		expect(run(code + said)).toEqual(run(script + said));
	});

	it("is told from one that names none, and from text", () => {
		const script = String.raw`const a = /[a-z]\d/u, b = "/\\p{L}/u";`;
		expect(withoutProperties(script).code).toBe(script);
	});
});
