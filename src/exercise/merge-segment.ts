// The results of a segment's parts as the result of one blank.
import { NO_ACK } from "../text/cut.ts";
import { feedbackOpening } from "../text/feedback.ts";
import type { Locale } from "../text/locale.ts";
import { renderWord } from "../text/render.ts";
import { joinSentences } from "../text/sentences.ts";
import { SEGMENT_PARTS, type SegmentPart, unreadableMessage } from "../text/unreadable.ts";
import { explain, type Why } from "./explain.ts";
import type { Exercise } from "./generate.ts";
import { SEGMENT_POINTS } from "./next-segment.ts";
import { CREDIT } from "./score.ts";
import { partBlanks, partOfBlank, type SegmentAnswer, saySegment, type WholeSegment } from "./segment-answer.ts";
import type { BlankResult, Verdict } from "./types.ts";

interface Part {
	readonly part: SegmentPart;
	readonly verdict: Verdict;
	readonly skills: readonly string[];
	readonly expected: unknown;
	readonly misconception: string | undefined;
	readonly why: Why | typeof WITHOUT_ACK;
}

/** RFC 9293, 3.1: the acknowledgment number counts only with the ACK flag. */
const WITHOUT_ACK = {
	rule: "no-ack-flag-no-number",
	reference: { rfc: "RFC 9293", section: "3.1" },
	sentence: NO_ACK,
} as const;

type Results = Readonly<Record<string, BlankResult>>;

/** Results by the ids that learners know. */
export function mergeParts(exercise: Exercise, each: Results, segment: WholeSegment, locale: Locale): Results {
	const whole = exercise.blanks.flatMap((blank) => {
		const result = blank.partOf === undefined ? each[blank.id] : undefined;
		return result ? [[blank.id, result] as const] : [];
	});
	return Object.fromEntries([...whole, [segment.id, mergeSegment(exercise, segment, each, locale)]]);
}

function mergeSegment(
	exercise: Exercise,
	{ given, read }: WholeSegment,
	results: Results,
	locale: Locale,
): BlankResult {
	const answer = read?.ok ? read.value : null;
	const parts = partsOf(exercise, answer, results, locale);
	const verdict = read && !read.ok ? "unreadable" : together(parts.map((part) => part.verdict));
	const expected = Object.fromEntries(parts.map(({ part, expected: value }) => [part, value]));
	const missed = parts.filter((part) => !isRight(part.verdict));
	const told = missed.length > 0 && missed.length < parts.length ? missed : parts;
	const { rule, reference } = (told[0] as Part).why;
	const none = renderWord("none", locale);
	const opening = feedbackOpening(
		verdict,
		{
			given: answer && verdict !== "unanswered" ? saySegment(answer.shown, none) : null,
			expected: saySegment(expected, none),
		},
		locale,
	);
	const misconception = parts.find((part) => part.misconception !== undefined)?.misconception;
	return {
		verdict,
		points: parts.reduce((sum, part) => sum + CREDIT[part.verdict], 0),
		max: SEGMENT_POINTS,
		given: answer ? answer.shown : (given ?? null),
		expected,
		explanation: joinSentences([opening, ...told.map(({ why }) => sentenceOf(why, locale))], locale),
		rule,
		reference,
		skills: [...new Set(parts.flatMap(({ skills }) => skills))],
		...(misconception !== undefined && { misconception }),
		...(read && !read.ok && { message: unreadableMessage(read.reason, read.detail, locale) }),
		// Every part is among `parts`, which TypeScript does not count.
		parts: Object.fromEntries(
			parts.map(({ part, verdict: v, skills }) => [part, { verdict: v, skills }]),
		) as NonNullable<BlankResult["parts"]>,
	};
}

function sentenceOf({ sentence }: Part["why"], locale: Locale): string {
	return typeof sentence === "string" ? sentence : sentence[locale];
}

function partsOf(exercise: Exercise, answer: SegmentAnswer | null, results: Results, locale: Locale): readonly Part[] {
	const blanks = partBlanks(exercise);
	return SEGMENT_PARTS.map((part): Part => {
		const blank = blanks.find((one) => partOfBlank(one) === part);
		const result = blank && results[blank.id];
		const said = answer?.sent[part];
		if (!blank || !result) {
			const verdict = said === undefined ? "unanswered" : said === null ? "correct" : "wrong";
			return { part, verdict, skills: [], expected: null, misconception: undefined, why: WITHOUT_ACK };
		}
		return {
			part,
			verdict: said === null ? "wrong" : result.verdict,
			skills: result.skills,
			expected: result.expected,
			misconception: result.misconception,
			why: explain(exercise, blank, locale),
		};
	});
}

function isRight(verdict: Verdict): boolean {
	return verdict === "correct" || verdict === "follow-through";
}

/** Of all parts: right only if all are. */
function together(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.every(isRight)) return verdicts.includes("follow-through") ? "follow-through" : "correct";
	if (verdicts.some(isRight)) return "partly";
	return verdicts.includes("wrong") ? "wrong" : "unanswered";
}
