// The languages that everything for learners exists in: a language is one folder and its name here, and the compiler
// names what else is missing, its words (words.ts) first. Their own file: whoever names languages need not load their words.

export const LOCALES = ["en", "zh"] as const;

export type Locale = (typeof LOCALES)[number];

/** Where nobody asks for another. */
export const DEFAULT_LOCALE: Locale = "en";

/** One text in every language: the compiler refuses a missing translation. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** What `of` gives for each language. */
export function inEveryLanguage<T>(of: (locale: Locale) => T): Localized<T> {
	// Object.fromEntries gives keys of type string, whatever they are.
	return Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as Localized<T>;
}
