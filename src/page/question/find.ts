// The question that an element is to show: that which is named, or one that fits the wishes.
import type { Locale } from "../../text/locale.ts";
import type { Api, Outcome, Question } from "../shared/api.ts";

export interface QuestionWish {
	readonly questionId: string | null;
	readonly seed: number | null;
	readonly topic: string | null;
	readonly skill: string | null;
	readonly difficulty: number | null;
}

/** `none`: what to say where nothing fits and the service does not say so. */
export async function findQuestion(
	api: Api,
	{ questionId, seed, topic, skill, difficulty }: QuestionWish,
	locale: Locale,
	none: string,
): Promise<Outcome<Question>> {
	if (questionId !== null) return api.question(questionId, seed ?? undefined, locale);
	const wish = { n: "1", families: "", ...(topic && { topics: topic }), ...(skill && { skill }) };
	const set = await api.quiz({ ...wish, ...(difficulty && { difficulty: String(difficulty) }) }, locale);
	if (!set.ok) return set;
	const [item] = set.value.items;
	if (item?.type === "question")
		return item.question ? { ok: true, value: item.question } : api.question(item.id, item.seed, locale);
	const said = { title: none, detail: set.value.note ?? none };
	const problem = { type: "about:blank", status: 404, code: "question-not-found", requestId: "", ...said } as const;
	return { ok: false, problem };
}
