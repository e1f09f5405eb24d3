// A submission on its way into the learner's record: judged once, scored from how the learner stands with the
// scenario, and recorded only if the learner still stands so.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import type { LearnerName } from "../contract/primitives.ts";
import { judgeExercise } from "../exercise/grade.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import type { RecordOutcome, Standing } from "../storage/learner/submission.ts";
import type { Locale } from "../text/locale.ts";
import { type Answered, assess } from "./assess.ts";
import type { AppContext } from "./context.ts";
import { learnerRecord } from "./learner-record.ts";
import { acceptedLocale } from "./locale.ts";
import { type Failure, failure } from "./problem.ts";
import { gradeInstance, openQuestion } from "./questions.ts";
import { openAnswered } from "./scenario-access.ts";
import { solutionAccess } from "./solution.ts";
import { hashSubmission, type SubmissionKey, toQuestionSubmission, toSubmission } from "./submission.ts";

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
	const key = { idempotencyKey, bodyHash: await hashSubmission(submitted) };
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
	{ questionId, answer, seed }: QuestionAnswer,
	locale: Locale,
): Promise<Recorded> {
	const found = openQuestion(questionId, seed);
	if (!found.ok) return found;
	const result = gradeInstance(found.instance, answer, locale);
	if (!result.gradable) return nothingReadable([["answer", result.message]]);
	const outcome = await learnerRecord(c, learner).record(toQuestionSubmission(learner.learnerId, key, result));
	if (outcome.kind === "moved") throw new Error("only a learner's own scenario has a standing");
	return { ok: true, outcome };
}

async function recordScenario(
	c: AppContext,
	learner: LearnerName,
	key: SubmissionKey,
	{ scenarioId, answers }: ScenarioAnswers,
	wished: Locale | undefined,
): Promise<Recorded> {
	const opened = await openAnswered(c, scenarioId, { kind: "learner", learner }, answers, wished);
	if (!opened.ok) return opened;
	const judged = judgeExercise(opened.exercise, answers, opened.locale);
	if (!judged.gradable) {
		return nothingReadable(Object.entries(judged.blanks).map(([id, { message }]) => [`answers/${id}`, message]));
	}
	const access = await solutionAccess(c, opened.id);
	return { ok: true, outcome: await recordScored(c, learner, key, { ...opened, answers, access }, judged) };
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

function nothingReadable(answers: readonly (readonly [string, string | undefined])[]): Failure {
	const errors = answers.flatMap(([place, message]) =>
		message === undefined ? [] : [{ pointer: `/${place}`, detail: message }],
	);
	const detail = errors.length > 0 ? "See `errors` for what is accepted." : "No answer was given.";
	return failure("nothing-readable", detail, { errors });
}
