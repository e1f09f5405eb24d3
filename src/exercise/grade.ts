// Grading: read each answer, compare, credit what follows from a slip, name the wrong idea, explain every value.
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import { misplacedSentence } from "../text/cut.ts";
import { feedbackOpening } from "../text/feedback.ts";
import type { Locale } from "../text/locale.ts";
import { joinSentences } from "../text/sentences.ts";
import { unreadableMessage } from "../text/unreadable.ts";
import {
	isRight,
	isUnanswered,
	keyOf,
	readAnswer,
	sayGiven,
	sayValue,
	shareRight,
	showGiven,
	showValue,
} from "./answer.ts";
import { askedIds, type Blank } from "./blank.ts";
import { explain } from "./explain.ts";
import { followsThrough, type Values } from "./follow-through.ts";
import type { Exercise } from "./generate.ts";
import { mergeParts } from "./merge-segment.ts";
import { type Diagnosis, diagnose } from "./misconceive/diagnose.ts";
import { diagnoseUnwrapped } from "./misconceive/unwrapped.ts";
import { rightOrder } from "./order.ts";
import { firstMisplaced } from "./read/order.ts";
import { type Reading, readable } from "./read/reading.ts";
import { CREDIT, roundShare, summarize } from "./score.ts";
import { readingOfPart, readSegment, readWholeSegment, type SegmentAnswer } from "./segment-answer.ts";
import { showTimeline } from "./show.ts";
import type { AnswerCheck, BlankResult, GradeResult, Verdict } from "./types.ts";

export type Answers = Readonly<Record<string, unknown>>;

/** Which answers can be read; grades nothing and tells nothing about the key. */
export function checkAnswers(exercise: Exercise, answers: Answers, locale: Locale): Record<string, AnswerCheck> {
	const check = (given: unknown, read: () => Reading<unknown>): AnswerCheck => {
		if (isUnanswered(given)) return { status: "unanswered" };
		const outcome = read();
		if (!outcome.ok) return { status: "unreadable", message: message(outcome, locale) };
		return { status: "readable", value: outcome.value };
	};
	return Object.fromEntries(
		askedIds(exercise.blanks).map((id) => {
			const given = answerTo(answers, id);
			const blank = exercise.blanks.find((one) => one.id === id);
			const read = blank ? () => readShown(exercise, blank, given) : () => readShownSegment(exercise, given);
			return [id, check(given, read)];
		}),
	);
}

function readShown(exercise: Exercise, blank: Blank, given: unknown): Reading<unknown> {
	const read = readAnswer(exercise, blank, given);
	return read.ok ? readable(showGiven(exercise, blank, given, read.value)) : read;
}

function readShownSegment(exercise: Exercise, given: unknown): Reading<unknown> {
	const read = readSegment(exercise, given);
	return read.ok ? readable(read.value.shown) : read;
}

export function gradeExercise(exercise: Exercise, answers: Answers, locale: Locale): GradeResult {
	const segment = readWholeSegment(exercise, answers);
	const taken = segment ? { ...answers, ...segment.sent } : answers;
	const readings = readAll(exercise, taken, segment?.read ?? null);
	const values: Values = new Map([...readings].flatMap(([id, read]) => (read?.ok ? [[id, read.value] as const] : [])));
	const diagnoses = [...diagnose(exercise, values), ...diagnoseUnwrapped(exercise, taken)];
	const each = Object.fromEntries(
		exercise.blanks.map((blank) => [blank.id, gradeBlank(exercise, blank, taken, readings, values, diagnoses, locale)]),
	);
	const blanks = segment ? mergeParts(exercise, each, segment, locale) : each;
	return {
		gradable: Object.values(blanks).some(({ verdict }) => verdict !== "unreadable" && verdict !== "unanswered"),
		score: score(Object.values(blanks)),
		blanks,
		misconceptions: diagnoses.map(({ id, blanks: explained, confidence }) => ({
			id,
			title: MISCONCEPTIONS[id].title[locale],
			advice: MISCONCEPTIONS[id].advice[locale],
			blanks: askedIds(exercise.blanks.filter((blank) => explained.includes(blank.id))),
			confidence: Math.round(confidence * 100) / 100,
		})),
		timeline: showTimeline(exercise, locale, true),
		summary: summarize(Object.values(blanks), score(Object.values(blanks)), locale),
	};
}

