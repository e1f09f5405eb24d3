// A look into the syntax tree of a module (ESTree), as far as a build needs one to edit a source.

export interface Node {
	readonly type: string;
	/** Its first character, and the one behind its last. */
	readonly start: number;
	readonly end: number;
}

export function isNode(value: unknown): value is Node {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** What a node is made of, in the order of its fields. */
export function partsOf(node: Node): readonly Node[] {
	return Object.values(node).flat().filter(isNode);
}
