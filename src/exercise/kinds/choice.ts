// One of several answers.
import { type Locale, words } from "../../text/locale.ts";
import { readChoice } from "../read/choice.ts";
import type { Placed } from "../situation.ts";
import type { Kind } from "./kind.ts";
import { readOption, replyTo, sayOptions, shownOptions, viewOptions, wrongOption } from "./shared/options.ts";
import {
	beginQuestion,
	explainQuestion,
	labelOfQuestion,
	lookAtQuestion,
	principleOfQuestion,
	type QuestionOf,
	questionCandidates,
} from "./shared/question.ts";

/** Values are ids of options. */
export const choice: Kind<"choice", QuestionOf<"choice">, string> = {
	title: { en: "One of several answers", zh: "单项选择" },
	candidates: (situation) => questionCandidates(situation, "choice"),

	key: ({ asks }) => asks.key,
	isValue: (value) => typeof value === "string",
	read: (placed, { asks }, given) => readOption(shownOptions(placed, asks), given, readChoice),
	share: ({ asks }, value) => (value === asks.key ? 1 : 0),

	show: (_, __, value) => value,
	say: (_, { asks }, value, locale) => sayOptions(asks, [value], locale),
	label: (_, { asks }, locale) => labelOfQuestion(asks, locale),
	view: (placed, { asks }, common, locale) => ({ ...common, choices: viewOptions(placed, asks, locale) }),
	schema: (placed, { asks }) => ({ enum: shownOptions(placed, asks).map(({ id }) => id) }),
	hints: {
		look: (_, blank, locale) => lookAtQuestion(blank, locale),
		rules: (_, blank, locale) => principleOfQuestion(blank, locale),
		firstStep: (placed, blank, locale) => beginQuestion(blank, () => oneOfTwo(placed, blank.asks, locale), locale),
	},
	explain: (placed, { asks }, __, locale) => explainQuestion(placed, asks, locale),
	reply: (_, { asks }, value, locale) => (value === asks.key ? null : replyTo(asks.options, [value], locale)),
	slip: ({ asks }, random) => asks.options[random.int(0, asks.options.length - 1)]?.id ?? "",
};

function oneOfTwo(placed: Placed, asks: QuestionOf<"choice">, locale: Locale): string {
	const wrong = wrongOption(placed, asks, [asks.key]);
	const left = shownOptions(placed, asks).filter((option) => option.id === asks.key || option === wrong);
	return words(locale).hints.oneOf(left.map(({ text }) => text[locale]));
}
