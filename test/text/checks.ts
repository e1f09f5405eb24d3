// What holds for every learner-facing text, by the language that it is written in.
import { expect } from "vitest";
import type { Locale } from "../../src/text/locale.ts";

interface Writing {
	readonly mostCharacters: number;
	/** Each text of it matches all of these, */
	readonly has: readonly RegExp[];
	/** and none of these. */
	readonly lacks: readonly RegExp[];
	/** The same of a sentence, besides. */
	readonly sentence: { readonly has: readonly RegExp[]; readonly lacks: readonly RegExp[] };
}

const WRITINGS: Readonly<Record<Locale, Writing>> = {
	en: {
		mostCharacters: 200,
		has: [],
		lacks: [/[\p{Script=Han}，。：；（）]/u],
		sentence: {
			has: [/\.$/, /^([A-Z0-9]|(connect|listen|bind)\(\)|[a-z]+ calls|(seq|ack) (=|is) |[xu] is )/],
			lacks: [/[.:;,][.:;,]/],
		},
	},
	zh: {
		mostCharacters: 90,
		has: [/\p{Script=Han}/u],
		lacks: [
			// Half-width punctuation beside Chinese.
			/\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u,
			// No space between Chinese and Latin.
			/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u,
			/ [，。：；（）]|[，。：；（] /u,
			/\p{Script=Han} \p{Script=Han}/u,
		],
		sentence: { has: [/。$/u], lacks: [/[，。：；][，。：；]/u] },
	},
};

/** Fails if a value that is not there shows, or space where none belongs. */
export function expectFilledIn(text: string): void {
	expect(text).not.toMatch(/null|undefined|NaN|\[object| {2}/);
	expect(text).toBe(text.trim());
	expect(text).not.toBe("");
}

/** Fails unless `text` reads as a finished sentence, or label, of that language and phone length. */
export function expectReadable(text: string, locale: Locale): void {
	const { mostCharacters, has, lacks } = WRITINGS[locale];
	expectFilledIn(text);
	expect(text.length, text).toBeLessThanOrEqual(mostCharacters);
	for (const form of has) expect(text).toMatch(form);
	for (const form of lacks) expect(text).not.toMatch(form);
}

/** The same, and it begins and ends like a sentence, once. */
export function expectSentence(text: string, locale: Locale): void {
	const { has, lacks } = WRITINGS[locale].sentence;
	expectReadable(text, locale);
	for (const form of has) expect(text).toMatch(form);
	for (const form of lacks) expect(text).not.toMatch(form);
}
