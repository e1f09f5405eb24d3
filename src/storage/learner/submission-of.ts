// What is sent, graded as the learner stands in the record.
import type { Sent, Standing } from "../../practice/submission.ts";
import { type Submitted, submitToQuestion, submitToScenario } from "../../practice/submit.ts";
import { readStanding } from "./standing.ts";

const NOTHING_YET: Standing = { earned: [], hints: {} };

/** `sql` is null where there is no record yet. */
export function submissionOf(sql: SqlStorage | null, sent: Sent, keyShown: boolean): Submitted {
	const { learner, answered, idempotencyKey, bodyHash } = sent;
	const key = { idempotencyKey, bodyHash };
	if (!answered.ok) return answered;
	if ("questionId" in answered) return submitToQuestion(key, answered, keyShown);
	const { scenarioId, description } = answered;
	const standing = sql && description.boundTo ? readStanding(sql, scenarioId) : NOTHING_YET;
	return submitToScenario(learner, key, answered, { standing, keyShown });
}
