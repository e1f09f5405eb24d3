// Practice: which answers can be read, and what they are worth. Nothing is recorded.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { Answers } from "../exercise/answer.ts";
import { checkAnswers, gradeExercise } from "../exercise/grade.ts";
import type { AnswerCheck, GradeResult } from "../exercise/types.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, maySeeSolution } from "./caller.ts";
import { type OpenedExercise, openAnswered } from "./open.ts";
import { sentFor } from "./withhold.ts";

export interface CheckDocument {
	readonly scenarioId: string;
	/** Whether every answer that was given can be read. */
	readonly readable: boolean;
	readonly blanks: Readonly<Record<string, AnswerCheck>>;
}

/** `wished` is the language asked for. */
export function checkOpened(
	opened: OpenedExercise,
	answers: Answers,
	wished: Locale | undefined,
): { readonly ok: true; readonly document: CheckDocument } | Failure {
	const answered = openAnswered(opened, answers, wished);
	if (!answered.ok) return answered;
	const checks = Object.entries(checkAnswers(answered.exercise, answers, answered.locale));
	const readable = checks.every(([, { status }]) => status !== "unreadable");
	const blanks = answered.description.policy ? checks.map((check) => asSent(check, answers)) : checks;
	return { ok: true, document: { scenarioId: answered.id, readable, blanks: Object.fromEntries(blanks) } };
}

/** Of an assessed scenario, not even how an answer is written once it was read. */
function asSent([id, check]: [string, AnswerCheck], answers: Answers): [string, AnswerCheck] {
	return [id, check.status === "readable" ? { status: "readable", value: sentFor(answers, id) } : check];
}

/** The whole result, which shows the solution. Nothing is recorded. */
export function gradeOpened(
	opened: OpenedExercise,
	answers: Answers,
	wished: Locale | undefined,
	caller: Caller,
): { readonly ok: true; readonly result: GradeResult } | Failure {
	const answered = openAnswered(opened, answers, wished);
	if (!answered.ok) return answered;
	if (!maySeeSolution(answered.description, caller)) {
		const detail = DETAILS.scenarioAssessed;
		return failure("scenario-assessed", detail);
	}
	return { ok: true, result: gradeExercise(answered.exercise, answers, answered.locale) };
}
