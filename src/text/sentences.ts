// How a language puts sentences and items of a list one after the other.
import { type Locale, words } from "./locale.ts";

/** One text of several sentences. */
export function joinSentences(sentences: readonly string[], locale: Locale): string {
	return words(locale).sentences.join(sentences);
}

/** "a, b, c" */
export function joinItems(items: readonly string[], locale: Locale): string {
	return words(locale).sentences.list(items);
}
