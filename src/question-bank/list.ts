// Finding questions: filters, text search in one language, and pages in a stable order (topic folder, then id).
import type { Locale } from "../text/locale.ts";
import { fill, instantiate } from "./instance.ts";
import type { Question } from "./schema.ts";
import { skillTitle } from "./skills.ts";
import { TOPICS } from "./topics.ts";

export interface QuestionFilter {
	readonly topic?: string | undefined;
	readonly skill?: string | undefined;
	readonly difficulty?: number | undefined;
	readonly kind?: string | undefined;
	/** Words that all occur in the prompt or in a title of its topic and skills. */
	readonly text?: string | undefined;
}

export interface QuestionSummary {
	readonly id: string;
	readonly version: number;
	readonly topic: string;
	readonly kind: string;
	readonly difficulty: number;
	readonly skills: readonly string[];
	readonly prompt: string;
}

export interface QuestionPage {
	readonly items: readonly QuestionSummary[];
	/** Key of the last item where more follow, else null; what `after` takes. */
	readonly next: string | null;
}

/** Place of a question in every list; a page goes on after it even when that question is gone. */
export function listKey({ topic, id }: Pick<Question, "topic" | "id">): string {
	return `${topic}/${id}`;
}

/** Lazily: only as many questions are looked at as the page needs. `bank` is in the order of `listKey`. */
export function listQuestions(
	bank: readonly Question[],
	filter: QuestionFilter,
	locale: Locale,
	page: { readonly after?: string | undefined; readonly limit: number },
): QuestionPage {
	const words = (filter.text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 16);
	const items: QuestionSummary[] = [];
	let last: string | null = null;
	for (const question of bank) {
		const key = listKey(question);
		if (page.after !== undefined && key <= page.after) continue;
		if (!fits(question, filter) || !mentions(question, words, locale)) continue;
		if (items.length === page.limit) return { items, next: last };
		items.push(summarize(question, locale));
		last = key;
	}
	return { items, next: null };
}

function fits(question: Question, { topic, skill, difficulty, kind }: QuestionFilter): boolean {
	return (
		(topic === undefined || question.topic === topic) &&
		(skill === undefined || question.skills.some((id) => id === skill)) &&
		(difficulty === undefined || question.difficulty === difficulty) &&
		(kind === undefined || question.kind === kind)
	);
}

function mentions(question: Question, words: readonly string[], locale: Locale): boolean {
	if (words.length === 0) return true;
	const titles = question.skills.map((id) => skillTitle(id)?.[locale] ?? "");
	const searched = [question.prompt[locale], TOPICS[question.topic].title[locale], ...titles].join("\n").toLowerCase();
	return words.every((word) => searched.includes(word));
}

function summarize(question: Question, locale: Locale): QuestionSummary {
	const { id, version, topic, kind, difficulty, skills, prompt } = question;
	return { id, version, topic, kind, difficulty, skills, prompt: fill(instantiate(question), prompt, locale) };
}
