// A module without its sentences says what it said with them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are modules as text.
import { stripTypeScriptTypes } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSentences } from "../../../src/cli/build/find-sentences.ts";
import { layOut, withoutSentences } from "../../../src/cli/build/sentences.ts";
import { SEPARATORS, sentencesIn } from "../../../src/text/sentence-list.ts";
import { anyText } from "../../support/any-text.ts";

function asBuilt(source: string) {
	const said = findSentences("module.ts", source);
	// Another module's, so that places are none of its own.
	const others = findSentences("other.ts", OTHER);
	const { text, apart, places } = layOut([...others, ...said, ...others]);
	return { ...withoutSentences("module.ts", source, said, places), text, apart };
}

/** What `said` of a module is, as it stands and without its sentences; both with the values 3 and "x". */
function bothWays(source: string): readonly unknown[] {
	const { code, text, apart } = asBuilt(source);
	const { say, both } = sentencesIn(() => text, apart);
	return [source, code].map((module) => {
		const script = stripTypeScriptTypes(module.replace(/^import .*?;/, "")).replace(/\bexport /g, "");
		const run = new Function("$say", "$both", "n", "x", `${script}\nreturn said;`);
		return run(say, both, 3, "x");
	});
}

const OTHER =
	'export const said = [{ en: "Both languages of another module.", zh: "另一个模块的两种语言。" }, "A sentence of another module.", "另一个模块的句子。"];';

const BOTH = '{ en: "The server answers with a SYN,ACK.", zh: "服务器应答 SYN,ACK。" }';

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
		"both with values, some of them sentences, also of both",
		'const both = { en: "The server answers with a SYN,ACK.", zh: "服务器应答 SYN,ACK。" };\nexport const said = { en: `${n} times in a row it says: ${both.en} And: ${{ en: "so it goes on and on and on", zh: "就这样一直下去" }.en}`, zh: `连续 ${n} 次：${x}${both.zh}` };',
		6,
	],
	[
		"both over another's",
		'const other = { de: 1 }; export const said = { ...other, en: "The server sends a SYN,ACK.", zh: "服务器发 SYN,ACK。" };',
		2,
	],
	["both and a third thing", `export const said = { ...${BOTH}, more: 1 };`, 2],
	[
		"both and another language",
		'export const said = { en: "The server sends a SYN,ACK.", zh: "服务器发 SYN,ACK。", de: x };',
		2,
	],
	[
		"the two the other way round",
		'export const said = { zh: "服务器发 SYN,ACK。", en: "The server sends a SYN,ACK." };',
		2,
	],
	[
		"the same language in both",
		'export const said = { en: "The server sends a SYN,ACK.", zh: "The server sends a SYN,ACK." };',
		2,
	],
	[
		"a computed name",
		'const en = "zh"; export const said = { [en]: "The server sends a SYN,ACK.", zh: "服务器发 SYN,ACK。" };',
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
		expect(findSentences("module.ts", source).flatMap(({ texts }) => texts)).toHaveLength(count);
		const [before, after] = bothWays(source);
		expect(after).toEqual(before);
	});

	it("says the same whatever its sentences are", () => {
		const separators = Object.values(SEPARATORS);
		const isFree = (one: string) => !separators.some((separator) => one.includes(separator));
		const text = anyText({ minLength: 30, maxLength: 60 }).filter(isFree);
		fc.assert(
			fc.property(text, (sentence) => {
				const [before, after] = bothWays(`export const said = ${JSON.stringify(`${sentence} and more`)};`);
				expect(after).toBe(before);
			}),
		);
	});

	it("names both languages at once, the Chinese sentence as far behind the English one as everywhere", () => {
		const { code, text, apart } = asBuilt(`export const said = ${BOTH};`);
		expect(code).toMatch(/said = \$both\(1\);/);
		const texts = text.split(SEPARATORS.sentence);
		expect([texts[1], texts[1 + apart]]).toEqual(["The server answers with a SYN,ACK.", "服务器应答 SYN,ACK。"]);
	});

	it("is refused where a sentence could not be told from two", () => {
		const source = `export const said = "one sentence${SEPARATORS.sentence}and what looks like another";`;
		expect(() => findSentences("module.ts", source)).toThrow("module.ts");
	});
});
