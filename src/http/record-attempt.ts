// A submission on its way into the learner's record, which grades it unless it was answered before: one call, whatever
// becomes of it.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import { PAPER_DETAILS } from "../contract/details/paper.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Caller } from "../practice/caller.ts";
import { refuseLate } from "../practice/deadline.ts";
import { askedIn, playedIn } from "../practice/instance.ts";
import type { SentPlace } from "../practice/paper.ts";
import { gradeInstance, openQuestion } from "../practice/questions.ts";
import { refuseOutsideQuiz } from "../practice/quiz-terms.ts";
import type { ScenarioDescription } from "../practice/scenario-description.ts";
import type { Sent } from "../practice/submission.ts";
import { submittedText } from "../practice/submitted-text.ts";
import { bank } from "../question-bank/carried.ts";
import { contradictedByAnswer } from "../question-bank/contradicted.ts";
import { MISCONCEPTION_IDS } from "../scenario/misconceptions.ts";
import type { Refusal, SubmitOutcome } from "../storage/learner/outcome.ts";
import type { Locale } from "../text/locale.ts";
import { type AppContext, nowSeconds } from "./context.ts";
import { hash, shortName } from "./hash.ts";
import { erasedFor } from "./identity/erased.ts";
import { openQuiz } from "./identity/quiz-id.ts";
import { learnerRecord } from "./learner-record.ts";
import { acceptedLocale } from "./locale.ts";
import { newerTerms } from "./papers.ts";
import { describedAsOf, proofOf } from "./scenario-keys.ts";

/** `wished` is the language asked for. */
export async function recordAttempt(
	c: AppContext,
	learner: LearnerName,
	idempotencyKey: string,
	submitted: ScenarioAnswers | QuestionAnswer,
	wished: Locale | undefined,
): Promise<SubmitOutcome> {
	const opened =
		"questionId" in submitted
			? await answerQuestion(c, submitted, wished ?? acceptedLocale(c))
			: await answerScenario(c, submitted, wished);
	const bodyHash = await hash(submittedText(submitted));
	const { sinceS } = c.get("credential");
	const sent = { learner, sinceS, idempotencyKey, bodyHash, ...opened };
	const outcome = await learnerRecord(c, learner).submit(sent);
	return outcome.kind === "refused" && sent.place ? underNewTerms(c, sent, sent.place, outcome) : outcome;
}

/** Before it is refused by the terms of a paper: the teacher may have changed them a moment ago. */
async function underNewTerms(c: AppContext, sent: Sent, { assignmentId }: SentPlace, refused: Refusal) {
	if (refused.revision === undefined) return refused;
	const news = await newerTerms(c, sent.learner, assignmentId, refused.revision);
	if (!news.ok) return { ...refused, failure: news };
	return news.told ? learnerRecord(c, sent.learner).submit(sent) : refused;
}

export type Recorded =
	| { readonly ok: true; readonly number: number; readonly response: string; readonly replayed: boolean }
	| Failure;

/** What became of a submission, with the reason where nothing is recorded. */
export function recordedOf(outcome: SubmitOutcome, caller: Caller): Recorded {
	switch (outcome.kind) {
		case "recorded":
		case "replayed":
			return { ok: true, ...outcome, replayed: outcome.kind === "replayed" };
		case "key-reused":
			return failure("idempotency-key-reused", DETAILS.keyReused);
		case "refused":
			return outcome.failure;
		case "claimed-elsewhere":
			return failure("learner-claimed", DETAILS.recordClaimed);
		case "erased":
			return erasedFor(caller);
		case "log-full":
			return failure("attempt-log-full", DETAILS.attemptLogFull);
	}
}

/** Path of an attempt that is recorded. */
export function attemptLink({ learnerId }: LearnerName, number: number): string {
	return `/v1/learners/${learnerId}/attempts/${number}`;
}

type Opened = Pick<Sent, "answered" | "instance" | "place">;

async function answerQuestion(c: AppContext, submitted: QuestionAnswer, locale: Locale): Promise<Opened> {
	const { questionId, seed, answer, final, answeredAt, confidence, assignmentId, item } = submitted;
	const found = openQuestion(bank(), questionId, seed);
	if (!found.ok) return { answered: found, instance: null };
	const outside = await refuseOutside(c, submitted);
	if (outside) return { answered: outside, instance: null };
	const { instance } = found;
	const result = gradeInstance(instance, answer, locale);
	const contradicts = contradictedByAnswer(instance, result, MISCONCEPTION_IDS);
	return {
		answered: { ok: true, questionId, answer, final, said: { answeredAt, confidence }, result, contradicts },
		instance: await shortName(askedIn(instance)),
		...(assignmentId !== undefined && item !== undefined && { place: { assignmentId, item, paper: null } }),
	};
}

/** Why it is no answer in time to a question of the quiz that it names; null where it names none. */
async function refuseOutside(c: AppContext, submitted: QuestionAnswer): Promise<Failure | null> {
	if (submitted.quizId === undefined) return null;
	const terms = await openQuiz(submitted.quizId, c.get("configuration").scenarioKeys);
	if (!terms) return failure("quiz-not-found", DETAILS.quizNotFound);
	return refuseOutsideQuiz(terms, submitted, nowSeconds());
}

async function answerScenario(c: AppContext, submitted: ScenarioAnswers, locale: Locale | undefined): Promise<Opened> {
	const { scenarioId, answers, final, answeredAt, confidence } = submitted;
	const opened = await describedAsOf(c, scenarioId, answeredAt);
	if (!opened.ok) return { answered: opened, instance: null };
	const { description, late } = opened;
	const missed = refuseLate(description, nowSeconds()) ?? refuseElsewhere(description, submitted);
	if (missed) return { answered: missed, instance: null };
	const proof = await proofOf(c, scenarioId);
	return {
		answered: {
			ok: true,
			scenarioId,
			description,
			proof,
			answers,
			final,
			said: { answeredAt, confidence },
			late,
			locale,
		},
		instance: await shortName(playedIn(description.spec)),
		...(description.place && { place: description.place }),
	};
}

/** Why it is no answer at the item that it names; null where it names none, or its own. */
function refuseElsewhere({ place }: ScenarioDescription, { assignmentId, item }: ScenarioAnswers): Failure | null {
	if (assignmentId === undefined || (place?.assignmentId === assignmentId && place.item === item)) return null;
	const detail = PAPER_DETAILS.notOfAssignment;
	const pointers = ["/assignmentId", "/item"];
	return failure(
		"item-not-of-paper",
		detail,
		pointers.map((pointer) => ({ pointer, detail })),
	);
}
