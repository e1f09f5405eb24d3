// How a language puts sentences and items of a list one after the other.
import type { Locale, Localized } from "./locale.ts";

const BETWEEN_SENTENCES: Localized = { en: " ", zh: "" };
const BETWEEN_ITEMS: Localized = { en: ", ", zh: "、" };

/** One text of several sentences. */
export function joinSentences(sentences: readonly string[], locale: Locale): string {
	return sentences.join(BETWEEN_SENTENCES[locale]);
}

/** "a, b, c" */
export function joinItems(items: readonly string[], locale: Locale): string {
	return items.join(BETWEEN_ITEMS[locale]);
}
