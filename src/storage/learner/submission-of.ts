// What is sent, graded as the learner stands in the record.
import type { Sent, Standing } from "../../practice/submission.ts";
import { type Found, type Submitted, submitToScenario } from "../../practice/submit.ts";
import { submitToQuestion } from "../../practice/submit-question.ts";
import { readStanding } from "./standing.ts";

const NOTHING_YET: Standing = { earned: [], hints: {} };

/** `sql` is null where there is no record yet. */
export function submissionOf(
	sql: SqlStorage | null,
	sent: Sent,
	known: Omit<Found, "standing" | "instance">,
): Submitted {
	const { learner, answered, idempotencyKey, bodyHash, instance } = sent;
	const key = { idempotencyKey, bodyHash };
	const found = { ...known, instance, standing: NOTHING_YET };
	if (!answered.ok) return answered;
	if ("questionId" in answered) return submitToQuestion(key, answered, found);
	const { scenarioId, description } = answered;
	const standing = sql && description.boundTo ? readStanding(sql, scenarioId) : NOTHING_YET;
	return submitToScenario(learner, key, answered, { ...found, standing });
}
