// Parses the text of a JSON body and refuses what JSON.parse lets through but no honest client sends: nesting that
// overruns recursive code later, and repeated keys, of which all but the last would be dropped in silence.

export const MAX_DEPTH = 32;

export type ParsedText =
	| { readonly ok: true; readonly value: unknown }
	| { readonly ok: false; readonly detail: string };

export function parseJsonText(text: string): ParsedText {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		// The engine's message repeats a piece of the body, which is the caller's own, and names the place.
		return { ok: false, detail: error instanceof Error ? error.message : "Not JSON." };
	}
	const fault = findFault(text);
	return fault === null ? { ok: true, value } : { ok: false, detail: fault };
}

interface OpenContainer {
	/** Keys so far; null in an array. */
	readonly keys: Set<string> | null;
	expectsKey: boolean;
}

/** `text` is known to be JSON, so that its punctuation can be taken at face value. */
function findFault(text: string): string | null {
	const open: OpenContainer[] = [];
	for (let at = 0; at < text.length; at++) {
		const container = open.at(-1);
		switch (text[at]) {
			case '"': {
				const end = endOfString(text, at);
				if (container?.keys && container.expectsKey) {
					const key: string = JSON.parse(text.slice(at, end + 1));
					if (container.keys.has(key)) return `The key ${JSON.stringify(key)} occurs twice in one object.`;
					container.keys.add(key);
					container.expectsKey = false;
				}
				at = end;
				break;
			}
			case "{":
			case "[":
				if (open.length === MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
				open.push({ keys: text[at] === "{" ? new Set() : null, expectsKey: true });
				break;
			case "}":
			case "]":
				open.pop();
				break;
			case ",":
				if (container) container.expectsKey = true;
				break;
		}
	}
	return null;
}

/** Index of the quote that ends the string which starts at `start`. */
function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
	return at;
}
