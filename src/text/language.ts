// What a language must have words for. A language is one folder with a module for each of these topics.
import type { SentenceWords } from "./facts/sentences.ts";

export interface Language {
	readonly sentences: SentenceWords;
}
