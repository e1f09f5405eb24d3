// Every text a learner may read, and whether each language is written as its readers write it: Chinese with full-width
// punctuation and a space around Latin words, English without either, neither a copy of the other.
import type { Localized } from "../../text/locale.ts";
import type { Question } from "../schema.ts";

export interface PlacedText {
	readonly where: string;
	readonly text: Localized;
	/** A sentence has to end like one. */
	readonly sentence: boolean;
}

const sentence = (where: string, text: Localized): PlacedText => ({ where, text, sentence: true });
const label = (where: string, text: Localized): PlacedText => ({ where, text, sentence: false });

export function textsOf(question: Question): readonly PlacedText[] {
	return [sentence("prompt", question.prompt), sentence("explanation", question.explanation), ...textsOfKind(question)];
}

function textsOfKind(question: Question): readonly PlacedText[] {
	switch (question.kind) {
		case "choice":
		case "choices":
		case "true-false":
			return question.options.flatMap((option) => [
				label(`options.${option.id}`, option.text),
				...("feedback" in option ? [sentence(`options.${option.id}.feedback`, option.feedback)] : []),
			]);
		case "numeric":
			return question.traps.map((trap, index) => sentence(`traps.${index}.feedback`, trap.feedback));
		case "order":
			return question.steps.map(({ id, text }) => label(`steps.${id}`, text));
		case "match":
			return [
				...question.left.map(({ id, text }) => label(`left.${id}`, text)),
				...question.left.map(({ id, feedback }) => sentence(`left.${id}.feedback`, feedback)),
				...question.right.map(({ id, text }) => label(`right.${id}`, text)),
			];
		case "short-text":
			return question.slips.map((slip, index) => sentence(`slips.${index}.feedback`, slip.feedback));
	}
}

const HAN = /\p{Script=Han}/u;
const WORDS = /[a-z]{3,} [a-z]{3,}/;
/** Names, calls, numbers and formulas, which need no translation: no two plain words in a row. */
const isNeutral = (text: string) => !WORDS.test(text) && text.length <= 40;

const CHINESE_FAULTS: readonly (readonly [RegExp, string])[] = [
	[/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u, "half-width punctuation beside Chinese"],
	[/\p{Script=Han}\(|\)\p{Script=Han}/u, "half-width parentheses beside Chinese"],
	[/\p{Script=Han}\.(?:\s|$)/u, "a Latin full stop after Chinese"],
	[/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, "no space between Chinese and Latin or digits"],
	[/\p{Script=Han} +\p{Script=Han}/u, "a space inside Chinese"],
	[/[，。；：？！] | [，。；：？！]/, "a space beside full-width punctuation"],
	[/[，。；：？！、]{2}/, "doubled punctuation"],
	[/["']/, "straight quotation marks"],
];
const ENGLISH_FAULTS: readonly (readonly [RegExp, string])[] = [
	[/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u, "Chinese characters or full-width punctuation"],
	[/ {2}/, "two spaces in a row"],
	[/ [,;:?!.](?:\s|$)/, "a space before punctuation"],
	[/"/, "straight quotation marks"],
];

export function textFaults({ text, sentence }: PlacedText): readonly string[] {
	const { en, zh } = text;
	const same = en === zh;
	const faults = [
		...ENGLISH_FAULTS.filter(([form]) => form.test(en)).map(([, fault]) => `en has ${fault}`),
		...CHINESE_FAULTS.filter(([form]) => form.test(zh)).map(([, fault]) => `zh has ${fault}`),
	];
	if (same && (sentence || !isNeutral(en))) faults.push("zh is a copy of en");
	if (!same && !HAN.test(zh)) faults.push("zh has no Chinese");
	if (en.trim() !== en || zh.trim() !== zh) faults.push("space at an end");
	if (sentence && !/[.?!…”]$/.test(en)) faults.push("en does not end like a sentence");
	if (sentence && !/[。？！…”：]$/.test(zh)) faults.push("zh does not end like a sentence");
	return faults;
}
