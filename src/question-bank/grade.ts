// Grading one question: read leniently, mark, say what was wrong with this answer, explain.
import { isUnanswered } from "../exercise/answer.ts";
import type { AnswerCheck, Reference, Verdict } from "../exercise/types.ts";
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";
import { joinSentences } from "../text/sentences.ts";
import { unreadableMessage } from "../text/unreadable.ts";
import { expectedAnswer, type Shown, showAnswer } from "./expected.ts";
import { fill, type Instance } from "./instance.ts";
import {
	type Mark,
	markChoice,
	markChoices,
	markMatch,
	markNumeric,
	markOrder,
	markShortText,
	markTruth,
} from "./mark.ts";
import {
	type AnswerReading,
	readMatch,
	readNumeric,
	readOne,
	readSeveral,
	readShortText,
	readSteps,
	readTruth,
} from "./read-answer.ts";
import { OPENINGS } from "./wording.ts";

export interface QuestionResult {
	readonly questionId: string;
	readonly questionVersion: number;
	/** False where nothing readable was answered: nothing counts. */
	readonly gradable: boolean;
	readonly verdict: Verdict;
	readonly score: { readonly points: number; readonly max: number; readonly scaled: number };
	/** As read, or as sent where it could not be read; null where nothing was sent. */
	readonly given: unknown;
	readonly expected: unknown;
	/** What is to say of this answer. */
	readonly feedback: string;
	readonly explanation: string;
	readonly references: readonly Reference[];
	readonly source: string;
	readonly skills: readonly string[];
	readonly relatedTemplates: readonly string[];
	readonly misconceptions: readonly { readonly id: string; readonly title: string; readonly advice: string }[];
	/** Why an answer could not be read and what is accepted; only with verdict "unreadable". */
	readonly message?: string;
}

/** A readable answer with its mark. */
interface Marked {
	readonly shown: Shown;
	readonly mark: Mark;
}

/** Whether an answer can be read; tells nothing about the key. */
export function checkQuestionAnswer(instance: Instance, given: unknown, locale: Locale): AnswerCheck {
	if (isUnanswered(given)) return { status: "unanswered" };
	const read = readAndMark(instance, given, locale);
	if (!read.ok) return { status: "unreadable", message: messageOf(read, locale) };
	return { status: "readable", value: read.value.shown };
}

/** A question is worth one point. Never throws, whatever JSON was sent. */
export function gradeQuestion(instance: Instance, given: unknown, locale: Locale): QuestionResult {
	const { question } = instance;
	const read = isUnanswered(given) ? null : readAndMark(instance, given, locale);
	const mark = read?.ok ? read.value.mark : null;
	const verdict = read === null ? "unanswered" : mark === null ? "unreadable" : verdictOf(mark.share);
	const points = mark?.share ?? 0;
	return {
		questionId: question.id,
		questionVersion: question.version,
		gradable: mark !== null,
		verdict,
		score: { points, max: 1, scaled: points },
		given: read?.ok ? read.value.shown : (given ?? null),
		expected: expectedAnswer(instance),
		feedback: joinSentences([OPENINGS[verdict][locale], ...(mark?.remarks ?? [])], locale),
		explanation: fill(instance, question.explanation, locale),
		references: question.references,
		source: question.source,
		skills: question.skills,
		relatedTemplates: question.relatedTemplates,
		misconceptions: [...new Set(mark?.misconceptions)].map((id) => ({
			id,
			title: MISCONCEPTIONS[id].title[locale],
			advice: MISCONCEPTIONS[id].advice[locale],
		})),
		...(read !== null && !read.ok ? { message: messageOf(read, locale) } : {}),
	};
}

function verdictOf(share: number): Verdict {
	if (share === 1) return "correct";
	return share > 0 ? "partly" : "wrong";
}

function messageOf(read: Extract<AnswerReading<unknown>, { ok: false }>, locale: Locale): string {
	return "say" in read ? read.say[locale] : unreadableMessage(read.reason, read.detail, locale);
}

function readAndMark(instance: Instance, given: unknown, locale: Locale): AnswerReading<Marked> {
	const { question } = instance;
	const marked = <T>(read: AnswerReading<T>, judge: (value: T) => Mark): AnswerReading<Marked> =>
		read.ok ? { ok: true, value: { shown: showAnswer(question, read.value), mark: judge(read.value) } } : read;
	switch (question.kind) {
		case "choice":
			return marked(readOne(given, question, instance), (v) => markChoice(question, v, instance, locale));
		case "choices":
			return marked(readSeveral(given, question, instance), (v) => markChoices(question, v, instance, locale));
		case "true-false":
			return marked(readTruth(given, question, instance), (v) => markTruth(question, v, instance, locale));
		case "numeric":
			return marked(readNumeric(given, question), (v) => markNumeric(question, v, instance, locale));
		case "order":
			return marked(readSteps(given, question, instance), (v) => markOrder(question, v, instance, locale));
		case "match":
			return marked(readMatch(given, question, instance), (v) => markMatch(question, v, instance, locale));
		case "short-text":
			return marked(readShortText(given, question), (v) => markShortText(question, v, instance, locale));
	}
}
