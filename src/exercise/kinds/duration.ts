// How long: a time that a template asks for. Values are in ms; they are asked for and shown in the question's unit.
import { words } from "../../text/words.ts";
import { readDuration } from "../read/duration.ts";
import type { Kind } from "./kind.ts";
import {
	explainQuestion,
	labelOfQuestion,
	QUESTION_HINTS,
	type QuestionOf,
	questionCandidates,
} from "./shared/question.ts";

export const duration: Kind<"duration", QuestionOf<"duration">, number> = {
	title: { en: "How long", zh: "时长" },
	candidates: (situation) => questionCandidates(situation, "duration"),

	key: ({ asks }) => asks.key,
	isValue: (value) => typeof value === "number",
	read: (_, { asks }, given) => readDuration(given, asks.unit),
	share: ({ asks }, value) => (value === asks.key ? 1 : 0),

	show: (_, { asks }, value) => (asks.unit === "s" ? value / 1000 : value),
	say: (_, { asks }, value, locale) => words(locale).amounts.durationIn(value, asks.unit),
	label: (_, { asks }, locale) => labelOfQuestion(asks, locale),
	view: (_, { asks }, common) => ({ ...common, unit: asks.unit }),
	schema: () => ({ type: "number", minimum: 0 }),
	hints: QUESTION_HINTS,
	explain: (placed, { asks }, __, locale) => explainQuestion(placed, asks, locale),
	slip: ({ asks }, random) => asks.key + random.int(1, 5) * 1000,
};
