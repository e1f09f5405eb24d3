// Finds where a script uses names of its top level: the name as such, and not a local one that is spelled alike.
import { isNode, type Node, partsOf } from "./syntax.ts";

/** Nodes as they are in the syntax tree (ESTree), as far as they declare names or hold some that are no variables. */
interface Identifier extends Node {
	readonly name: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree, whose nodes have fields by their type
type Syntax = any;

export interface Use {
	readonly node: Identifier;
	/** What it is a part of. */
	readonly parent: Node;
	/** What `new` makes one of, if that begins with the name: `name.Kind` in `new name.Kind(1)`. */
	readonly constructed: Node | null;
	/** Whether it is looked up only when a function runs, or an instance of a class is made. */
	readonly later: boolean;
}

interface Around extends Omit<Use, "node"> {
	/** Names that mean something local here. */
	readonly local: ReadonlySet<string>;
}

/** All uses of these names in a statement of the top level, in the order in which they stand. */
export function usesIn(statement: Node, names: ReadonlySet<string>): readonly Use[] {
	const uses: Use[] = [];
	const visit = (node: Node, { local, ...around }: Around) => {
		if (isIdentifier(node)) {
			if (names.has(node.name) && !local.has(node.name)) uses.push({ node, ...around });
			return;
		}
		const declared = declaredBy(node).filter((name) => names.has(name));
		const inside = declared.length === 0 ? local : new Set([...local, ...declared]);
		const later = around.later || isFunction(node) || isInstanceField(node);
		for (const part of partsWithNames(node))
			visit(part, { parent: node, constructed: constructedBy(node, part, around), later, local: inside });
	};
	visit(statement, { parent: statement, constructed: null, later: false, local: new Set() });
	return uses;
}

function constructedBy(node: Syntax, part: Node, { constructed }: Pick<Use, "constructed">): Node | null {
	if (node.type === "NewExpression") return part === node.callee ? part : null;
	return node.type === "MemberExpression" && part === node.object ? constructed : null;
}

export function isFunction({ type }: Node): boolean {
	return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";
}

export function isIdentifier(node: Node): node is Identifier {
	return node.type === "Identifier";
}

/** An expression that stands for a field's value: one of a static field is looked up at once. */
export function isInstanceField(node: Syntax): boolean {
	return node.type === "PropertyDefinition" && !node.static && !node.computed;
}

/** What a node is made of, without names of fields, of labels and of what is only declared. */
function partsWithNames(node: Syntax): readonly Node[] {
	const isOut = (field: string, part: Node) => {
		if (field === "key" || field === "property") return !node.computed && part.type === "Identifier";
		if (field === "id") return part.type === "Identifier";
		return field === "label" || node.type === "MetaProperty" || node.type === "ImportDeclaration";
	};
	return Object.entries(node).flatMap(([field, value]) =>
		[value].flat().filter((part): part is Node => isNode(part) && !isOut(field, part)),
	);
}

/** Names that a node declares for what is inside it. */
function declaredBy(node: Syntax): readonly string[] {
	// With `var` anywhere in it.
	if (isFunction(node)) return [...named(node.id), ...node.params.flatMap(named), ...variablesIn(node.body)];
	switch (node.type) {
		case "ClassDeclaration":
		case "ClassExpression":
			return named(node.id);
		case "BlockStatement":
		case "StaticBlock":
			return node.body.flatMap(declaredIn);
		case "SwitchStatement":
			return node.cases.flatMap((one: Syntax) => one.consequent.flatMap(declaredIn));
		case "ForStatement":
			return declaredIn(node.init);
		case "ForInStatement":
		case "ForOfStatement":
			return declaredIn(node.left);
		case "CatchClause":
			return named(node.param);
		default:
			return [];
	}
}

/** Names that a statement declares for those beside it. */
function declaredIn(statement: Syntax): readonly string[] {
	switch (statement?.type) {
		case "VariableDeclaration":
			return statement.declarations.flatMap((one: Syntax) => named(one.id));
		case "FunctionDeclaration":
		case "ClassDeclaration":
			return named(statement.id);
		default:
			return [];
	}
}

/** Names that `var` declares anywhere in a function's body. */
function variablesIn(node: Node): readonly string[] {
	return partsOf(node)
		.filter((part) => !isFunction(part))
		.flatMap((part: Syntax) => (part.kind === "var" ? declaredIn(part) : variablesIn(part)));
}

/** Names in a pattern: `a`, `{ a, b: [c], ...d }`, `e = 1`. */
function named(pattern: Syntax): readonly string[] {
	switch (pattern?.type) {
		case "Identifier":
			return [pattern.name];
		case "ObjectPattern":
			return pattern.properties.flatMap((one: Syntax) => named(one.type === "Property" ? one.value : one.argument));
		case "ArrayPattern":
			return pattern.elements.flatMap(named);
		case "AssignmentPattern":
			return named(pattern.left);
		case "RestElement":
			return named(pattern.argument);
		default:
			return [];
	}
}
