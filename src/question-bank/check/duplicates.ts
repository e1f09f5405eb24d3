// Questions that ask the same thing: the same id, the same prompt, or nearly the same words in any language.
import { inEveryLanguage, LOCALES, type Locale } from "../../text/locale.ts";
import type { CheckedFile, Fault } from "./fault.ts";

const TOO_ALIKE = 0.75;

/** Characters that are compared at a time: a Chinese one says more. */
const PIECE_LENGTH: Readonly<Record<Locale, number>> = { en: 3, zh: 2 };

export function duplicateFaults(files: readonly CheckedFile[]): readonly Fault[] {
	const known = files.map(({ file, question }) => ({
		file,
		id: question.id,
		pieces: inEveryLanguage((locale) => shingles(withAnswers(question.prompt[locale], question), PIECE_LENGTH[locale])),
	}));
	return known.flatMap((one, index) =>
		known.slice(0, index).flatMap((other): readonly Fault[] => {
			if (one.id === other.id) return [{ file: one.file, fault: `has the id of ${other.file}` }];
			const likeness = Math.max(...LOCALES.map((locale) => overlap(one.pieces[locale], other.pieces[locale])));
			if (likeness < TOO_ALIKE) return [];
			return [{ file: one.file, fault: `asks nearly what ${other.file} asks (${Math.round(likeness * 100)} %)` }];
		}),
	);
}

/** "Which of these is true?" is a different question with different options. */
function withAnswers(prompt: string, question: CheckedFile["question"]): string {
	return prompt.length > 60 || !("options" in question)
		? prompt
		: prompt + question.options.map(({ id }) => id).join(" ");
}

/** All runs of `length` characters, letters and digits only. */
function shingles(text: string, length: number): ReadonlySet<string> {
	const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
	return new Set(
		Array.from({ length: Math.max(1, plain.length - length + 1) }, (_, at) => plain.slice(at, at + length)),
	);
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const both = [...one].filter((piece) => other.has(piece)).length;
	return both / (one.size + other.size - both);
}
