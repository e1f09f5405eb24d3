// From a graded result to what a learner's record keeps of it.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import type { LearnerId } from "../contract/primitives.ts";
import type { BlankResult, Verdict } from "../exercise/types.ts";
import type { SkillSighting, Standing, Submission } from "../storage/learner/submission.ts";
import type { Answered, Assessed } from "./assess.ts";
import { toBase64url } from "./identity/base64url.ts";
import type { QuestionResultDocument } from "./questions.ts";

/** What tells one submission from another, and a repeat of it from a reuse of its key. */
export type SubmissionKey = Pick<Submission, "idempotencyKey" | "bodyHash">;

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

export function toQuestionSubmission(
	learnerId: LearnerId,
	key: SubmissionKey,
	result: QuestionResultDocument,
): Submission {
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

/** SHA-256 of what the submission says, whatever the order of its keys, in base64url. */
export async function hashSubmission(submitted: ScenarioAnswers | QuestionAnswer): Promise<string> {
	const said =
		"questionId" in submitted
			? ["question", submitted.questionId, submitted.seed ?? null, submitted.answer]
			: [submitted.scenarioId, submitted.answers];
	const text = new TextEncoder().encode(canonical(said));
	return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
}

/** Depth is bounded: bodies nested deeper were refused when they were read. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value === "number") return String(value);
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}
