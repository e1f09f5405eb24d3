// The languages that every learner-facing sentence exists in.

export const LOCALES = ["en", "zh"] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language: the compiler refuses a missing translation. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;
