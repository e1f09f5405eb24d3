// Grading: what became of each answer, and why every value is what it is, in one language; scored once.
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { type Answered, type Answers, answerTo, keyOf, readAnswer, showGiven } from "./answer.ts";
import { type Blank, simpleBlanks } from "./blank.ts";
import { consequencesOf } from "./consequence/consequence.ts";
import type { Exercise } from "./generate.ts";
import { type Judged, judgeAnswers } from "./judge.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS, type ValueOf } from "./kinds/registry.ts";
import type { Diagnosis } from "./misconceive/diagnose.ts";
import { SLIPS, type SlipId } from "./misconceive/miscounted.ts";
import type { Unreadable } from "./read/reading.ts";
import { FIRST_ATTEMPT, type JudgedBlank } from "./score.ts";
import { type JudgedResult, type SaidOfBlank, scoreResult } from "./score-result.ts";
import { showTimeline } from "./show.ts";
import type { AnswerCheck, DiagnosedMisconception, FoundSlip, GradeResult } from "./types.ts";

/** Which answers can be read; grades nothing and says nothing about the key. */
export function checkAnswers(exercise: Exercise, answers: Answers, locale: Locale): Record<string, AnswerCheck> {
	return Object.fromEntries(
		exercise.blanks.map((blank) => {
			const answered: Answered = readAnswer(exercise, blank, answerTo(answers, blank.id));
			return [blank.id, checkOf(exercise, answered, locale)];
		}),
	);
}

function checkOf<K extends BlankKind>(
	exercise: Exercise,
	{ blank, sent, reading }: Answered<K>,
	locale: Locale,
): AnswerCheck {
	if (reading === null) return { status: "unanswered" };
	if (!reading.ok) return { status: "unreadable", message: messageOf(reading, locale) };
	return { status: "readable", value: showGiven(exercise, blank, sent, reading.value) };
}

/** Under the plain rule, as a first attempt without hints. */
export function gradeExercise(exercise: Exercise, answers: Answers, locale: Locale): GradeResult {
	return scoreResult(judgeExercise(exercise, answers, locale), FIRST_ATTEMPT, locale).result;
}

/** All of a result but the points. */
export function judgeExercise(exercise: Exercise, answers: Answers, locale: Locale): JudgedResult {
	const { blanks, marked, diagnoses, miscounted } = judgeAnswers(exercise, answers);
	const consequences = consequencesOf(exercise, blanks, locale);
	return {
		gradable: blanks.some(({ mark: { verdict } }) => verdict !== "unreadable" && verdict !== "unanswered"),
		blanks: blanks.map((judged) => {
			const consequence = consequences.get(judged.answered.blank.id);
			const said = { ...describe(exercise, judged, locale), ...(consequence && { consequence }) };
			return { judged: toScore(judged), said };
		}),
		marked,
		misconceptions: diagnoses.map((diagnosis) => describeDiagnosis(exercise, diagnosis, locale)),
		slips: miscounted.length === 0 ? [] : [describeSlip(exercise, "miscounted", miscounted, locale)],
		timeline: showTimeline(exercise, locale, true),
	};
}

/** What its points are made of. */
export function toScore({ answered: { blank }, mark: { verdict, share, parts } }: Judged): JudgedBlank {
	return {
		id: blank.id,
		verdict,
		max: blank.points,
		step: blank.step,
		share,
		parts: parts && Object.values(parts).map((part) => part.verdict),
	};
}

function describe<K extends BlankKind>(exercise: Exercise, judged: Judged<K>, locale: Locale): SaidOfBlank {
	const { answered, mark, misconception } = judged;
	const { blank, sent, reading } = answered;
	const kind = KINDS[blank.kind];
	const value = reading?.ok ? reading.value : null;
	const reply = value === null ? null : kind.reply?.(exercise, blank, value, locale);
	const { rule, reference, sentences } = kind.explain(exercise, blank, { value, parts: mark.parts }, locale);
	return {
		max: blank.points,
		given: value === null ? (sent ?? null) : showGiven(exercise, blank, sent, value),
		expected: kind.show(exercise, blank, keyOf(blank)),
		explanation: explanationOf(exercise, judged, sentences, locale),
		...(kind.derive && { derivation: kind.derive(exercise, blank) }),
		...(kind.deriveParts && { derivations: kind.deriveParts(exercise, blank) }),
		...(reply && { reply }),
		rule,
		reference,
		skills: blank.skills,
		...(misconception !== undefined && { misconception }),
		...(reading && !reading.ok && { message: messageOf(reading, locale) }),
		...(mark.parts && { parts: mark.parts }),
	};
}

/** As much as fits on a phone: the reason comes first, then what else there is to say, then what was written. */
function explanationOf<K extends BlankKind>(
	exercise: Exercise,
	judged: Judged<K>,
	reasons: readonly string[],
	locale: Locale,
): string {
	const { sentences, feedback } = words(locale);
	const begin = opening(exercise, judged, locale);
	const fits = (texts: readonly string[]) => sentences.join(texts).length <= sentences.longestExplanation;
	for (let said = reasons.length; said > 0; said--) {
		const texts = [begin, ...reasons.slice(0, said)];
		if (fits(texts)) return sentences.join(texts);
	}
	return sentences.join([feedback.shortOpening[judged.mark.verdict], ...reasons.slice(0, 1)]);
}

/** How the explanation begins: with what was written and what it is. */
function opening<K extends BlankKind>(
	exercise: Exercise,
	{ answered: { blank, sent, reading }, mark }: Judged<K>,
	locale: Locale,
): string {
	const kind = KINDS[blank.kind];
	const say = (value: ValueOf<K>) =>
		kind.sayGiven ? kind.sayGiven(exercise, blank, sent, value, locale) : kind.say(exercise, blank, value, locale);
	const given = reading?.ok ? say(reading.value) : null;
	return words(locale).feedback.opening[mark.verdict]({
		given,
		expected: kind.say(exercise, blank, keyOf(blank), locale),
	});
}

function describeDiagnosis(
	{ blanks }: Exercise,
	{ id, blanks: explained, confidence }: Diagnosis,
	locale: Locale,
): DiagnosedMisconception {
	return {
		id,
		title: MISCONCEPTIONS[id].title[locale],
		advice: MISCONCEPTIONS[id].advice[locale],
		blanks: withParts(blanks, explained),
		confidence: Math.round(confidence * 100) / 100,
	};
}

function describeSlip({ blanks }: Exercise, id: SlipId, made: readonly string[], locale: Locale): FoundSlip {
	const { title, advice } = SLIPS[id];
	return { id, title: title[locale], advice: advice[locale], blanks: withParts(blanks, made) };
}

/** Ids of the blanks that are, or have a part that is, among `ids`. */
function withParts(blanks: readonly Blank[], ids: readonly string[]): readonly string[] {
	return blanks.filter((blank) => simpleBlanks(blank).some((part) => ids.includes(part.id))).map(({ id }) => id);
}

function messageOf({ reason, detail }: Unreadable, locale: Locale): string {
	return words(locale).unreadable.message(reason, detail ?? {});
}
