// A question as a learner sees it: in one language, with parameters drawn and options in this seed's order, without
// its key.
import type { ShownOption } from "../exercise/types.ts";
import type { Difficulty } from "../scenario/spec.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { type JsonSchema, questionAnswerSchema } from "./answer-schema.ts";
import { fill, type Instance } from "./instance.ts";
import type { QuestionKind } from "./schema.ts";
import type { TopicId } from "./topics.ts";
import { REASON, TRUTH, UNITS } from "./wording.ts";

export interface QuestionView {
	readonly id: string;
	readonly version: number;
	readonly topic: TopicId;
	readonly kind: QuestionKind;
	readonly difficulty: Difficulty;
	readonly skills: readonly string[];
	readonly locale: Locale;
	readonly prompt: string;
	/** What to choose from: options, reasons, or the steps to put in order. */
	readonly choices?: readonly ShownOption[];
	/** To be matched: each of `left` with one of `right`, which may serve several. */
	readonly left?: readonly ShownOption[];
	readonly right?: readonly ShownOption[];
	readonly unit?: string;
	/** JSON Schema 2020-12 of the answer. */
	readonly answerSchema: JsonSchema;
	readonly maxPoints: number;
}

interface Item {
	readonly id: string;
	readonly text: Localized;
	readonly says?: boolean;
}

export function viewQuestion(instance: Instance, locale: Locale): QuestionView {
	const { id, version, topic, kind, difficulty, skills, prompt } = instance.question;
	return {
		id,
		version,
		topic,
		kind,
		difficulty,
		skills,
		locale,
		prompt: fill(instance, prompt, locale),
		...parts(instance, locale),
		answerSchema: questionAnswerSchema(instance.question),
		maxPoints: 1,
	};
}

function parts(instance: Instance, locale: Locale): Partial<QuestionView> {
	const { question } = instance;
	switch (question.kind) {
		case "choice":
		case "choices":
		case "true-false":
			return { choices: shownItems(question.options, instance, locale) };
		case "order":
			return { choices: shownItems(question.steps, instance, locale) };
		case "match":
			return {
				left: question.left.map((item) => showItem(item, instance, locale)),
				right: shownItems(question.right, instance, locale),
			};
		case "numeric": {
			const unit = question.reads === "count" ? question.unit?.[locale] : UNITS[question.reads][locale];
			return unit ? { unit } : {};
		}
		case "short-text":
			return {};
	}
}

function shownItems(items: readonly Item[], instance: Instance, locale: Locale): readonly ShownOption[] {
	return instance.shown.flatMap((id) =>
		items.filter((item) => item.id === id).map((item) => showItem(item, instance, locale)),
	);
}

function showItem({ id, text, says }: Item, instance: Instance, locale: Locale): ShownOption {
	const words = fill(instance, text, locale);
	if (says === undefined) return { id, text: words };
	const truth = TRUTH[says ? "true" : "false"][locale];
	return { id, text: REASON[locale](truth, words) };
}
