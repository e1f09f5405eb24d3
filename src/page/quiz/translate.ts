// A sitting in another language: the same items and explanations, read again.
import type { Locale } from "../../text/locale.ts";
import type { GradedQuestion } from "../question/result-view.ts";
import type { Api } from "../shared/api.ts";
import type { Entry, QuizItem, Sitting } from "./sitting.ts";

interface Translated {
	readonly item: QuizItem;
	/** Of a question that was graded and explained. */
	readonly result: GradedQuestion | null;
}

/** By item, in order; what cannot be had stays as it is. */
export function translated(sitting: Sitting, api: Api, locale: Locale): Promise<readonly Translated[]> {
	return Promise.all(sitting.quiz.items.map((item, i) => translatedItem(item, sitting.entries[i], api, locale)));
}

async function translatedItem(item: QuizItem, entry: Entry | undefined, api: Api, locale: Locale): Promise<Translated> {
	if (item.type === "scenario") {
		const found = await api.readScenario(item.id, locale);
		return { item: found.ok ? { ...item, scenario: found.value } : item, result: null };
	}
	const found = await api.question(item.id, item.seed, locale);
	const own = found.ok ? { ...item, question: found.value } : item;
	if (entry?.state !== "graded" || !("explanation" in entry.result)) return { item: own, result: null };
	const again = await api.gradeQuestion(item.id, entry.result.given, item.seed, locale);
	return { item: own, result: again.ok ? again.value : null };
}

/** What became of the sitting meanwhile stays. */
export function withTranslated(sitting: Sitting, all: readonly Translated[]): Sitting {
	const entries = sitting.entries.map((entry, i) => {
		const result = all[i]?.result;
		return entry.state === "graded" && result ? { ...entry, result } : entry;
	});
	const items = sitting.quiz.items.map((item, i) => all[i]?.item ?? item);
	return { ...sitting, entries, quiz: { ...sitting.quiz, items } };
}
