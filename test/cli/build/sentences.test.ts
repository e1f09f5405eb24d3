// A module without its sentences says what it said with them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are modules as text.
import { stripTypeScriptTypes } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutSentences } from "../../../src/cli/build/sentences.ts";
import { SEPARATORS, sayFrom } from "../../../src/text/sentence-list.ts";

/** What `said` of a module is, as it stands and without its sentences; both with the values 3 and "x". */
function bothWays(source: string): readonly unknown[] {
	const { code, sentences } = withoutSentences("module.ts", source, 0);
	return [source, code].map((module) => {
		const script = stripTypeScriptTypes(module.replace(/^import .*?;/, "")).replace(/\bexport /g, "");
		const run = new Function("$say", "n", "x", `${script}\nreturn said;`);
		return run(sayFrom(sentences.join(SEPARATORS.sentence)), 3, "x");
	});
}

const MODULES: readonly (readonly [what: string, source: string, sentences: number])[] = [
	["a sentence", 'export const said = "The client sends a SYN to the server.";', 1],
	["a Chinese one, which may be shorter", 'export const said = "客户端发送 SYN。";', 1],
	["values", "export const said = `The server has ${n} entries of ${x} in its queue.`;", 1],
	["values first and last", "export const said = `${n} entries are in the queue of this ${x}`;", 1],
	[
		"a sentence in a value of another",
		'export const said = `What the server does now: it ${n > 2 ? `sends ${n} segments to the server` : "sends nothing at all to the server"}, and then waits.`;',
		3,
	],
	[
		"both languages of a table",
		'export const said = { en: "The server answers with a SYN,ACK.", zh: "服务器应答 SYN,ACK。" };',
		2,
	],
	[
		"what is typed",
		'export const said = (["the first of two sentences", "the second of two sentences"] as const satisfies readonly string[]) as readonly string[];',
		2,
	],
	["a quotation and a line end", 'export const said = `"one"\\n \\`two\\` and something more`;', 1],
	["short texts", 'export const said = ["SYN", "一次", "not long enough"];', 0],
	["names of fields", 'export const said = { "the name of a field is none": 1 };', 0],
	["a type", 'export const said: "a type is no sentence at all" | 1 = 1;', 0],
	["a directive", 'function f() { "use a directive of our own here"; return 1; }\nexport const said = f();', 0],
	[
		"a template with a tag",
		"const tag = (parts: TemplateStringsArray) => parts.raw[0];\nexport const said = tag`a tag sees its own text as it is`;",
		0,
	],
];

describe("a module without its sentences", () => {
	it.each(MODULES)("says the same: %s", (_, source, count) => {
		expect(withoutSentences("module.ts", source, 0).sentences).toHaveLength(count);
		const [before, after] = bothWays(source);
		expect(after).toEqual(before);
	});

	it("says the same whatever its sentences are", () => {
		const separators = Object.values(SEPARATORS);
		const isFree = (one: string) => !separators.some((separator) => one.includes(separator));
		const text = fc.string({ unit: "binary", minLength: 30 }).filter(isFree);
		fc.assert(
			fc.property(text, (sentence) => {
				const [before, after] = bothWays(`export const said = ${JSON.stringify(`${sentence} and more`)};`);
				expect(after).toBe(before);
			}),
		);
	});

	it("keeps the places of others: they are counted from where it is told", () => {
		const { code } = withoutSentences("module.ts", MODULES[0]?.[1] ?? "", 7);
		expect(code).toContain("$say(7)");
	});

	it("is refused where a sentence could not be told from two", () => {
		const source = `export const said = "one sentence${SEPARATORS.sentence}and what looks like another";`;
		expect(() => withoutSentences("module.ts", source, 0)).toThrow("module.ts");
	});
});
