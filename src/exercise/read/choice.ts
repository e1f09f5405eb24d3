// Which of the listed choices a learner means.
//
// Read, in this order: the id as it stands; else whatever fits of the id in another case, the full text in any
// normalised form, the letter ("B", "b)", "(B)", "选B") and the number ("2") of its place in the list. A letter or
// number is a place only where no id or text could be meant by it: not letters if an id or text is one letter, not
// numbers if an id or text holds a digit. What fits two choices is refused, never guessed.
import type { Asked } from "../../text/facts/unreadable.ts";
import { normalizeText, readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";

export interface OptionText {
	readonly id: string;
	readonly text: string;
}

const MAX_LIST_LENGTH = 256;
const MAX_ITEMS = 64;
const A = "a".charCodeAt(0);
const SEPARATORS = /[,;、；\n]+/;

export function readChoice(given: unknown, choices: readonly OptionText[]): Reading<string> {
	return readOne(given, choices, "choice");
}

/** From a list, or from text: "A, C", "AC", ids or texts with commas between. In the order of `choices`, each once. */
export function readChoices(given: unknown, choices: readonly OptionText[]): Reading<readonly string[]> {
	const items = Array.isArray(given) ? readable(given) : itemsOf(given, choices);
	if (!items.ok) return items;
	if (items.value.length === 0) return unreadable("choices", "empty");
	if (items.value.length > MAX_ITEMS) return unreadable("choices", "too-many", { limit: MAX_ITEMS });
	const chosen = new Set<string>();
	for (const item of items.value) {
		const read = readOne(item, choices, "choices");
		if (!read.ok) return read;
		chosen.add(read.value);
	}
	return readable(choices.map(({ id }) => id).filter((id) => chosen.has(id)));
}

/** Right ones chosen / right ones − wrong ones chosen / wrong ones, never below 0; all of `right` stand among `options`. */
export function choicesShare(
	options: readonly { readonly id: string }[],
	right: readonly string[],
	chosen: readonly string[],
): number {
	const missed = right.filter((id) => !chosen.includes(id)).length;
	const wrong = chosen.filter((id) => !right.includes(id)).length;
	return Math.max(0, 1 - missed / right.length - wrong / (options.length - right.length));
}

function readOne(given: unknown, choices: readonly OptionText[], asked: Asked): Reading<string> {
	const sent = typeof given === "number" ? String(given) : given;
	const exact = choices.find((choice) => choice.id === sent);
	if (exact !== undefined) return readable(exact.id);
	const text = readText(sent, asked, lengthLimit(choices));
	if (!text.ok) return text;
	const fitting = new Set(choicesLike(text.value, choices));
	const [id] = fitting;
	if (id === undefined) return unreadable(asked, "unknown-choice", { text: text.value });
	if (fitting.size > 1) return unreadable(asked, "ambiguous-choice", { text: text.value });
	return readable(id);
}

/** A choice's whole text may be sent, however long the author made it. */
function lengthLimit(choices: readonly OptionText[]): number {
	const total = choices.reduce((sum, { text }) => sum + text.length + 2, 0);
	return Math.max(MAX_LIST_LENGTH, total);
}

function choicesLike(text: string, choices: readonly OptionText[]): readonly string[] {
	const wanted = comparable(text);
	const named = choices.filter((choice) => comparable(choice.id) === wanted || comparable(choice.text) === wanted);
	const place = placeOf(text, choices);
	const placed = place === undefined ? [] : choices.slice(place, place + 1);
	return [...named, ...placed].map(({ id }) => id);
}

/** The index that a letter or number stands for; `undefined` where it is no place or could be something else. */
function placeOf(text: string, choices: readonly OptionText[]): number | undefined {
	const letter = /^(?:选项?|option |choice )?\(?([a-z])[).:、]{0,2}$/i.exec(text)?.[1];
	if (letter !== undefined) return lettersArePlaces(choices) ? letterIndex(letter) : undefined;
	const isPlace = /^\d{1,3}$/.test(text) && Number(text) > 0 && numbersArePlaces(choices);
	return isPlace ? Number(text) - 1 : undefined;
}

function letterIndex(letter: string): number {
	return letter.toLowerCase().charCodeAt(0) - A;
}

function lettersArePlaces(choices: readonly OptionText[]): boolean {
	return !choices.some(({ id, text }) => [id, text].some((name) => /^\s*[a-z]\s*$/i.test(name)));
}

function numbersArePlaces(choices: readonly OptionText[]): boolean {
	return !choices.some(({ id, text }) => /\p{N}/u.test(id) || /\p{N}/u.test(text));
}

/** What texts are compared by: no difference of case, width, spacing or a last full stop. */
function comparable(text: string): string {
	const plain = normalizeText(text).toLowerCase().replace(/\s+/g, " ");
	return /[.。!]$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** A text is one choice if it can be (its own text may hold commas), else the pieces between its commas. */
function itemsOf(given: unknown, choices: readonly OptionText[]): Reading<readonly unknown[]> {
	if (typeof given !== "string" || readOne(given, choices, "choices").ok) return readable([given]);
	const text = readText(given, "choices", lengthLimit(choices));
	if (!text.ok) return text;
	const pieces = text.value.split(SEPARATORS).map((piece) => piece.trim());
	const items = pieces.filter((piece) => piece !== "");
	const [only] = items;
	return readable(items.length === 1 && only !== undefined ? lettersOf(only, choices) : items);
}

/** "ABD", as Chinese answer sheets have it: only in rising order, so that a word is not taken for letters. */
function lettersOf(text: string, choices: readonly OptionText[]): readonly string[] {
	if (!/^[a-z](?:[ +/&]*[a-z])+$/i.test(text) || !lettersArePlaces(choices)) return [text];
	const letters = text
		.toLowerCase()
		.replace(/[^a-z]/g, "")
		.split("");
	const rising = letters.every((letter, index) => index === 0 || letter > (letters[index - 1] ?? ""));
	return rising ? letters : [text];
}
