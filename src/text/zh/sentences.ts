// Sentences and lists, in Chinese.
import type { SentenceWords } from "../facts/sentences.ts";

export const sentences: SentenceWords = {
	longestExplanation: 150,
	join: (texts) => texts.join(""),
	list: (items) => items.join("、"),
};
