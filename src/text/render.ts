// The words of pictures that others use too.
import type { RenderWord } from "./facts/render.ts";
import { type Locale, words } from "./locale.ts";

export function renderWord(word: RenderWord, locale: Locale): string {
	return words(locale).render.words[word];
}
