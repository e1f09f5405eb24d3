// From answers that are submitted to what a learner's record keeps of them.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Answers } from "../exercise/answer.ts";
import { judgeExercise } from "../exercise/grade.ts";
import { cutAnswer, cutAnswers } from "../exercise/read/longest-answer.ts";
import { combineAttempts, type Keep } from "../exercise/score.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import type { BlankResult } from "../exercise/types.ts";
import { type Answered, type Assessed, assess } from "./assess.ts";
import { changingTheRun } from "./believed.ts";
import { type AnsweredExercise, openAnswered, openExercise } from "./open.ts";
import { type AssessedShare, type SkillSighting, showsSkill } from "./progress.ts";
import { solutionAccess } from "./solution.ts";
import type { ItemFacts, SentToQuestion, SentToScenario, Standing, Submission, SubmissionKey } from "./submission.ts";

/** What the record knows of a learner and what is submitted. */
export interface Found {
	readonly standing: Standing;
	/** Whether the learner was shown the key before. */
	readonly keyShown: boolean;
}

export type Submitted = { readonly ok: true; readonly submission: Submission } | Failure;

/** What is recorded of answers to a scenario. Everything that decides it is known: nothing may come between. */
export function submitToScenario(
	learner: LearnerName,
	key: SubmissionKey,
	sent: SentToScenario,
	found: Found,
): Submitted {
	const { scenarioId, description, proof, answers, final, locale } = sent;
	const opened = openExercise(scenarioId, description, { kind: "learner", learner });
	if (!opened.ok) return opened;
	const answered = openAnswered(opened, answers, locale);
	if (!answered.ok) return answered;
	const { policy } = description;
	if (policy && found.standing.earned.length >= policy.attempts) {
		return failure("attempts-used-up", DETAILS.attemptsUsedUp);
	}
	const judging = judgeSubmitted(answered, answers, final);
	if (!judging.ok) return judging;
	const { judged } = judging;
	const access = solutionAccess(scenarioId, proof, changingTheRun(opened.exercise, judged.misconceptions));
	const given = { ...answered, answers, access };
	return { ok: true, submission: toSubmission(key, given, assess(given, judged, found.standing), found) };
}

/** What becomes of answers that are all readable, or handed in as they are: nothing else is recorded. */
export function judgeSubmitted(
	{ exercise, locale }: Pick<AnsweredExercise, "exercise" | "locale">,
	answers: Answers,
	final: boolean,
): { readonly ok: true; readonly judged: JudgedResult } | Failure {
	const judged = judgeExercise(exercise, answers, locale);
	const unread = judged.blanks.flatMap(({ judged: { id }, said: { message } }) =>
		message === undefined ? [] : [{ pointer: jsonPointer(["answers", id]), detail: message }],
	);
	if (final || (judged.gradable && unread.length === 0)) return { ok: true, judged };
	return judged.gradable ? unreadableAnswers(unread) : nothingReadable(unread);
}

type Unread = readonly { readonly pointer: string; readonly detail: string }[];

function unreadableAnswers(unread: Unread): Failure {
	return failure("unreadable-answers", DETAILS.unreadableAnswers, unread);
}

function nothingReadable(unread: Unread): Failure {
	if (unread.length > 0) return { ...unreadableAnswers(unread), code: "nothing-readable" };
	return failure("nothing-readable", DETAILS.noAnswer, unread);
}

function toSubmission(
	key: SubmissionKey,
	{ id, description, exercise, answers }: Answered,
	{ result, response, shown, counted, solved }: Assessed,
	{ standing, keyShown }: Found,
): Submission {
	const { policy, expiresAt, madeBy } = description;
	const { template } = exercise;
	const { points, max } = result.score;
	const facts: ItemFacts = { madeBy, assessed: policy !== undefined, counted: !keyShown };
	const said = (json: object) => JSON.stringify({ ...json, ...facts });
	const assessment = policy ? { attempts: policy.attempts, expiresAtMs: expiresAt * 1000 } : null;
	return {
		...key,
		subject: { scenarioId: id, family: template.family, template: template.id, assessment },
		showsKey: shown,
		points,
		max,
		facts: {
			...facts,
			...(counted && { attemptsLeft: counted.attemptsLeft, scenarioScore: counted.scenarioScore }),
			...(policy && { policy }),
		},
		contribution: {
			points,
			max,
			assessed: policy && madeBy === "server" ? shareOf(standing.earned, points, max, policy.keep) : null,
			sightings: Object.values(result.blanks).flatMap(sightings),
			misconceptions: result.misconceptions.map(({ id }) => id),
		},
		answers: cutAnswers(answers),
		resultJson: said(response),
		solvedJson: solved && said(solved),
	};
}

/** What this attempt makes of the scenario's score. All attempts before it counted if it does. */
function shareOf(earned: readonly number[], points: number, max: number, keep: Keep): AssessedShare {
	const more = combineAttempts([...earned, points], keep) - combineAttempts(earned, keep);
	return earned.length === 0 ? { scenarios: 1, points: more, max } : { scenarios: 0, points: more, max: 0 };
}

/** What is recorded of an answer to a question of the bank. */
export function submitToQuestion(
	key: SubmissionKey,
	{ questionId, answer, final, result }: SentToQuestion,
	keyShown: boolean,
): Submitted {
	if (!result.gradable && !final) {
		const { message } = result;
		return nothingReadable(message === undefined ? [] : [{ pointer: jsonPointer(["answer"]), detail: message }]);
	}
	const { points, max } = result.score;
	const facts: ItemFacts = { madeBy: "anonymous", assessed: false, counted: !keyShown };
	const submission = {
		...key,
		subject: { questionId },
		showsKey: true,
		points,
		max,
		facts,
		contribution: {
			points,
			max,
			assessed: null,
			sightings: sightings(result),
			misconceptions: result.misconceptions.map(({ id }) => id),
		},
		answers: cutAnswer(answer) ?? null,
		resultJson: JSON.stringify({ ...result, ...facts }),
		solvedJson: null,
	};
	return { ok: true, submission };
}

/** A blank in parts shows each skill where it was needed. */
function sightings({ skills, verdict, parts }: Pick<BlankResult, "skills" | "verdict" | "parts">): SkillSighting[] {
	if (parts) return Object.values(parts).flatMap(sightings);
	return showsSkill(verdict) === null ? [] : skills.map((skill) => [skill, verdict]);
}
