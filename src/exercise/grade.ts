// Grading: read each answer, compare, credit what follows from a slip, name the wrong idea, explain every value.
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import { feedbackOpening } from "../text/feedback.ts";
import type { Locale } from "../text/locale.ts";
import { unreadableMessage } from "../text/unreadable.ts";
import { isRight, isUnanswered, keyOf, readAnswer, sayGiven, sayValue, showGiven, showValue } from "./answer.ts";
import type { Blank } from "./blank.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import { explain } from "./explain.ts";
import { followsThrough, type Values } from "./follow-through.ts";
import type { Exercise } from "./generate.ts";
import { diagnoseNoWrap } from "./no-wrap.ts";
import type { Reading } from "./read/reading.ts";
import { CREDIT, summarize } from "./score.ts";
import { showTimeline } from "./show.ts";
import type { AnswerCheck, BlankResult, GradeResult, Verdict } from "./types.ts";

export type Answers = Readonly<Record<string, unknown>>;

/** Which answers can be read; grades nothing and tells nothing about the key. */
export function checkAnswers(exercise: Exercise, answers: Answers, locale: Locale): Record<string, AnswerCheck> {
	return Object.fromEntries(
		exercise.blanks.map((blank): [string, AnswerCheck] => {
			const given = answerTo(answers, blank);
			if (isUnanswered(given)) return [blank.id, { status: "unanswered" }];
			const read = readAnswer(exercise, blank, given);
			if (!read.ok) return [blank.id, { status: "unreadable", message: message(read, locale) }];
			return [blank.id, { status: "readable", value: showGiven(exercise, blank, given, read.value) }];
		}),
	);
}

export function gradeExercise(exercise: Exercise, answers: Answers, locale: Locale): GradeResult {
	const readings = readAll(exercise, answers);
	const values: Values = new Map([...readings].flatMap(([id, read]) => (read?.ok ? [[id, read.value] as const] : [])));
	const diagnoses = [...diagnose(exercise, values), ...diagnoseNoWrap(exercise, answers)];
	const blanks = Object.fromEntries(
		exercise.blanks.map((blank) => [
			blank.id,
			gradeBlank(exercise, blank, answers, readings, values, diagnoses, locale),
		]),
	);
	return {
		gradable: values.size > 0,
		score: score(Object.values(blanks)),
		blanks,
		misconceptions: diagnoses.map(({ id, blanks: explained, confidence }) => ({
			id,
			title: MISCONCEPTIONS[id].title[locale],
			advice: MISCONCEPTIONS[id].advice[locale],
			blanks: explained,
			confidence: Math.round(confidence * 100) / 100,
		})),
		timeline: showTimeline(exercise, locale, true),
		summary: summarize(Object.values(blanks), score(Object.values(blanks)), locale),
	};
}

function answerTo(answers: Answers, blank: Blank): unknown {
	return Object.hasOwn(answers, blank.id) ? answers[blank.id] : undefined;
}

/** By blank id; null where nothing was answered. */
function readAll(exercise: Exercise, answers: Answers): ReadonlyMap<string, Reading<unknown> | null> {
	return new Map(
		exercise.blanks.map((blank) => {
			const given = answerTo(answers, blank);
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
	const why = explain(exercise, blank, locale);
	const sent = answerTo(answers, blank) ?? null;
	const given = read?.ok ? showGiven(exercise, blank, sent, read.value) : sent;
	const expected = keyOf(blank);
	const opening = feedbackOpening(
		verdict,
		{
			given: read?.ok ? sayGiven(exercise, blank, sent, read.value, locale) : null,
			expected: sayValue(exercise, blank, expected, locale),
		},
		locale,
	);
	const diagnosis = diagnoses.find((d) => d.blanks.includes(blank.id));
	return {
		verdict,
		points: blank.points * CREDIT[verdict],
		max: blank.points,
		given,
		expected: showValue(exercise, blank, expected),
		explanation: `${opening}${locale === "en" ? " " : ""}${why.sentence}`,
		rule: why.rule,
		reference: why.reference,
		skills: blank.skills,
		...(diagnosis ? { misconception: diagnosis.id } : {}),
		...(read && !read.ok ? { message: message(read, locale) } : {}),
	};
}

function score(results: readonly BlankResult[]): GradeResult["score"] {
	const points = results.reduce((sum, result) => sum + result.points, 0);
	const max = results.reduce((sum, result) => sum + result.max, 0);
	return { points, max, scaled: max === 0 ? 0 : points / max };
}
