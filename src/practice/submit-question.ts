// From an answer to a question of the bank to what a learner's record keeps of it: practice, or an item of a paper.
import { jsonPointer } from "../contract/json-pointer.ts";
import { cutAnswer } from "../exercise/read/longest-answer.ts";
import { roundShare } from "../exercise/score.ts";
import { isShownNow } from "./assess.ts";
import { addedShare, again, against, at, named, saidFacts, sightings } from "./contribution.ts";
import { assessmentInPaper, factsInPaper, handedInPaper, keyInPaper } from "./in-paper.ts";
import { REVIEWED_AFTER_MS } from "./instance.ts";
import type { InPaper } from "./paper.ts";
import type { QuestionResultDocument } from "./questions.ts";
import { believedTime, howShown } from "./shown.ts";
import type { ItemFacts, SentToQuestion, Submission, SubmissionKey } from "./submission.ts";
import { type Found, nothingReadable, type Submitted } from "./submit.ts";

/** What is recorded of an answer to a question of the bank. */
export function submitToQuestion(key: SubmissionKey, sent: SentToQuestion, found: Found): Submitted {
	const { result, final } = sent;
	if (!result.gradable && !final) {
		const { message } = result;
		return nothingReadable(message === undefined ? [] : [{ pointer: jsonPointer(["answer"]), detail: message }]);
	}
	return { ok: true, submission: toSubmission(key, sent, found) };
}

function toSubmission(key: SubmissionKey, sent: SentToQuestion, found: Found): Submission {
	const { questionId, answer, said, result } = sent;
	const { keyShown, instance, nowMs, inPaper } = found;
	const { response, points, shown, solved, left } = answerTo(sent, inPaper);
	const { max } = result.score;
	const facts: ItemFacts = {
		madeBy: inPaper ? "server" : "anonymous",
		assessed: inPaper !== null,
		counted: !keyShown,
		...saidFacts(said),
		...(inPaper && factsInPaper(inPaper, { points, max }, nowMs)),
	};
	const json = (document: object) => JSON.stringify({ ...document, ...facts });
	const {
		contradicts: contradicted,
		result: { misconceptions: diagnosed },
	} = sent;
	const graded = { points, max, diagnosed, contradicted, sightings: sightings(result), confidence: said.confidence };
	return {
		...key,
		subject: { questionId, assessment: inPaper && assessmentInPaper(keyInPaper(inPaper), inPaper.terms.policy) },
		showsKey: shown,
		points,
		max,
		facts: { ...facts, ...(inPaper && { attemptsLeft: left, policy: inPaper.terms.policy }) },
		contribution: {
			points,
			max,
			assessed: inPaper && addedShare(inPaper.earned, points, max, inPaper.terms.policy.keep),
			sightings: sightings(result),
			// What is not told is not counted either: the learner's progress would name it.
			misconceptions: shown ? diagnosed.map(({ id }) => id) : [],
			shown: {
				...named(instance),
				...again(inPaper?.earned ?? []),
				...(isReview(found) && { review: true as const }),
				...at(believedTime(said.answeredAt, null, nowMs)),
				...howShown({ answer: result }, said.confidence, {}),
				...against(contradicted.filter((id) => found.held.includes(id))),
			},
		},
		spec: null,
		answers: cutAnswer(answer) ?? null,
		resultJson: json(response),
		solvedJson: solved && json(solved),
		handed: inPaper && handedInPaper(inPaper, graded, nowMs),
	};
}

function isReview({ keyShown, shownMs, nowMs, inPaper }: Found): boolean {
	return !inPaper && keyShown && shownMs !== null && nowMs - shownMs >= REVIEWED_AFTER_MS;
}

interface QuestionAnswered {
	readonly points: number;
	readonly response: object;
	readonly shown: boolean;
	/** What it answers later, once its solution may be seen; null where it shows that now. */
	readonly solved: object | null;
	readonly left: number;
}

/** In a paper under its policy: what an attempt is worth, and whether it shows the solution. */
function answerTo({ result, answer }: SentToQuestion, inPaper: InPaper | null): QuestionAnswered {
	if (!inPaper) {
		const response = { variant: "question-practice", ...result };
		return { points: result.score.points, response, shown: true, solved: null, left: 0 };
	}
	const { policy } = inPaper.terms;
	const left = policy.attempts - inPaper.earned.length - 1;
	const { document, credit } = scoreQuestion(result, policy, inPaper.earned.length + 1);
	const say = (said: object, solution: "shown" | "withheld") => {
		return { variant: `question-${solution}`, ...said, attemptsLeft: left, credit, solution };
	};
	const { points } = document.score;
	const whole = say(document, "shown");
	if (isShownNow(policy, left === 0)) return { points, response: whole, shown: true, solved: null, left };
	const response = say(withholdQuestion(document, answer), "withheld");
	return { points, response, shown: false, solved: whole, left };
}

/** As the attempt that it is, from 1: each later one is worth a share of the one before. */
export function scoreQuestion(
	result: QuestionResultDocument,
	{ decay }: { readonly decay: number },
	ordinal: number,
): { readonly document: QuestionResultDocument; readonly credit: number } {
	const { max } = result.score;
	const credit = roundShare(decay ** (ordinal - 1));
	const points = roundShare(result.score.points * credit);
	return { document: { ...result, score: { points, max, scaled: max === 0 ? 0 : points / max } }, credit };
}

/** How well it went, and nothing that an answer could be worked out from. */
export function withholdQuestion(result: QuestionResultDocument, answer: unknown) {
	const { questionId, questionVersion, seed, gradable, verdict, score, skills, message } = result;
	const given = cutAnswer(answer) ?? null;
	const said = { questionId, questionVersion, seed, gradable, verdict, score, given, skills };
	return { ...said, ...(message !== undefined && { message }) };
}
