// Puts the sentences of the Worker beside its script, as the question bank is: they are a third of it, and are read when the
// first is needed. Only a build does so; everybody else runs the sources as they stand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import MagicString from "magic-string";
import { parseAst } from "rolldown/parseAst";
import { SEPARATORS } from "../../text/sentence-list.ts";

/** The text that holds them, and the name under which the script has them. */
export const SENTENCES = "sentences.txt";
const SAY = "$say";
const SAY_MODULE = "sentences:say";

/** Rooms that speak to somebody. */
const SPEAKING = /^src\/(?:text|scenario|exercise|render|question-bank|contract|practice|http)\//;
const MODULE = /\.ts$/;

/** So short a text costs no less beside the script. Chinese says as much with fewer characters. */
const SHORTEST = 24;
const SHORTEST_CHINESE = 6;

interface Node {
	readonly type: string;
	readonly start: number;
	readonly end: number;
}

interface Sentence extends Node {
	/** What stands before, between and behind the values. */
	readonly pieces: readonly string[];
	readonly values: readonly Node[];
}

export interface Spoken {
	/** The module, its sentences replaced by their places. */
	readonly code: string;
	readonly sentences: readonly string[];
}

/** Sentences of `source` get the places from `first` on. Throws where one could not be told from two. */
export function withoutSentences(file: string, source: string, first: number): Spoken {
	const found = sentencesIn(parseAst(source, { lang: "ts" }, file));
	if (found.length === 0) return { code: source, sentences: [] };
	const sentences = found.map(({ pieces }) => pieces.join(SEPARATORS.value));
	const ambiguous = found.find(({ pieces }) => pieces.some(holdsSeparator));
	if (ambiguous) throw new Error(`${file}: a sentence holds a character that separates sentences`);
	const edited = new MagicString(source);
	found.forEach((sentence, i) => {
		replace(edited, sentence, first + i);
	});
	edited.prepend(`import { ${SAY} } from "${SAY_MODULE}";`);
	const map = edited.generateMap({ source: file, includeContent: true, hires: "boundary" });
	return {
		code: `${edited}\n//# sourceMappingURL=${map.toUrl()}\n`,
		sentences,
	};
}

const holdsSeparator = (text: string) => Object.values(SEPARATORS).some((separator) => text.includes(separator));

function replace(edited: MagicString, { start, end, values }: Sentence, place: number): void {
	let from = start;
	let before = `${SAY}(${place}`;
	for (const value of values) {
		edited.overwrite(from, value.start, `${before}, `);
		from = value.end;
		before = "";
	}
	edited.overwrite(from, end, `${before})`);
}

/** In the order in which they stand; one inside a value of another comes after that. */
function sentencesIn(node: unknown): readonly Sentence[] {
	if (Array.isArray(node)) return node.flatMap(sentencesIn);
	if (!isNode(node)) return [];
	const sentence = sentenceOf(node);
	if (sentence) return [sentence, ...sentence.values.flatMap(sentencesIn)];
	return Object.entries(node)
		.filter(([field]) => !isFixed(node, field))
		.flatMap(([, child]) => sentencesIn(child));
}

/** Where a text must stand as it is: names of modules and of fields, directives, types, templates with a tag. */
function isFixed(node: Node, field: string): boolean {
	const { type } = node;
	if (field === "source" || field === "quasi") return true;
	if (type === "ExpressionStatement") return "directive" in node && node.directive !== null;
	if (type === "Property" || type === "PropertyDefinition") return field === "key";
	return type.startsWith("TS") && field !== "expression";
}

function sentenceOf(node: Node): Sentence | null {
	if (node.type === "Literal" && "value" in node && typeof node.value === "string")
		return isSentence(node.value) ? { ...node, pieces: [node.value], values: [] } : null;
	if (node.type !== "TemplateLiteral" || !("quasis" in node) || !("expressions" in node)) return null;
	// As the syntax tree of a template literal is (ESTree).
	const { quasis, expressions } = node as unknown as {
		readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
		readonly expressions: readonly Node[];
	};
	const pieces = quasis.map(({ value }) => value.cooked);
	return isSentence(pieces.join("")) ? { ...node, pieces, values: expressions } : null;
}

function isSentence(text: string): boolean {
	if (/\p{Script=Han}/u.test(text)) return text.length >= SHORTEST_CHINESE;
	return text.length >= SHORTEST && text.includes(" ");
}

function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

export interface SpokenModules {
	/** The text beside the script. */
	readonly text: string;
	readonly plugin: Plugin;
}

/** `modules` are those that the script is made of, relative to `root`; their order decides the places. */
export function sentencesBeside(root: string, modules: readonly string[]): SpokenModules {
	const sentences: string[] = [];
	const codes = new Map<string, string>();
	for (const module of modules.filter((file) => SPEAKING.test(file) && MODULE.test(file)).toSorted()) {
		const path = join(root, module);
		const spoken = withoutSentences(module, readFileSync(path, "utf8"), sentences.length);
		codes.set(path, spoken.code);
		sentences.push(...spoken.sentences);
	}
	const plugin: Plugin = {
		name: "sentences",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: new RegExp(`^${SAY_MODULE}$`) }, () => ({ path: "say", namespace: "sentences" }));
			onResolve({ filter: new RegExp(`^\\./${SENTENCES}$`), namespace: "sentences" }, ({ path }) => ({
				path,
				external: true,
			}));
			onLoad({ filter: /^say$/, namespace: "sentences" }, () => ({ contents: SAYING, resolveDir: root }));
			onLoad({ filter: MODULE }, ({ path }) => {
				const contents = codes.get(path);
				return contents === undefined ? undefined : { contents, loader: "ts" };
			});
		},
	};
	return { text: sentences.join(SEPARATORS.sentence), plugin };
}

const SAYING = `import text from "./${SENTENCES}";
import { sayFrom } from "./src/text/sentence-list.ts";
export const ${SAY} = sayFrom(text);
`;
