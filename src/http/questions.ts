// The question bank as the routes use it: read once an isolate, when first asked for.

import text from "../question-bank/bank.generated.txt";
import { type Bank, findQuestion, openBank } from "../question-bank/bank.ts";
import { gradeQuestion, type QuestionResult } from "../question-bank/grade.ts";
import type { Instance } from "../question-bank/instance.ts";
import { instantiate } from "../question-bank/instantiate.ts";
import type { Locale } from "../text/locale.ts";
import { type Failure, failure } from "./problem.ts";

let opened: Bank | undefined;

export function bank(): Bank {
	opened ??= openBank(text);
	return opened;
}

/** One question with the options and numbers of this seed, or of its own. */
export function openQuestion(
	id: string,
	seed: number | undefined,
): { readonly ok: true; readonly instance: Instance } | Failure {
	const question = findQuestion(bank(), id);
	if (question) return { ok: true, instance: instantiate(question, seed) };
	return failure("question-not-found", "GET /v1/questions lists them.");
}

export interface QuestionResultDocument extends QuestionResult {
	readonly seed: number;
}

export function gradeInstance(instance: Instance, answer: unknown, locale: Locale): QuestionResultDocument {
	return { ...gradeQuestion(instance, answer, locale), seed: instance.seed };
}

/** A failure that names a parameter whose value is not among those known; null when all are. */
export function refuseUnknown(
	parameter: string,
	values: readonly (string | undefined)[],
	known: Readonly<Record<string, unknown>>,
): Failure | null {
	if (values.every((value) => value === undefined || Object.hasOwn(known, value))) return null;
	const detail = `There is no such ${parameter}; GET /v1/catalogue lists what there is.`;
	return failure("invalid-parameter", detail, { errors: [{ parameter, detail }] });
}
