// The languages that everything for learners exists in: a language is one folder and one line here, and the compiler
// names what else is missing.
import { english } from "./en/language.ts";
import type { Language } from "./language.ts";
import { chinese } from "./zh/language.ts";

const LANGUAGES = { en: english, zh: chinese } as const satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;

// Object.keys gives string[], whatever the keys are.
export const LOCALES = Object.keys(LANGUAGES) as readonly Locale[];

/** Where nobody asks for another. */
export const DEFAULT_LOCALE: Locale = "en";

/** The words of one language. */
export function words(locale: Locale): Language {
	return LANGUAGES[locale];
}

/** One text in every language: the compiler refuses a missing translation. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** What `of` gives for each language. */
export function inEveryLanguage<T>(of: (locale: Locale) => T): Localized<T> {
	// Object.fromEntries gives keys of type string, whatever they are.
	return Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as Localized<T>;
}
