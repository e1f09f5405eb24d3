// The words of every language.
import { english } from "./en/language.ts";
import type { Language } from "./language.ts";
import type { Locale } from "./locale.ts";
import { chinese } from "./zh/language.ts";

const LANGUAGES: Readonly<Record<Locale, Language>> = { en: english, zh: chinese };

/** The words of one language. */
export function words(locale: Locale): Language {
	return LANGUAGES[locale];
}
