// From answers that are submitted to what a learner's record keeps of them.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { LearnerId } from "../contract/primitives.ts";
import { judgeExercise } from "../exercise/grade.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import type { BlankResult, Verdict } from "../exercise/types.ts";
import type { Bank } from "../question-bank/bank.ts";
import type { Locale } from "../text/locale.ts";
import type { Answered, Assessed } from "./assess.ts";
import type { AnsweredExercise } from "./open.ts";
import { gradeInstance, openQuestion, type QuestionResultDocument } from "./questions.ts";
import type { SkillSighting, Standing, Submission } from "./submission.ts";

/** What tells one submission from another, and a repeat of it from a reuse of its key. */
export type SubmissionKey = Pick<Submission, "idempotencyKey" | "bodyHash">;

/** What becomes of answers of which at least one can be read: nothing else is recorded. */
export function judgeSubmitted(
	{ exercise, locale }: AnsweredExercise,
	{ answers }: ScenarioAnswers,
): { readonly ok: true; readonly judged: JudgedResult } | Failure {
	const judged = judgeExercise(exercise, answers, locale);
	if (judged.gradable) return { ok: true, judged };
	const unread = judged.blanks.map(({ judged: { id }, said: { message } }) => [["answers", id], message] as const);
	return nothingReadable(unread);
}

/** What is recorded of an answer to a question of the bank. */
export function submitQuestion(
	bank: Bank,
	learnerId: LearnerId,
	key: SubmissionKey,
	{ questionId, answer, seed }: QuestionAnswer,
	locale: Locale,
): { readonly ok: true; readonly submission: Submission } | Failure {
	const found = openQuestion(bank, questionId, seed);
	if (!found.ok) return found;
	const result = gradeInstance(found.instance, answer, locale);
	if (!result.gradable) return nothingReadable([[["answer"], result.message]]);
	return { ok: true, submission: toQuestionSubmission(learnerId, key, result) };
}

function nothingReadable(unread: readonly (readonly [place: readonly string[], message: string | undefined])[]) {
	const errors = unread.flatMap(([place, message]) =>
		message === undefined ? [] : [{ pointer: jsonPointer(place), detail: message }],
	);
	const detail = errors.length > 0 ? "See `errors` for what is accepted." : "No answer was given.";
	return failure("nothing-readable", detail, errors);
}

/** Whether a blank with this verdict shows the skill; null when nothing was read, so that nothing was shown. */
export function showsSkill(verdict: Verdict): boolean | null {
	switch (verdict) {
		case "correct":
		case "follow-through":
			return true;
		case "partly":
		case "wrong":
			return false;
		case "unreadable":
		case "unanswered":
			return null;
	}
}

/** `standing` is what the result was assessed from. */
export function toSubmission(
	learnerId: LearnerId,
	key: SubmissionKey,
	{ id, description, view }: Answered,
	{ result, response, solved }: Assessed,
	standing: Standing,
): Submission {
	const { policy, boundTo, expiresAt } = description;
	const solvedJson = solved && JSON.stringify(solved);
	return {
		learnerId,
		...key,
		scenarioId: id,
		family: view.family,
		template: view.template,
		points: result.score.points,
		max: result.score.max,
		sightings: Object.values(result.blanks).flatMap(sightings),
		misconceptions: result.misconceptions.map(({ id }) => id),
		resultJson: JSON.stringify(response),
		basis: boundTo && standing,
		assessment: policy ? { attempts: policy.attempts, expiresAtMs: expiresAt * 1000, solvedJson } : null,
	};
}

function toQuestionSubmission(learnerId: LearnerId, key: SubmissionKey, result: QuestionResultDocument): Submission {
	return {
		learnerId,
		...key,
		questionId: result.questionId,
		points: result.score.points,
		max: result.score.max,
		sightings: sightings(result),
		misconceptions: result.misconceptions.map(({ id }) => id),
		resultJson: JSON.stringify(result),
	};
}

/** A blank in parts shows each skill where it was needed. */
function sightings({ skills, verdict, parts }: Pick<BlankResult, "skills" | "verdict" | "parts">): SkillSighting[] {
	if (parts) return Object.values(parts).flatMap(sightings);
	const correct = showsSkill(verdict);
	return correct === null ? [] : skills.map((skill) => ({ skill, verdict, correct }));
}
