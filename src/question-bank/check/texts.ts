// Every text a learner may read, and whether each language is written as its readers write it: Chinese with full-width
// punctuation and a space around Latin words, English without either, neither a copy of the other.
import { LOCALES, type Locale, type Localized } from "../../text/locale.ts";
import type { Question } from "../schema.ts";
import { checksOf } from "./kinds/registry.ts";
import { type PlacedText, sentence } from "./placed-text.ts";

export function textsOf(question: Question): readonly PlacedText[] {
	return [
		sentence("prompt", question.prompt),
		sentence("explanation", question.explanation),
		...checksOf(question).texts(question),
	];
}

const WORDS = /[a-z]{3,} [a-z]{3,}/;
/** Names, calls, numbers and formulas, which need no translation: no two plain words in a row. */
const isNeutral = (text: string) => !WORDS.test(text) && text.length <= 40;

/** How a language is written. */
interface Writing {
	/** What does not occur in it, and what that is called. */
	readonly faults: readonly (readonly [RegExp, string])[];
	/** What a text of it has unless it is the same in every language; null where any Latin text would do. */
	readonly script: readonly [RegExp, string] | null;
	readonly sentenceEnd: RegExp;
}

const WRITINGS: Localized<Writing> = {
	en: {
		faults: [
			[/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u, "Chinese characters or full-width punctuation"],
			[/ {2}/, "two spaces in a row"],
			[/ [,;:?!.](?:\s|$)/, "a space before punctuation"],
			[/"/, "straight quotation marks"],
		],
		script: null,
		sentenceEnd: /[.?!…”]$/,
	},
	zh: {
		faults: [
			[/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u, "half-width punctuation beside Chinese"],
			[/\p{Script=Han}\(|\)\p{Script=Han}/u, "half-width parentheses beside Chinese"],
			[/\p{Script=Han}\.(?:\s|$)/u, "a Latin full stop after Chinese"],
			[/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, "no space between Chinese and Latin or digits"],
			[/\p{Script=Han} +\p{Script=Han}/u, "a space inside Chinese"],
			[/[，。；：？！] | [，。；：？！]/, "a space beside full-width punctuation"],
			[/[，。；：？！、]{2}/, "doubled punctuation"],
			[/["']/, "straight quotation marks"],
		],
		script: [/\p{Script=Han}/u, "Chinese"],
		sentenceEnd: /[。？！…”：]$/,
	},
};

export function textFaults({ text, sentence }: PlacedText): readonly string[] {
	const faults = LOCALES.flatMap((locale) =>
		WRITINGS[locale].faults.filter(([form]) => form.test(text[locale])).map(([, fault]) => `${locale} has ${fault}`),
	);
	faults.push(...LOCALES.flatMap((locale) => untranslated(text, locale, sentence)));
	if (LOCALES.some((locale) => text[locale].trim() !== text[locale])) faults.push("space at an end");
	const endless = LOCALES.filter((locale) => sentence && !WRITINGS[locale].sentenceEnd.test(text[locale]));
	return [...faults, ...endless.map((locale) => `${locale} does not end like a sentence`)];
}

/** A text that is the same in an earlier language, or not in its own script. */
function untranslated(text: Localized, locale: Locale, sentence: boolean): readonly string[] {
	const earlier = LOCALES.slice(0, LOCALES.indexOf(locale)).find((other) => text[other] === text[locale]);
	if (earlier !== undefined) return sentence || !isNeutral(text[locale]) ? [`${locale} is a copy of ${earlier}`] : [];
	const [script, name] = WRITINGS[locale].script ?? [];
	return script === undefined || script.test(text[locale]) ? [] : [`${locale} has no ${name}`];
}
