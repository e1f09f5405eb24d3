// Several of several answers.
import { words } from "../../text/locale.ts";
import { choicesShare, readChoices } from "../read/choice.ts";
import type { Kind } from "./kind.ts";
import { readOption, sayOptions, shownOptions, viewOptions, wrongOption } from "./shared/options.ts";
import {
	explainQuestion,
	labelOfQuestion,
	lookAtQuestion,
	type QuestionOf,
	questionCandidates,
} from "./shared/question.ts";
import { skillRules } from "./shared/skill-rules.ts";
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
	hints: {
		look: (_, { step }, locale) => lookAtQuestion(step, locale),
		rules: skillRules,
		firstStep: (placed, { asks }, locale) =>
			words(locale).hints.not(wrongOption(placed, asks, asks.key)?.text[locale] ?? ""),
	},
	explain: (_, { asks }, __, locale) => explainQuestion(asks, locale),
	slip: ({ asks }) => asks.options.slice(0, 1).map(({ id }) => id),
};
