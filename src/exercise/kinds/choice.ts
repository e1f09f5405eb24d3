import { readChoice } from "../read/choice.ts";
import type { Kind } from "./kind.ts";
import { readOption, replyTo, sayOptions, shownOptions, viewOptions } from "./shared/options.ts";
import {
	explainQuestion,
	labelOfQuestion,
	QUESTION_HINTS,
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
	hints: QUESTION_HINTS,
	explain: (placed, { asks }, __, locale) => explainQuestion(placed, asks, locale),
	reply: (_, { asks }, value, locale) => (value === asks.key ? null : replyTo(asks.options, [value], locale)),
	slip: ({ asks }, random) => asks.options[random.int(0, asks.options.length - 1)]?.id ?? "",
};
