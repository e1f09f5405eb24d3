// A submission on its way into the learner's record: judged once, scored from how the learner stands with the
// scenario, and recorded only if the learner still stands so.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import type { Failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import { type Answered, assess } from "../practice/assess.ts";
import { openAnswered } from "../practice/open.ts";
import type { Standing } from "../practice/submission.ts";
import { judgeSubmitted, type SubmissionKey, submitQuestion, toSubmission } from "../practice/submit.ts";
import { submittedText } from "../practice/submitted-text.ts";
import type { RecordOutcome } from "../storage/learner/outcome.ts";
import type { Locale } from "../text/locale.ts";
import { bank } from "./bank.ts";
import type { AppContext } from "./context.ts";
import { toBase64url } from "./identity/base64url.ts";
import { learnerRecord } from "./learner-record.ts";
import { acceptedLocale } from "./locale.ts";
import { openById, solutionOf } from "./scenario-keys.ts";

export type RecordedOutcome = Exclude<RecordOutcome, { kind: "moved" }>;

type Recorded = { readonly ok: true; readonly outcome: RecordedOutcome } | Failure;

/** `wished` is the language asked for. */
export async function recordAttempt(
	c: AppContext,
	learner: LearnerName,
	idempotencyKey: string,
	submitted: ScenarioAnswers | QuestionAnswer,
	wished: Locale | undefined,
): Promise<Recorded> {
	const key = { idempotencyKey, bodyHash: await hash(submittedText(submitted)) };
	const recorded =
		"questionId" in submitted
			? await recordQuestion(c, learner, key, submitted, wished ?? acceptedLocale(c))
			: await recordScenario(c, learner, key, submitted, wished);
	if (recorded.ok) return recorded;
	// A retry whose first answer was lost must be answered even when the scenario has expired since.
	const replay = await learnerRecord(c, learner).replay(key.idempotencyKey, key.bodyHash);
	return replay ? { ok: true, outcome: replay } : recorded;
}

async function recordQuestion(
	c: AppContext,
	learner: LearnerName,
	key: SubmissionKey,
	submitted: QuestionAnswer,
	locale: Locale,
): Promise<Recorded> {
	const answered = submitQuestion(bank(), learner.learnerId, key, submitted, locale);
	if (!answered.ok) return answered;
	const outcome = await learnerRecord(c, learner).record(answered.submission);
	if (outcome.kind === "moved") throw new Error("only a learner's own scenario has a standing");
	return { ok: true, outcome };
}

async function recordScenario(
	c: AppContext,
	learner: LearnerName,
	key: SubmissionKey,
	submitted: ScenarioAnswers,
	wished: Locale | undefined,
): Promise<Recorded> {
	const { scenarioId, answers } = submitted;
	const opened = await openById(c, scenarioId, { kind: "learner", learner });
	if (!opened.ok) return opened;
	const answered = openAnswered(opened, answers, wished);
	if (!answered.ok) return answered;
	const submittable = judgeSubmitted(answered, submitted);
	if (!submittable.ok) return submittable;
	const access = await solutionOf(c, opened, submittable.judged.misconceptions);
	const outcome = await recordScored(c, learner, key, { ...answered, answers, access }, submittable.judged);
	return { ok: true, outcome };
}

const NOTHING_YET: Standing = { earned: [], hints: {} };

/** Every further round means that another submission or hint got in first, of which a scenario takes but a few. */
async function recordScored(
	c: AppContext,
	learner: LearnerName,
	key: SubmissionKey,
	answered: Answered,
	judged: JudgedResult,
): Promise<RecordedOutcome> {
	const record = learnerRecord(c, learner);
	for (let standing = NOTHING_YET; ; ) {
		const assessed = assess(answered, judged, standing);
		const outcome = await record.record(toSubmission(learner.learnerId, key, answered, assessed, standing));
		if (outcome.kind !== "moved") return outcome;
		standing = outcome.standing;
	}
}

/** SHA-256 in base64url. */
async function hash(text: string): Promise<string> {
	return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
