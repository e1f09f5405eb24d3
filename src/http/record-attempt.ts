// A submission on its way into the learner's record, which grades it unless it was answered before: one call, whatever
// becomes of it.
import type { QuestionAnswer, ScenarioAnswers } from "../contract/attempt-request.ts";
import type { LearnerName } from "../contract/primitives.ts";
import { askedIn, playedIn } from "../practice/instance.ts";
import { gradeInstance, openQuestion } from "../practice/questions.ts";
import type { Sent } from "../practice/submission.ts";
import { submittedText } from "../practice/submitted-text.ts";
import { contradictedByAnswer } from "../question-bank/contradicted.ts";
import { MISCONCEPTION_IDS } from "../scenario/misconceptions.ts";
import type { SubmitOutcome } from "../storage/learner/outcome.ts";
import type { Locale } from "../text/locale.ts";
import { bank } from "./bank.ts";
import type { AppContext } from "./context.ts";
import { hash, shortName } from "./hash.ts";
import { learnerRecord } from "./learner-record.ts";
import { acceptedLocale } from "./locale.ts";
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
			? await answerQuestion(submitted, wished ?? acceptedLocale(c))
			: await answerScenario(c, submitted, wished);
	const bodyHash = await hash(submittedText(submitted));
	const { sinceS } = c.get("credential");
	return learnerRecord(c, learner).submit({ learner, sinceS, idempotencyKey, bodyHash, ...opened });
}

type Opened = Pick<Sent, "answered" | "instance">;

async function answerQuestion(
	{ questionId, seed, answer, final, answeredAt, confidence }: QuestionAnswer,
	locale: Locale,
): Promise<Opened> {
	const found = openQuestion(bank(), questionId, seed);
	if (!found.ok) return { answered: found, instance: null };
	const { instance } = found;
	const result = gradeInstance(instance, answer, locale);
	const contradicts = contradictedByAnswer(instance, result, MISCONCEPTION_IDS);
	return {
		answered: { ok: true, questionId, answer, final, said: { answeredAt, confidence }, result, contradicts },
		instance: await shortName(askedIn(instance)),
	};
}

async function answerScenario(
	c: AppContext,
	{ scenarioId, answers, final, answeredAt, confidence }: ScenarioAnswers,
	locale: Locale | undefined,
): Promise<Opened> {
	const opened = await describedAsOf(c, scenarioId, answeredAt);
	if (!opened.ok) return { answered: opened, instance: null };
	const { description, late } = opened;
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
	};
}
