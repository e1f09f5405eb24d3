// Sentences that a build has put beside the script (src/cli/build/sentences.ts): one text, read apart when the first is
// needed, and each sentence when it is said for the first time.
import type { Localized } from "./locale.ts";

/** Between sentences, and where values stand in one: characters that no sentence has. */
export const SEPARATORS = { sentence: "\u001e", value: "\u001f" } as const;

/** What gives what is said at a place of the list, with its values in their places. */
export type Say<Said = string> = (place: number, ...values: readonly unknown[]) => Said;

export interface SentenceList {
	readonly say: Say;
	/** English and Chinese; the values of the English sentence come first. */
	readonly both: Say<Localized>;
}

/** Of what both languages say, the Chinese sentence stands `apart` places behind the English one. */
export function sentencesIn(read: () => string, apart: number): SentenceList {
	let sentences: readonly string[] | undefined;
	const pieces: (readonly string[])[] = [];
	const piecesAt = (place: number) => {
		sentences ??= read().split(SEPARATORS.sentence);
		pieces[place] ??= (sentences[place] ?? "").split(SEPARATORS.value);
		return pieces[place];
	};
	const say: Say = (place, ...values) => fill(piecesAt(place), values, 0);
	const both: Say<Localized> = (place, ...values) => {
		const english = piecesAt(place);
		return { en: fill(english, values, 0), zh: fill(piecesAt(place + apart), values, english.length - 1) };
	};
	return { say, both };
}

/** With the values from the place `from` on. */
function fill(pieces: readonly string[], values: readonly unknown[], from: number): string {
	let said = pieces[0] ?? "";
	for (let i = 1; i < pieces.length; i++) said += `${values[from + i - 1]}${pieces[i]}`;
	return said;
}
