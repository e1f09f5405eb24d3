// Sentences and lists, in English.
import type { SentenceWords } from "../facts/sentences.ts";

export const sentences: SentenceWords = {
	longestExplanation: 300,
	join: (texts) => texts.join(" "),
	list: (items) => items.join(", "),
};
