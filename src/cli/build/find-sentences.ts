// Finds the sentences of a module, so that they can stand beside the script.
import { parseAst } from "rolldown/parseAst";
import { SEPARATORS } from "../../text/sentence-list.ts";
import { isNode, type Node } from "./syntax.ts";

/** So short a text costs no less beside the script. Chinese says as much with fewer characters. */
const SHORTEST = 24;
const SHORTEST_CHINESE = 6;

interface Sentence extends Node {
	readonly script: "latin" | "chinese";
	/** What stands before, between and behind the values. */
	readonly pieces: readonly string[];
	readonly values: readonly Node[];
}

/** A sentence where it is said, or `{ en: …, zh: … }` with one in each: alike in all modules, and short once it is named. */
export interface Said extends Pick<Node, "start" | "end"> {
	readonly form: "both" | Sentence["script"];
	/** One, or the English and the Chinese one; values stand where the separator is. */
	readonly texts: readonly string[];
	/** Of all its texts, in their order. */
	readonly values: readonly Node[];
}

/** In the order in which they stand; what is said inside a value comes after it. Throws where one could not be told from two. */
export function findSentences(file: string, source: string): readonly Said[] {
	return saidIn(parseAst(source, { lang: "ts" }, file), file);
}

function saidIn(node: unknown, file: string): readonly Said[] {
	if (Array.isArray(node)) return node.flatMap((one) => saidIn(one, file));
	if (!isNode(node)) return [];
	const sentences = bothOf(node) ?? [sentenceOf(node)].filter((sentence) => sentence !== null);
	if (sentences.length > 0) {
		const said = saidBy(node, sentences, file);
		return [said, ...saidIn(said.values, file)];
	}
	return Object.entries(node)
		.filter(([field]) => !isFixed(node, field))
		.flatMap(([, child]) => saidIn(child, file));
}

function saidBy({ start, end }: Node, sentences: readonly Sentence[], file: string): Said {
	const separators = Object.values(SEPARATORS);
	if (sentences.some(({ pieces }) => pieces.some((piece) => separators.some((one) => piece.includes(one)))))
		throw new Error(`${file}: a sentence holds a character that separates sentences`);
	const texts = sentences.map(({ pieces }) => pieces.join(SEPARATORS.value));
	const values = sentences.flatMap((sentence) => sentence.values);
	const [script = "latin", other] = sentences.map((sentence) => sentence.script);
	return { start, end, form: other === undefined ? script : "both", texts, values };
}

/** Where a text must stand as it is: names of modules and of fields, directives, types, templates with a tag. */
function isFixed(node: Node, field: string): boolean {
	const { type } = node;
	if (field === "source" || field === "quasi") return true;
	if (type === "ExpressionStatement") return "directive" in node && node.directive !== null;
	if (type === "Property" || type === "PropertyDefinition") return field === "key";
	return type.startsWith("TS") && field !== "expression";
}

/** As what an object is made of is in the syntax tree (ESTree). */
interface Property extends Node {
	readonly type: "Property";
	readonly key: Node & { readonly name?: string };
	readonly value: Node;
	readonly computed: boolean;
}

interface SpreadElement extends Node {
	readonly type: "SpreadElement";
}

/** Null unless the object has a sentence in each of the two languages, in this order, and nothing else. */
function bothOf(node: Node): readonly Sentence[] | null {
	if (node.type !== "ObjectExpression" || !("properties" in node)) return null;
	const properties = node.properties as readonly (Property | SpreadElement)[];
	const names = properties.map((one) => (one.type === "Property" && !one.computed ? one.key.name : null));
	if (names.join() !== "en,zh") return null;
	const [en, zh] = properties.map((one) => (one.type === "Property" ? sentenceOf(one.value) : null));
	return en?.script === "latin" && zh?.script === "chinese" ? [en, zh] : null;
}

function sentenceOf(node: Node): Sentence | null {
	if (node.type === "Literal" && "value" in node && typeof node.value === "string")
		return sentenceFrom(node, [node.value], []);
	if (node.type !== "TemplateLiteral" || !("quasis" in node) || !("expressions" in node)) return null;
	// As the syntax tree of a template literal is (ESTree).
	const { quasis, expressions } = node as unknown as {
		readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
		readonly expressions: readonly Node[];
	};
	const pieces = quasis.map(({ value }) => value.cooked);
	return sentenceFrom(node, pieces, expressions);
}

function sentenceFrom(node: Node, pieces: readonly string[], values: readonly Node[]): Sentence | null {
	const text = pieces.join("");
	if (/\p{Script=Han}/u.test(text))
		return text.length < SHORTEST_CHINESE ? null : { ...node, script: "chinese", pieces, values };
	return text.length < SHORTEST || !text.includes(" ") ? null : { ...node, script: "latin", pieces, values };
}
