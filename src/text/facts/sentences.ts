// How a language puts sentences and items of a list one after the other.

export interface SentenceWords {
	/** One text of several sentences. */
	join(sentences: readonly string[]): string;
	/** Characters of an explanation that fit on a phone. */
	readonly longestExplanation: number;
	/** "a, b, c" */
	list(items: readonly string[]): string;
}
