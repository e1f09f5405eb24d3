// What holds for every learner-facing sentence, in both languages.
import { expect } from "vitest";
import type { Locale } from "../../src/text/locale.ts";

export const MOST_CHARACTERS: Readonly<Record<Locale, number>> = { en: 200, zh: 90 };

const CJK = /\p{Script=Han}/u;
const HALF_WIDTH_BETWEEN_CJK = /\p{Script=Han}[,.:;!?()]|[,:;!?(]\p{Script=Han}/u;
const UNSPACED = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;

/** Fails unless `text` reads as a finished sentence, or label, of that language and phone length. */
export function expectReadable(text: string, locale: Locale): void {
	expect(text).not.toMatch(/null|undefined|NaN|\[object| {2}/);
	expect(text).toBe(text.trim());
	expect(text.length, text).toBeLessThanOrEqual(MOST_CHARACTERS[locale]);
	if (locale === "en") {
		expect(text).not.toMatch(/[\p{Script=Han}，。：；（）]/u);
	} else {
		expect(text).toMatch(CJK);
		expect(text).not.toMatch(HALF_WIDTH_BETWEEN_CJK);
		expect(text).not.toMatch(UNSPACED);
		expect(text).not.toMatch(/ [，。：；（）]|[，。：；（] /u);
		expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
	}
}

/** The same, and it begins and ends like a sentence, once. */
export function expectSentence(text: string, locale: Locale): void {
	expectReadable(text, locale);
	if (locale === "zh") {
		expect(text).toMatch(/。$/u);
		expect(text).not.toMatch(/[，。：；][，。：；]/u);
	} else {
		expect(text).toMatch(/\.$/);
		expect(text).toMatch(/^([A-Z0-9]|(connect|listen|bind)\(\)|[a-z]+ calls|(seq|ack) (=|is) |[xu] is )/);
		expect(text).not.toMatch(/[.:;,][.:;,]/);
	}
}
