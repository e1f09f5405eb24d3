// Finding questions: filters, text search in one language, and pages in a stable order (topic folder, then id).
import { skillTitles } from "../scenario/skills.ts";
import type { Difficulty } from "../scenario/spec.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { type Bank, type BankEntry, type BankTitles, parseQuestion } from "./bank.ts";
import { fill } from "./instance.ts";
import { instantiate } from "./instantiate.ts";
import type { Question, QuestionKind } from "./schema.ts";
import type { TopicId } from "./topics.ts";

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
	readonly topic: TopicId;
	readonly kind: QuestionKind;
	readonly difficulty: Difficulty;
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

/** Lazily: only as many questions are looked at as the page needs, and only those that fit are parsed. */
export function listQuestions(
	{ titles, entries }: Bank,
	filter: QuestionFilter,
	locale: Locale,
	page: { readonly after?: string | undefined; readonly limit: number },
): QuestionPage {
	const words = (filter.text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 16);
	const items: QuestionSummary[] = [];
	let last: string | null = null;
	for (const entry of entries) {
		const key = listKey(entry);
		if ((page.after !== undefined && key <= page.after) || !fits(entry, filter)) continue;
		const question = parseQuestion(entry);
		if (!mentions(question, words, titles, locale)) continue;
		if (items.length === page.limit) return { items, next: last };
		items.push(summarize(question, locale));
		last = key;
	}
	return { items, next: null };
}

function fits(entry: BankEntry, { topic, skill, difficulty, kind }: QuestionFilter): boolean {
	return (
		(topic === undefined || entry.topic === topic) &&
		(skill === undefined || entry.skills.some((id) => id === skill)) &&
		(difficulty === undefined || entry.difficulty === difficulty) &&
		(kind === undefined || entry.kind === kind)
	);
}

function mentions(question: Question, words: readonly string[], { topics, skills }: BankTitles, locale: Locale) {
	if (words.length === 0) return true;
	const titles: Readonly<Record<string, Localized>> = { ...skillTitles(), ...skills };
	const shown = [question.prompt, topics[question.topic], ...question.skills.map((id) => titles[id])];
	const searched = shown
		.map((text) => text?.[locale] ?? "")
		.join("\n")
		.toLowerCase();
	return words.every((word) => searched.includes(word));
}

function summarize(question: Question, locale: Locale): QuestionSummary {
	const { id, version, topic, kind, difficulty, skills, prompt } = question;
	return { id, version, topic, kind, difficulty, skills, prompt: fill(instantiate(question), prompt, locale) };
}
