// What a chapter of the documentation is made of.
import type { Localized } from "../../text/locale.ts";

/** By the names under which people know them. */
export const SAMPLE_LANGUAGES = {
	sh: "curl",
	js: "JavaScript",
	ts: "TypeScript",
	py: "Python",
	php: "PHP",
	html: "HTML",
} as const;

/** To be pasted as it stands; those of one language in the order in which they come. A test runs each. */
export interface Sample {
	readonly sample: string;
	readonly language: keyof typeof SAMPLE_LANGUAGES;
	/** Where it is the same each time. */
	readonly prints?: string;
}

/** A text may hold `code` and [links](/where). */
export type Block = { readonly text: Localized } | { readonly list: Localized<readonly string[]> } | Sample;

export interface Chapter {
	readonly title: Localized;
	readonly blocks: readonly Block[];
}
