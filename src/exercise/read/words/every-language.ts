// The words of all languages, and patterns made of them. A language that is missing does not compile.

import type { Locale } from "../../../text/locale.ts";
import { lazily } from "../lazily.ts";
import type { AnswerWords, Edges } from "./answer-words.ts";
import { english } from "./en.ts";
import { chinese } from "./zh.ts";

const ANSWER_WORDS: Readonly<Record<Locale, AnswerWords>> = { en: english, zh: chinese };

export const EVERY_LANGUAGE: readonly AnswerWords[] = Object.values(ANSWER_WORDS);

const PLUS = lazily(() => new RegExp(`\\s*${oneOf(wordsFor(({ plus }) => plus))}\\s*`, "giu"));
const MINUS = lazily(() => new RegExp(`\\s*${oneOf(wordsFor(({ minus }) => minus))}\\s*`, "giu"));

/** Words for whole numbers as digits, for adding and taking away as signs: "x 加七" and "x plus seven" are x+7. */
export function inFigures(text: string): string {
	return inSigns(EVERY_LANGUAGE.reduce((read, language) => language.inDigits(read), text));
}

/** "x plus 1" is x+1. */
export function inSigns(text: string): string {
	return text.replace(PLUS(), "+").replace(MINUS(), "-");
}

/** The words that every language has for something. */
export function wordsFor(of: (words: AnswerWords) => readonly string[]): readonly string[] {
	return EVERY_LANGUAGE.flatMap(of);
}

/** Longest first, so that no word hides a longer one. */
export function edgesFor(of: (words: AnswerWords) => Edges): Edges {
	const longestFirst = (words: readonly string[]) => words.toSorted((one, other) => other.length - one.length);
	return {
		before: longestFirst(wordsFor((words) => of(words).before)),
		after: longestFirst(wordsFor((words) => of(words).after)),
	};
}

/** The source of a pattern that matches one of the words, as a whole: "plus" is no part of "surplus". */
export function oneOf(words: readonly string[]): string {
	const patterns = words
		.toSorted((one, other) => other.length - one.length)
		.map(
			(word) => `${startsInLetter(word) ? "(?<![a-z])" : ""}${literal(word)}${endsInLetter(word) ? "(?![a-z])" : ""}`,
		);
	return `(?:${patterns.join("|")})`;
}

function literal(word: string): string {
	return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "\\s+");
}

/** Text in lower case without the words around what is meant; never without all of it. */
export function within(text: string, edges: Edges): string {
	let rest = text;
	for (;;) {
		const shorter = withoutLast(withoutFirst(rest, edges.before), edges.after);
		if (shorter === rest) return rest;
		rest = shorter;
	}
}

function withoutFirst(text: string, words: readonly string[]): string {
	const word = words.find(
		(one) => text.startsWith(one) && !(endsInLetter(one) && startsInLetter(text.slice(one.length))),
	);
	const rest = word === undefined ? "" : text.slice(word.length).replace(/^[\s:,]+/, "");
	return rest === "" ? text : rest;
}

function withoutLast(text: string, words: readonly string[]): string {
	const word = words.find(
		(one) => text.endsWith(one) && !(startsInLetter(one) && endsInLetter(text.slice(0, -one.length))),
	);
	const rest = word === undefined ? "" : text.slice(0, -word.length).replace(/[\s:,]+$/, "");
	return rest === "" ? text : rest;
}

function startsInLetter(text: string): boolean {
	return /^[a-z]/.test(text);
}

function endsInLetter(text: string): boolean {
	return /[a-z]$/.test(text);
}
