// A question as a learner sees it: in one language, with parameters drawn and options in this seed's order, without
// its key.
import type { Difficulty } from "../scenario/spec.ts";
import type { Locale } from "../text/locale.ts";
import { fill, type Instance } from "./instance.ts";
import type { JsonSchema, ViewParts } from "./kinds/kind.ts";
import { kindOf } from "./kinds/registry.ts";
import type { QuestionKind } from "./schema.ts";
import type { TopicId } from "./topics.ts";

export interface QuestionView extends ViewParts {
	readonly id: string;
	readonly version: number;
	readonly topic: TopicId;
	readonly kind: QuestionKind;
	readonly difficulty: Difficulty;
	readonly skills: readonly string[];
	readonly locale: Locale;
	readonly prompt: string;
	/** JSON Schema 2020-12 of the answer. */
	readonly answerSchema: JsonSchema;
	readonly maxPoints: number;
}

export function viewQuestion(instance: Instance, locale: Locale): QuestionView {
	const { id, version, topic, kind, difficulty, skills, prompt } = instance.question;
	const asked = kindOf(instance.question);
	return {
		id,
		version,
		topic,
		kind,
		difficulty,
		skills,
		locale,
		prompt: fill(instance, prompt, locale),
		...asked.view(instance, locale),
		answerSchema: { $schema: "https://json-schema.org/draft/2020-12/schema", ...asked.answerSchema(instance.question) },
		maxPoints: 1,
	};
}
