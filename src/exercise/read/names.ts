// What an option goes by, and how texts are compared with that.
import { normalizeText } from "./normalize.ts";

export interface OptionText {
	readonly id: string;
	readonly text: string;
}

const A = "a".charCodeAt(0);
const NUMBER = /\p{N}/u;
const QUOTES = /["“”„「」『』《》]/g;
/** A space beside these says nothing: "SYN cookie 可以" is "SYN cookie可以". */
const BESIDE = /\s*(\p{Script=Han}|[,.;:!?()/+、])\s*/gu;

/** What texts are compared by: no difference of case, width, spacing, quotation marks or a last full stop. */
export function comparable(text: string): string {
	const plain = normalizeText(text).toLowerCase().replace(QUOTES, "").replace(/\s+/g, " ").replace(BESIDE, "$1").trim();
	return /[.。!]$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** By id or text. */
export function optionsNamed(text: string, options: readonly OptionText[]): readonly OptionText[] {
	const wanted = comparable(text);
	return options.filter(({ id, text }) => comparable(id) === wanted || comparable(text) === wanted);
}

/** The option whose place in the list a letter stands for. */
export function optionAtLetter(letter: string, options: readonly OptionText[]): OptionText | undefined {
	return lettersArePlaces(options) ? options[letter.toLowerCase().charCodeAt(0) - A] : undefined;
}

/** The option whose place in the list a number from 1 stands for. */
export function optionAtNumber(number: string, options: readonly OptionText[]): OptionText | undefined {
	return numbersArePlaces(options) ? options[Number(number) - 1] : undefined;
}

export function lettersArePlaces(options: readonly OptionText[]): boolean {
	return !options.some(({ id, text }) => [id, text].some((name) => /^\s*[a-z]\s*$/i.test(name)));
}

function numbersArePlaces(options: readonly OptionText[]): boolean {
	return !options.some(({ id, text }) => NUMBER.test(id) || NUMBER.test(text));
}
