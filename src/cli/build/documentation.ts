// Takes out of the schemas what only the OpenAPI document says: descriptions, examples, names of components. The document
// is written before (prepare-build.ts); the Worker only checks with the schemas. Without their descriptions the bundler
// sees that nothing checks with a response's, and leaves it out.
import { parseAst } from "rolldown/parseAst";
import { type Node, partsOf } from "./syntax.ts";

/** Where schemas are. */
const SCHEMAS = /^src\/contract\//;

interface Call extends Node {
	readonly callee: Node;
	readonly arguments: readonly Node[];
}

/**
 * The source with spaces in the place of `v.metadata(…)` in `v.pipe(…)`, and of the sentence in `described(schema, …)`:
 * what stays keeps its place. Throws where `v.metadata` stands elsewhere, for it would come into the script.
 */
export function withoutDocumentation(file: string, source: string): string {
	if (!SCHEMAS.test(file)) return source;
	const calls = callsIn(parseAst(source, { lang: "ts" }, file));
	const says = (node: Node, name: string) => isCall(node) && source.slice(node.callee.start, node.callee.end) === name;
	const isMetadata = (node: Node) => says(node, "v.metadata");
	const pipes = calls.filter((call) => says(call, "v.pipe") && call.arguments.some(isMetadata));
	const inPipes = new Set(pipes.flatMap((pipe) => pipe.arguments.filter(isMetadata).map(({ start }) => start)));
	if (calls.some((call) => isMetadata(call) && !inPipes.has(call.start)))
		throw new Error(`${file}: v.metadata stands outside of v.pipe`);
	const bare = pipes.flatMap((pipe) => withoutArguments(pipe, isMetadata));
	const described = calls.filter((call) => says(call, "described"));
	return blank(source, [
		...bare,
		...described.flatMap((call) => withoutArguments(call, (node) => node !== call.arguments[0])),
	]);
}

/** Leaves the parentheses even around one argument, which may begin on another line than a `return`. */
function withoutArguments(call: Call, isOut: (node: Node) => boolean): readonly Span[] {
	const [first, ...others] = call.arguments.filter((node) => !isOut(node));
	if (first && others.length === 0) return [call.callee, { start: first.end, end: call.end - 1 }];
	return call.arguments.flatMap((node, i) =>
		isOut(node) ? [{ start: node.start, end: call.arguments[i + 1]?.start ?? call.end - 1 }] : [],
	);
}

type Span = Pick<Node, "start" | "end">;

function blank(source: string, spans: readonly Span[]): string {
	return spans.reduce(
		(text, { start, end }) => text.slice(0, start) + text.slice(start, end).replace(/\S/g, " ") + text.slice(end),
		source,
	);
}

function callsIn(node: Node): readonly Call[] {
	const inside = partsOf(node).flatMap(callsIn);
	return isCall(node) ? [node, ...inside] : inside;
}

function isCall(node: Node): node is Call {
	return node.type === "CallExpression";
}
