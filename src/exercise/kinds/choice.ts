// One of several answers.
import { words } from "../../text/locale.ts";
import { readChoice } from "../read/choice.ts";
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
		look: (_, { step }, locale) => lookAtQuestion(step, locale),
		rules: skillRules,
		firstStep: (placed, { asks }, locale) => {
			const wrong = wrongOption(placed, asks, [asks.key]);
			const left = shownOptions(placed, asks).filter((option) => option.id === asks.key || option === wrong);
			return words(locale).hints.oneOf(left.map(({ text }) => text[locale]));
		},
	},
	explain: (_, { asks }, __, locale) => explainQuestion(asks, locale),
	slip: ({ asks }, random) => asks.options[random.int(0, asks.options.length - 1)]?.id ?? "",
};
