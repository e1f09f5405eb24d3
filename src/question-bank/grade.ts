// Grading one question: read leniently, mark, say what was wrong with this answer, explain.
import { isUnanswered } from "../exercise/answer.ts";
import { cutAnswer } from "../exercise/read/longest-answer.ts";
import type { AnswerCheck, Reference, Verdict } from "../exercise/types.ts";
import { MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { expectedAnswer } from "./expected.ts";
import { fill, type Instance } from "./instance.ts";
import type { AnswerReading } from "./kinds/kind.ts";
import { kindOf } from "./kinds/registry.ts";
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

/** Whether an answer can be read; tells nothing about the key. */
export function checkQuestionAnswer(instance: Instance, answer: unknown, locale: Locale): AnswerCheck {
	const given = cutAnswer(answer);
	if (isUnanswered(given)) return { status: "unanswered" };
	const read = kindOf(instance.question).assess(given, instance, locale);
	if (!read.ok) return { status: "unreadable", message: messageOf(read, locale) };
	return { status: "readable", value: read.value.shown };
}

/** A question is worth one point. Never throws, whatever JSON was sent. */
export function gradeQuestion(instance: Instance, answer: unknown, locale: Locale): QuestionResult {
	const given = cutAnswer(answer);
	const { question } = instance;
	const read = isUnanswered(given) ? null : kindOf(question).assess(given, instance, locale);
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
		feedback: words(locale).sentences.join([OPENINGS[verdict][locale], ...(mark?.remarks ?? [])]),
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
	return "say" in read ? read.say[locale] : words(locale).unreadable.message(read.reason, read.detail ?? {});
}
