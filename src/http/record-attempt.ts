// A submission on its way into the learner's record: graded once, scored from how the learner stands with the
// scenario, and recorded only if the learner still stands so.
import type { AttemptRequest } from "../contract/attempt.ts";
import type { LearnerName } from "../contract/primitives.ts";
import { gradeExercise } from "../exercise/grade.ts";
import type { GradeResult } from "../exercise/types.ts";
import type { RecordOutcome, Standing } from "../storage/learner/submission.ts";
import type { Locale } from "../text/locale.ts";
import { assess } from "./assess.ts";
import type { AppContext } from "./context.ts";
import { learnerRecord } from "./learner-record.ts";
import { type Failure, failure } from "./problem.ts";
import { type AnsweredExercise, openAnswered } from "./scenario-access.ts";
import { hashSubmission, toSubmission } from "./submission.ts";

export interface SubmissionKey {
	readonly idempotencyKey: string;
	readonly bodyHash: string;
}

export type RecordedOutcome = Exclude<RecordOutcome, { kind: "moved" }>;

type Recorded = { readonly ok: true; readonly outcome: RecordedOutcome } | Failure;

/** `wished` is the language asked for. */
export async function recordAttempt(
	c: AppContext,
	learner: LearnerName,
	idempotencyKey: string,
	{ scenarioId, answers }: Pick<AttemptRequest, "scenarioId" | "answers">,
	wished: Locale | undefined,
): Promise<Recorded> {
	const key = { idempotencyKey, bodyHash: await hashSubmission({ scenarioId, answers }) };
	const opened = await openAnswered(c, scenarioId, { kind: "learner", learner }, answers, wished);
	if (!opened.ok) {
		// A retry whose first answer was lost must be answered even when the scenario has expired since.
		const replay = await learnerRecord(c, learner).replay(key.idempotencyKey, key.bodyHash);
		return replay ? { ok: true, outcome: replay } : opened;
	}
	const graded = gradeExercise(opened.exercise, answers, opened.locale);
	if (!graded.gradable) return nothingReadable(graded);
	return { ok: true, outcome: await recordScored(c, learner, key, { ...opened, answers }, graded) };
}

const NOTHING_YET: Standing = { earned: [], hints: {} };

/** Every further round means that another submission or hint got in first, of which a scenario takes but a few. */
async function recordScored(
	c: AppContext,
	learner: LearnerName,
	key: SubmissionKey,
	answered: AnsweredExercise & { readonly answers: AttemptRequest["answers"] },
	graded: GradeResult,
): Promise<RecordedOutcome> {
	const record = learnerRecord(c, learner);
	for (let standing = NOTHING_YET; ; ) {
		const assessed = assess(answered, graded, standing);
		const outcome = await record.record(toSubmission(learner.learnerId, key, answered, assessed, standing));
		if (outcome.kind !== "moved") return outcome;
		standing = outcome.standing;
	}
}

function nothingReadable(result: GradeResult): Failure {
	const errors = Object.entries(result.blanks).flatMap(([id, { message }]) =>
		message === undefined ? [] : [{ pointer: `/answers/${id}`, detail: message }],
	);
	const detail = errors.length > 0 ? "See `errors` for what is accepted." : "No answer was given.";
	return failure("nothing-readable", detail, { errors });
}
