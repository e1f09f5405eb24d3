// Writes regular expressions that name properties of characters (`\p{Script=Han}`) as calls that make them. An engine checks
// a literal when it reads the script, and for these it looks through all of Unicode each time that a script is loaded.
import MagicString from "magic-string";
import type { Plugin } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import type { Edited } from "./sentences.ts";
import { type Node, partsOf } from "./syntax.ts";

/** As regular expressions are in the syntax tree (ESTree). */
interface Pattern extends Node {
	readonly regex: { readonly pattern: string; readonly flags: string };
}

const NAMES_PROPERTY = /\\p\{/i;

export const patternsMadeLater: Plugin = { name: "patterns-made-later", renderChunk: withoutProperties };

export function withoutProperties(code: string): Edited {
	const edited = new MagicString(code);
	for (const { start, end, regex } of patternsIn(parseAst(code)))
		if (NAMES_PROPERTY.test(regex.pattern))
			edited.overwrite(start, end, `RegExp(${JSON.stringify(regex.pattern)}, "${regex.flags}")`);
	return { code: edited.toString(), map: edited.generateMap({ hires: "boundary" }).toString() };
}

function patternsIn(node: Node): readonly Pattern[] {
	if (isPattern(node)) return [node];
	return partsOf(node).flatMap(patternsIn);
}

export function isPattern(node: Node): node is Pattern {
	return node.type === "Literal" && "regex" in node && typeof node.regex === "object" && node.regex !== null;
}
