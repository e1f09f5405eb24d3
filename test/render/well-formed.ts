// A tiny reader of XML: enough to say that markup is well-formed, and to give back its text.

const TAG = /^<(\/?)([A-Za-z][\w:-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>/;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export interface Read {
	/** What is wrong; empty for well-formed markup. */
	readonly faults: readonly string[];
	/** Every piece of text outside of `<style>`. */
	readonly texts: readonly string[];
	readonly tags: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
}

export function readMarkup(markup: string): Read {
	const faults: string[] = [];
	const texts: string[] = [];
	const tags: Read["tags"][number][] = [];
	const open: string[] = [];
	let rest = markup.replace(/^<!DOCTYPE html>\s*/, "");
	if (FORBIDDEN.test(markup)) faults.push("a character that XML forbids");
	while (rest !== "") {
		const text = /^[^<]+/.exec(rest)?.[0];
		if (text !== undefined) {
			if (ENTITY.test(text) || text.includes("]]>")) faults.push(`text ${text}`);
			if (open.length === 0 && text.trim() !== "") faults.push(`text outside of everything: ${text}`);
			if (open.at(-1) !== "style" && text.trim() !== "") texts.push(unescaped(text));
			rest = rest.slice(text.length);
			continue;
		}
		const tag = TAG.exec(rest);
		if (!tag) return { faults: [...faults, `no tag: ${rest.slice(0, 60)}`], texts, tags };
		const [whole, close, name = "", listed = "", self] = tag;
		if (close === "/") {
			if (open.pop() !== name) faults.push(`</${name}> closes something else`);
		} else {
			tags.push({ name, attributes: attributesOf(listed, faults) });
			if (self !== "/") open.push(name);
		}
		rest = rest.slice(whole.length);
	}
	if (open.length > 0) faults.push(`not closed: ${open.join(" ")}`);
	return { faults, texts, tags };
}

function attributesOf(listed: string, faults: string[]): Readonly<Record<string, string>> {
	const pairs = [...listed.matchAll(/([\w:.-]+)="([^"]*)"/g)].map((match) => [match[1] ?? "", match[2] ?? ""] as const);
	if (new Set(pairs.map(([name]) => name)).size < pairs.length) faults.push(`an attribute twice:${listed}`);
	if (pairs.some(([, value]) => ENTITY.test(value))) faults.push(`attribute${listed}`);
	return Object.fromEntries(pairs.map(([name, value]) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
	return text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&#39;", "'")
		.replaceAll("&amp;", "&");
}
