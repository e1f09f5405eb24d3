// Answers as results show them: ids for options, numbers in the question's unit, the author's first form for text.
import type { Locale } from "../text/locale.ts";
import type { Instance } from "./instance.ts";
import { numericValue } from "./mark.ts";
import type { TruthAnswer } from "./read-answer.ts";
import type { Question } from "./schema.ts";

export type Shown = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** The key, in a form that is a right answer when it is sent back. */
export function expectedAnswer({ question, values }: Instance, locale: Locale = "en"): Shown {
	switch (question.kind) {
		case "choice":
		case "true-false":
			return question.options.find((option) => "correct" in option)?.id ?? "";
		case "choices":
			return question.options.filter((option) => "correct" in option).map(({ id }) => id);
		case "numeric": {
			const key = values.key ?? Number.NaN;
			return question.reads === "sequence-number" ? numericValue(question, key) : key;
		}
		case "order":
			return question.steps.map(({ id }) => id);
		case "match":
			return Object.fromEntries(question.left.map(({ id, is }) => [id, is]));
		case "short-text":
			return question.accepted[locale][0] ?? "";
	}
}

/** What was read, for the result's `given`. */
export function showAnswer(question: Question, value: unknown): Shown {
	if (value instanceof Map) return Object.fromEntries(value);
	if (question.kind === "numeric" && question.reads === "s") return (value as number) / 1000;
	if (question.kind === "true-false") {
		const { says, option } = value as TruthAnswer;
		return option ?? says;
	}
	return value as Shown;
}
