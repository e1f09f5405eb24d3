// Makes the constants of the script when they are first needed. Loading it would otherwise make them all, schemas, tables and
// routes, for a first request that needs few of them: half of what a start costs. Only a build does so; everybody else runs
// the sources as they stand.
//
// `const TABLE = make();` becomes `let TABLE$made; function TABLE() { return TABLE$made ??= make(); }`, and `TABLE` becomes
// `TABLE()` wherever it is used. So an initializer must do nothing but make its value; none of ours does anything else.
import MagicString from "magic-string";
import type { Plugin } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import { isPattern } from "./patterns.ts";
import type { Edited } from "./sentences.ts";
import { type Node, partsOf } from "./syntax.ts";
import { isFunction, isIdentifier, isInstanceField, type Use, usesIn } from "./uses.ts";

/** A literal of as many characters costs no more than the function that would make it, which every use of it calls. */
const SHORT = 250;
const MAKING: ReadonlySet<string> = new Set(["CallExpression", "NewExpression", "TaggedTemplateExpression"]);
/** What the name of what was made ends with. */
const MADE = "$made";

/** As variables are in the syntax tree (ESTree). */
interface Declaration extends Node {
	readonly type: "VariableDeclaration";
	readonly kind: "const" | "let" | "var";
	readonly declarations: readonly { readonly id: Node; readonly init: Node | null }[];
}

/** `const name = init;` of the top level. */
interface Constant {
	readonly statement: Node;
	readonly name: string;
	readonly init: Node;
}

export const lazyConstants: Plugin = {
	name: "lazy-constants",
	renderChunk: (code) => withLazyConstants(code),
};

/** The script after the change. Throws where a name of its own looks like one of those that the change makes. */
export function withLazyConstants(code: string): Edited {
	if (code.includes(MADE)) throw new Error(`the script says ${MADE} itself`);
	const { body } = parseAst(code) as { readonly body: readonly Node[] };
	const constants = new Map(body.flatMap(constantIn).map((constant) => [constant.name, constant]));
	const names = new Set(constants.keys());
	const uses = new Map(body.map((statement) => [statement, usesIn(statement, names)]));
	const lazy = lazyAmong(constants, uses);
	const edited = new MagicString(code);
	for (const name of lazy) makeLater(edited, constants.get(name) as Constant);
	for (const use of [...uses.values()].flat()) if (lazy.has(use.node.name)) call(edited, use);
	return { code: edited.toString(), map: edited.generateMap({ hires: "boundary" }).toString() };
}

/** What a script makes when it is loaded: calls and such, each with all that is in it. */
export function madeAtOnce(code: string): readonly string[] {
	return makingIn(parseAst(code)).map(({ start, end }) => code.slice(start, end));
}

function constantIn(statement: Node): readonly Constant[] {
	if (!isDeclaration(statement) || statement.kind !== "const") return [];
	const [{ id, init } = {}, ...others] = statement.declarations;
	if (!id || !init || others.length > 0 || !isIdentifier(id)) return [];
	return [{ statement, name: id.name, init }];
}

function isDeclaration(node: Node): node is Declaration {
	return node.type === "VariableDeclaration";
}

type Uses = ReadonlyMap<Node, readonly Use[]>;

/** Names of those that are made later: what costs something, and what is made of such. None that is exported. */
function lazyAmong(constants: ReadonlyMap<string, Constant>, uses: Uses): ReadonlySet<string> {
	const isExported = ({ parent }: Use) => parent.type.startsWith("Export");
	const exported = new Set(
		[...uses.values()]
			.flat()
			.filter(isExported)
			.map(({ node }) => node.name),
	);
	const able = [...constants.values()].filter(({ name, init }) => !exported.has(name) && !isDefinition(init));
	const lazy = new Set(able.filter(({ init }) => costs(init)).map(({ name }) => name));
	for (let before = -1; before < lazy.size; ) {
		before = lazy.size;
		for (const { name, statement } of able)
			if (uses.get(statement)?.some(({ node, later }) => !later && lazy.has(node.name))) lazy.add(name);
	}
	return lazy;
}

/** What only says what happens later. */
function isDefinition(node: Node): boolean {
	return isFunction(node) || node.type === "ClassExpression";
}

function costs(init: Node): boolean {
	if (init.type === "Literal") return isPattern(init);
	return makingIn(init).length > 0 || (!isIdentifier(init) && init.end - init.start > SHORT);
}

/** What a node makes as soon as it is run. */
function makingIn(node: Node): readonly Node[] {
	// A regular expression is read when it is made.
	if (MAKING.has(node.type) || isPattern(node)) return [node];
	return isFunction(node) || isInstanceField(node) ? [] : partsOf(node).flatMap(makingIn);
}

function makeLater(edited: MagicString, { statement, name, init }: Constant): void {
	const made = `${name}${MADE}`;
	edited.overwrite(statement.start, init.start, `let ${made}; function ${name}() { return ${made} ??= (`);
	edited.overwrite(init.end, statement.end, "); }");
}

function call(edited: MagicString, { node, parent, constructed }: Use): void {
	const isShort = parent.type === "Property" && "shorthand" in parent && parent.shorthand === true;
	edited.appendLeft(node.end, isShort ? `: ${node.name}()` : "()");
	if (!constructed) return;
	edited.appendRight(constructed.start, "(").appendLeft(constructed.end, ")");
}
