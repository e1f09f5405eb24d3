// Questions of the bank: found, opened with the numbers of one seed, and graded.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { type Bank, findQuestion } from "../question-bank/bank.ts";
import { gradeQuestion, type QuestionResult } from "../question-bank/grade.ts";
import type { Instance } from "../question-bank/instance.ts";
import { instantiate } from "../question-bank/instantiate.ts";
import { listQuestions, type QuestionFilter, type QuestionPage } from "../question-bank/list.ts";
import { viewQuestion } from "../question-bank/view.ts";
import type { Locale } from "../text/locale.ts";
import { knownSkills, refuseUnknown } from "./known.ts";

/** A page of those that meet the filter, or which of its values nothing is known of. */
export function findQuestions(
	bank: Bank,
	filter: QuestionFilter,
	locale: Locale,
	page: Parameters<typeof listQuestions>[3],
): { readonly ok: true; readonly page: QuestionPage } | Failure {
	const refused =
		refuseUnknown("topic", "topic", [filter.topic], bank.titles.topics) ??
		refuseUnknown("skill", "skill", [filter.skill], knownSkills(bank.titles));
	return refused ?? { ok: true, page: listQuestions(bank, filter, locale, page) };
}

/** One question with the options and numbers of this seed, or of its own. */
export function openQuestion(
	bank: Bank,
	id: string,
	seed: number | undefined,
): { readonly ok: true; readonly instance: Instance } | Failure {
	const question = findQuestion(bank, id);
	if (question) return { ok: true, instance: instantiate(question, seed) };
	return failure("question-not-found", DETAILS.questionNotFound);
}

/** The question as the API answers it, without its key. */
export function questionDocument(instance: Instance, locale: Locale) {
	const view = viewQuestion(instance, locale);
	const self = `/v1/questions/${view.id}`;
	return { ...view, seed: instance.seed, links: { self, grade: `${self}/grade` } };
}

export interface QuestionResultDocument extends QuestionResult {
	readonly seed: number;
}

export function gradeInstance(instance: Instance, answer: unknown, locale: Locale): QuestionResultDocument {
	return { ...gradeQuestion(instance, answer, locale), seed: instance.seed };
}
