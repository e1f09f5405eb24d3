// From answers that are submitted to what a learner's record keeps of them.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { Policy } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Answers } from "../exercise/answer.ts";
import { judgeExercise } from "../exercise/grade.ts";
import { contradicted } from "../exercise/misconceive/contradicted.ts";
import { cutAnswers } from "../exercise/read/longest-answer.ts";
import type { JudgedResult } from "../exercise/score-result.ts";
import { isMisconception, MISCONCEPTION_IDS } from "../scenario/misconceptions.ts";
import { type Answered, type Assessed, assess } from "./assess.ts";
import { changingTheRun } from "./believed.ts";
import { addedShare, again, against, at, named, saidFacts, sightings } from "./contribution.ts";
import { assessmentInPaper, factsInPaper, handedInPaper } from "./in-paper.ts";
import { labLink } from "./lab-link.ts";
import { type AnsweredExercise, openAnswered, openExercise, refuseUnknownBlanks } from "./open.ts";
import type { InPaper } from "./paper.ts";
import type { ScenarioDescription } from "./scenario-description.ts";
import { believedTime, howShown } from "./shown.ts";
import { solutionAccess } from "./solution.ts";
import {
	type Assessment,
	type ItemFacts,
	NEVER,
	type SentToScenario,
	type Standing,
	type Submission,
	type SubmissionKey,
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
	/** How things stand with the item of the paper that it is; null outside of one. */
	readonly inPaper: InPaper | null;
}

export type Submitted = { readonly ok: true; readonly submission: Submission } | Failure;

/** What is recorded of answers to a scenario. Everything that decides it is known: nothing may come between. */
export function submitToScenario(
	learner: LearnerName,
	key: SubmissionKey,
	sent: SentToScenario,
	found: Found,
): Submitted {
	const { scenarioId, proof, answers, final, said, locale } = sent;
	const { inPaper } = found;
	// What a paper asks counts as its terms say today.
	const description = inPaper ? { ...sent.description, policy: inPaper.terms.policy } : sent.description;
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
	const believed = changingTheRun(opened.exercise, judged.misconceptions);
	const access = solutionAccess(scenarioId, proof, believed, labLink(opened.exercise));
	const given = { ...answered, answers, access };
	const assessed = assess(given, judged, found.standing, sent.late);
	const held = found.held.filter(isMisconception);
	// An assignment counts who met an idea, also one that the template does not claim and an option names.
	const against = contradicted(opened.exercise, judged, inPaper ? MISCONCEPTION_IDS : held);
	const handing = inPaper && { diagnosed: judged.misconceptions, contradicted: against };
	const known = { ...found, said, late: sent.late, handing, contradicted: held.filter((id) => against.includes(id)) };
	return { ok: true, submission: toSubmission(key, given, assessed, known) };
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

export function nothingReadable(unread: Unread): Failure {
	if (unread.length > 0) return { ...unreadableAnswers(unread), code: "nothing-readable" };
	return failure("nothing-readable", DETAILS.noAnswer, unread);
}

/** Of what is diagnosed, what the learner held before and contradicts, and what an assignment is told. */
interface Judged {
	readonly contradicted: readonly string[];
	readonly handing: Handing | null;
}

function toSubmission(
	key: SubmissionKey,
	{ id, description, exercise, answers }: Answered,
	{ result, response, shown, counted, solved }: Assessed,
	found: Found & Pick<SentToScenario, "said" | "late"> & Judged,
): Submission {
	const { standing, keyShown, instance, said, late, nowMs, inPaper, handing } = found;
	const { policy, madeBy, issuedAt, spec } = description;
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
		...(inPaper && factsInPaper(inPaper, result.score, nowMs)),
	};
	const json = (document: object) => JSON.stringify({ ...document, ...facts });
	const assessment = policy && !missed ? assessmentOf(id, description, policy, inPaper) : null;
	const seen = Object.values(result.blanks).flatMap(sightings);
	const graded = { points, max, sightings: seen, confidence: said.confidence };
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
			assessed: policy && madeBy === "server" ? addedShare(standing.earned, points, max, policy.keep) : null,
			sightings: seen,
			misconceptions: result.misconceptions.map(({ id }) => id),
			shown: {
				...named(instance),
				...again(standing.earned),
				...at(believedTime(said.answeredAt, issuedAt * 1000, nowMs)),
				...howShown(result.blanks, said.confidence, standing.hints),
				...against(found.contradicted),
			},
		},
		spec,
		answers: cutAnswers(answers),
		resultJson: json(response),
		solvedJson: solved && json(solved),
		handed: inPaper && handing && handedInPaper(inPaper, { ...graded, ...handing }, nowMs),
	};
}

/** What is diagnosed in an attempt of a paper, whether or not its learner is told. */
type Handing = Pick<Parameters<typeof handedInPaper>[1], "diagnosed" | "contradicted">;

/** When its solution may be seen. */
function assessmentOf(
	key: string,
	{ expiresAt }: Pick<ScenarioDescription, "expiresAt">,
	policy: Policy,
	inPaper: InPaper | null,
): Assessment {
	if (inPaper) return assessmentInPaper(key, policy);
	const attempts = policy.showSolution === "after-close" ? NEVER : policy.attempts;
	return { key, attempts, expiresAtMs: expiresAt * 1000 };
}
