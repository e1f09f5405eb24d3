import { choicesShare, readChoices } from "../read/choice.ts";
import type { Kind } from "./kind.ts";
import { readOption, replyTo, sayOptions, shownOptions, viewOptions } from "./shared/options.ts";
import {
	explainQuestion,
	labelOfQuestion,
	QUESTION_HINTS,
	type QuestionOf,
	questionCandidates,
} from "./shared/question.ts";
import { isTexts } from "./shared/texts.ts";

/** Values are ids of options. */
export const choices: Kind<"choices", QuestionOf<"choices">, readonly string[]> = {
	title: { en: "Several of several answers", zh: "多项选择" },
	candidates: (situation) => questionCandidates(situation, "choices"),

	key: ({ asks }) => asks.key,
	isValue: isTexts,
	read: (placed, { asks }, given) => readOption(shownOptions(placed, asks), given, readChoices),
	share: ({ asks }, value) => choicesShare(asks.options, asks.key, value),

	show: (_, __, value) => value,
	say: (_, { asks }, value, locale) => sayOptions(asks, value, locale),
	label: (_, { asks }, locale) => labelOfQuestion(asks, locale),
	view: (placed, { asks }, common, locale) => ({ ...common, choices: viewOptions(placed, asks, locale) }),
	schema: (placed, { asks }) => ({
		type: "array",
		items: { enum: shownOptions(placed, asks).map(({ id }) => id) },
		uniqueItems: true,
	}),
	hints: QUESTION_HINTS,
	explain: (placed, { asks }, __, locale) => explainQuestion(placed, asks, locale),
	reply: (_, { asks }, value, locale) =>
		replyTo(
			asks.options,
			value.filter((id) => !asks.key.includes(id)),
			locale,
		),
	slip: ({ asks }) => asks.options.slice(0, 1).map(({ id }) => id),
};
