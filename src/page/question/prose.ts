// Sentences of the bank as they are set: what stands between backticks is on the wire or typed, and keeps its own typeface.
import { html, type TemplateResult } from "lit";

/** Text and code by turns, the first and every second one text. */
export function textAndCode(sentence: string): readonly string[] {
	const parts = sentence.split("`");
	// A backtick without its pair is a character like any other.
	return parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("`")];
}

export function prose(sentence: string): readonly (string | TemplateResult)[] {
	return textAndCode(sentence).map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`));
}
