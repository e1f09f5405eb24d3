// Titles of misconceptions that stand in results: one that the registry has no more is called by its id.
import { isMisconception, MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";

export function misconceptionTitle(id: string, locale: Locale): string {
	return isMisconception(id) ? MISCONCEPTIONS[id].title[locale] : id;
}
