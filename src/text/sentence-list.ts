// Sentences that a build has put beside the script (src/cli/build/sentences.ts): one text, read apart when the first is
// needed.

/** Between sentences, and where values stand in one: characters that no sentence has. */
export const SEPARATORS = { sentence: "\u001e", value: "\u001f" } as const;

/** What gives the sentence at a place of the list, with its values in their places. */
export type Say = (place: number, ...values: readonly unknown[]) => string;

export function sayFrom(text: string): Say {
	let pieces: readonly (readonly string[])[] | undefined;
	return (place, ...values) => {
		pieces ??= text.split(SEPARATORS.sentence).map((sentence) => sentence.split(SEPARATORS.value));
		const [first = "", ...rest] = pieces[place] ?? [];
		return values.length === 0 ? first : values.reduce<string>((said, value, i) => `${said}${value}${rest[i]}`, first);
	};
}
