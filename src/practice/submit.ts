// From answers that are submitted to what a learner's record keeps of them.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Answers } from "../exercise/answer.ts";
import { judgeExercise } from "../exercise/grade.ts";
import { contradicted } from "../exercise/misconceive/contradicted.ts";
import { cutAnswer, cutAnswers } from "../exercise/read/longest-answer.ts";
import { combineAttempts, type Keep } from "../exercise/score.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import type { BlankResult } from "../exercise/types.ts";
import { isMisconception } from "../scenario/misconceptions.ts";
import { type Answered, type Assessed, assess } from "./assess.ts";
import { changingTheRun } from "./believed.ts";
import { REVIEWED_AFTER_MS } from "./instance.ts";
import { type AnsweredExercise, openAnswered, openExercise, refuseUnknownBlanks } from "./open.ts";
import type { AssessedShare } from "./progress.ts";
import { believedTime, howShown, type Shown } from "./shown.ts";
import { type SkillSighting, showsSkill } from "./sighting.ts";
import { solutionAccess } from "./solution.ts";
import type {
	ItemFacts,
	Said,
	SentToQuestion,
	SentToScenario,
	Standing,
	Submission,
	SubmissionKey,
} from "./submission.ts";

/** What the record knows of a learner and what is submitted. */
export interface Found {
	readonly standing: Standing;
	/** Whether the learner was shown the key before. */
	readonly keyShown: boolean;
	/** When it was shown last, if that is known, ms since 1970. */
	readonly shownMs: number | null;
	/** Short name of what has the key. */
	readonly instance: string | null;
	/** Ids of misconceptions that the learner holds. */
	readonly held: readonly string[];
	/** ms since 1970. */
	readonly nowMs: number;
}

export type Submitted = { readonly ok: true; readonly submission: Submission } | Failure;

/** What is recorded of answers to a scenario. Everything that decides it is known: nothing may come between. */
export function submitToScenario(
	learner: LearnerName,
	key: SubmissionKey,
	sent: SentToScenario,
	found: Found,
): Submitted {
	const { scenarioId, description, proof, answers, final, said, locale } = sent;
	const opened = openExercise(scenarioId, description, { kind: "learner", learner });
	if (!opened.ok) return opened;
	const answered = openAnswered(opened, answers, locale);
	if (!answered.ok) return answered;
	const unknown =
		typeof said.confidence === "object" && refuseUnknownBlanks(opened.exercise.blanks, said.confidence, "confidence");
	if (unknown) return unknown;
	const { policy } = description;
	if (policy && found.standing.earned.length >= policy.attempts) {
		return failure("attempts-used-up", DETAILS.attemptsUsedUp);
	}
	const judging = judgeSubmitted(answered, answers, final);
	if (!judging.ok) return judging;
	const { judged } = judging;
	const access = solutionAccess(scenarioId, proof, changingTheRun(opened.exercise, judged.misconceptions));
	const given = { ...answered, answers, access };
	const assessed = assess(given, judged, found.standing, sent.late);
	const held = contradicted(opened.exercise, judged, found.held.filter(isMisconception));
	return {
		ok: true,
		submission: toSubmission(key, given, assessed, { ...found, said, late: sent.late, contradicted: held }),
	};
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
	found: Found & Pick<SentToScenario, "said" | "late"> & Pick<Shown, "contradicted">,
): Submission {
	const { standing, keyShown, instance, said, late, nowMs } = found;
	const { policy, expiresAt, madeBy, issuedAt, spec } = description;
	const { template } = exercise;
	const { points, max } = result.score;
	// Its solution may be out already: what comes late to an assessed scenario is graded, kept, and does not count.
	const missed = late && policy !== undefined;
	const facts: ItemFacts = {
		madeBy,
		assessed: policy !== undefined,
		counted: !keyShown && !missed,
		...(late && { late }),
		...saidFacts(said),
	};
	const json = (document: object) => JSON.stringify({ ...document, ...facts });
	const assessment = policy && !missed ? { attempts: policy.attempts, expiresAtMs: expiresAt * 1000 } : null;
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
			shown: {
				...named(instance),
				...(standing.earned.length > 0 && { again: true }),
				...at(believedTime(said.answeredAt, issuedAt * 1000, nowMs)),
				...howShown(result.blanks, said.confidence, standing.hints),
				...against(found.contradicted),
			},
		},
		spec,
		answers: cutAnswers(answers),
		resultJson: json(response),
		solvedJson: solved && json(solved),
	};
}

/** What a list says of what the learner said. */
function saidFacts({ answeredAt, confidence }: Said): Pick<ItemFacts, "answeredAt" | "confidence"> {
	return { ...(answeredAt !== undefined && { answeredAt }), ...(confidence !== undefined && { confidence }) };
}

/** What this attempt makes of the scenario's score. All attempts before it counted if it does. */
function shareOf(earned: readonly number[], points: number, max: number, keep: Keep): AssessedShare {
	const more = combineAttempts([...earned, points], keep) - combineAttempts(earned, keep);
	return earned.length === 0 ? { scenarios: 1, points: more, max } : { scenarios: 0, points: more, max: 0 };
}

/** What is recorded of an answer to a question of the bank. */
export function submitToQuestion(
	key: SubmissionKey,
	{ questionId, answer, final, said, result, contradicts }: SentToQuestion,
	{ keyShown, shownMs, instance, held, nowMs }: Found,
): Submitted {
	if (!result.gradable && !final) {
		const { message } = result;
		return nothingReadable(message === undefined ? [] : [{ pointer: jsonPointer(["answer"]), detail: message }]);
	}
	const { points, max } = result.score;
	const isReview = keyShown && shownMs !== null && nowMs - shownMs >= REVIEWED_AFTER_MS;
	const facts: ItemFacts = { madeBy: "anonymous", assessed: false, counted: !keyShown, ...saidFacts(said) };
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
			shown: {
				...named(instance),
				...(isReview && { review: true as const }),
				...at(believedTime(said.answeredAt, null, nowMs)),
				...howShown({ answer: result }, said.confidence, {}),
				...against(contradicts.filter((id) => held.includes(id))),
			},
		},
		spec: null,
		answers: cutAnswer(answer) ?? null,
		resultJson: JSON.stringify({ ...result, ...facts }),
		solvedJson: null,
	};
	return { ok: true, submission };
}

function named(instance: string | null): Pick<Shown, "instance"> {
	return instance === null ? {} : { instance };
}

function at(atMs: number | undefined): Pick<Shown, "atMs"> {
	return atMs === undefined ? {} : { atMs };
}

function against(contradicted: Shown["contradicted"] = []): Pick<Shown, "contradicted"> {
	return contradicted.length > 0 ? { contradicted } : {};
}

/** A blank in parts shows each skill where it was needed. */
function sightings({ skills, verdict, parts }: Pick<BlankResult, "skills" | "verdict" | "parts">): SkillSighting[] {
	if (parts) return Object.values(parts).flatMap(sightings);
	return showsSkill(verdict) === null ? [] : skills.map((skill) => [skill, verdict]);
}