function answerTo(answers: Answers, id: string): unknown {
	return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** By blank id; null where nothing was answered. */
function readAll(
	exercise: Exercise,
	answers: Answers,
	segment: Reading<SegmentAnswer> | null,
): ReadonlyMap<string, Reading<unknown> | null> {
	return new Map(
		exercise.blanks.map((blank) => {
			if (blank.partOf !== undefined) return [blank.id, segment?.ok ? readingOfPart(segment.value, blank.id) : null];
			const given = answerTo(answers, blank.id);
			return [blank.id, isUnanswered(given) ? null : readAnswer(exercise, blank, given)];
		}),
	);
}

function message(read: Extract<Reading<unknown>, { ok: false }>, locale: Locale): string {
	return unreadableMessage(read.reason, read.detail ?? {}, locale);
}

function verdictOf(exercise: Exercise, blank: Blank, read: Reading<unknown> | null, values: Values): Verdict {
	if (read === null) return "unanswered";
	if (!read.ok) return "unreadable";
	if (isRight(blank, read.value)) return "correct";
	if (shareRight(blank, read.value) > 0) return "partly";
	return followsThrough(exercise, blank, values) ? "follow-through" : "wrong";
}

function gradeBlank(
	exercise: Exercise,
	blank: Blank,
	answers: Answers,
	readings: ReadonlyMap<string, Reading<unknown> | null>,
	values: Values,
	diagnoses: readonly Diagnosis[],
	locale: Locale,
): BlankResult {
	const read = readings.get(blank.id) ?? null;
	const verdict = verdictOf(exercise, blank, read, values);
	const misplaced = misplacedIn(blank, read);
	const why = explain(exercise, blank, locale, misplaced?.event.rule);
	const sent = answerTo(answers, blank.id) ?? null;
	const given = read?.ok ? showGiven(exercise, blank, sent, read.value) : sent;
	const expected = keyOf(blank);
	const opening = feedbackOpening(
		verdict,
		{
			given: read?.ok && blank.of !== "order" ? sayGiven(exercise, blank, sent, read.value, locale) : null,
			expected: sayValue(exercise, blank, expected, locale),
		},
		locale,
	);
	const remark = misplaced
		? [misplacedSentence(misplaced.place, misplaced.event.id, misplaced.event.text[locale], locale)]
		: [];
	const diagnosis = diagnoses.find((d) => d.blanks.includes(blank.id));
	return {
		verdict,
		points:
			blank.points * (verdict === "partly" && read?.ok ? roundShare(shareRight(blank, read.value)) : CREDIT[verdict]),
		max: blank.points,
		given,
		expected: showValue(exercise, blank, expected),
		explanation: joinSentences([opening, ...remark, why.sentence], locale),
		rule: why.rule,
		reference: why.reference,
		skills: blank.skills,
		...(diagnosis ? { misconception: diagnosis.id } : {}),
		...(read && !read.ok ? { message: message(read, locale) } : {}),
	};
}

/** Of an order: what belongs at the first place that is wrong. */
function misplacedIn(blank: Blank, read: Reading<unknown> | null) {
	if (blank.of !== "order" || !read?.ok) return null;
	const place = firstMisplaced(rightOrder(blank.events), read.value as readonly string[]);
	const event = blank.events[place];
	return event ? { place: place + 1, event } : null;
}

function score(results: readonly BlankResult[]): GradeResult["score"] {
	const points = results.reduce((sum, result) => sum + result.points, 0);
	const max = results.reduce((sum, result) => sum + result.max, 0);
	return { points, max, scaled: max === 0 ? 0 : points / max };
}
