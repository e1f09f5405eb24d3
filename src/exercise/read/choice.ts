// Which of the listed choices a learner means.
//
// Read, in this order: the id as it stands; else whatever fits of the id in another case, the full text in any
// normalised form, the letter ("B", "b)", "(B)", "选B", "option B", "答案是 B。") and the number ("2") of its place in the
// list. A letter or number is a place only where no id or text could be meant by it: not letters if an id or text is one
// letter, not numbers if an id or text holds a digit. "B. its text" must agree. What fits two choices is refused.

import type { Asked } from "../../text/facts/unreadable.ts";
import { lazily } from "./lazily.ts";
import { MAX_ITEMS, MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from "./limits.ts";
import { lettersIn, MOST_WAYS, waysToReadList } from "./list.ts";
import { comparable, type OptionText, optionAtLetter, optionAtNumber, optionsNamed } from "./names.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { edgesFor, inFigures, oneOf, within, wordsFor } from "./words/every-language.ts";

const LETTER = /^\(?([a-z])[).:、。,!]{0,2}$/i;
const LETTER_AND_TEXT = /^\(?([a-z])(?:[).:、。,]{1,2}|\s)\s*(.+)$/isu;

const AROUND = lazily(() => edgesFor(({ aroundChoices }) => aroundChoices));
const ALL = lazily((): ReadonlySet<string> => new Set(wordsFor(({ allChoices }) => allChoices).map(comparable)));
const AND = lazily(() => oneOf(wordsFor(({ and }) => and)));
const PIECES = lazily(() => new RegExp(`[,;、；\\n]+|${AND()}`));
const SEPARATORS = lazily(() => new RegExp(`(?:\\s*(?:[,;、；/&+]|${AND()}))+\\s*`));

export function readChoice(given: unknown, choices: readonly OptionText[]): Reading<string> {
	return readOne(given, choices, "choice");
}

/** From a list, or from text: "A, C", "AC", "A 和 C", ids or texts, "all". In the order of `choices`, each once. */
export function readChoices(given: unknown, choices: readonly OptionText[]): Reading<readonly string[]> {
	const read = Array.isArray(given) ? readEach(given, choices) : readSeveral(given, choices);
	if (!read.ok) return read;
	const chosen = new Set(read.value);
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
	return text.ok ? readName(text.value, choices, asked) : text;
}

/** A choice's whole text may be sent, however long the author made it. */
function lengthLimit(choices: readonly OptionText[]): number {
	const total = choices.reduce((sum, { text }) => sum + text.length + 12, 0);
	return Math.min(MAX_TEXT_LENGTH, Math.max(MAX_LIST_LENGTH, total));
}

function readName(text: string, choices: readonly OptionText[], asked: Asked): Reading<string> {
	const fitting = new Set([...optionsNamed(text, choices), ...optionsAt(text, choices)].map(({ id }) => id));
	const [id] = fitting;
	if (fitting.size > 1) return unreadable(asked, "ambiguous-choice", { text });
	if (id !== undefined) return readable(id);
	const bare = within(text.toLowerCase(), AROUND());
	if (bare !== text.toLowerCase()) {
		const read = readName(inFigures(bare), choices, asked);
		if (read.ok || read.reason !== "unknown-choice") return read;
	}
	return readLetterAndText(text, choices, asked) ?? unreadable(asked, "unknown-choice", { text });
}

/** By a letter or number that stands for a place in the list. */
function optionsAt(text: string, choices: readonly OptionText[]): readonly OptionText[] {
	const letter = LETTER.exec(text)?.[1];
	const option = letter === undefined ? undefined : optionAtLetter(letter, choices);
	const numbered = /^\d{1,3}[.。]?$/.test(text) ? optionAtNumber(text.replace(/\D/g, ""), choices) : undefined;
	return [option, numbered].filter((one) => one !== undefined);
}

/** "B. its text": nothing where it is not of that form. */
function readLetterAndText(text: string, choices: readonly OptionText[], asked: Asked): Reading<string> | undefined {
	const [, letter = "", rest = ""] = LETTER_AND_TEXT.exec(text) ?? [];
	const placed = letter === "" ? undefined : optionAtLetter(letter, choices);
	const named = optionsNamed(rest, choices);
	if (placed === undefined || named.length === 0) return undefined;
	return named.includes(placed) ? readable(placed.id) : unreadable(asked, "contradictory", { text });
}

function readEach(given: readonly unknown[], choices: readonly OptionText[]): Reading<readonly string[]> {
	if (given.length === 0) return unreadable("choices", "empty");
	if (given.length > MAX_ITEMS) return unreadable("choices", "too-many", { limit: MAX_ITEMS });
	const chosen: string[] = [];
	for (const item of given) {
		const read = readOne(item, choices, "choices");
		if (!read.ok) return read;
		chosen.push(read.value);
	}
	return readable(chosen);
}

/** A text is one choice if it can be (its own text may hold commas), else a list of them. */
function readSeveral(given: unknown, choices: readonly OptionText[]): Reading<readonly string[]> {
	const one = readOne(given, choices, "choices");
	if (one.ok) return readable([one.value]);
	if (typeof given !== "string" || one.reason !== "unknown-choice") return one;
	const text = readText(given, "choices", lengthLimit(choices));
	if (!text.ok) return text;
	for (const written of [text.value, within(text.value.toLowerCase(), AROUND())]) {
		if (ALL().has(comparable(written))) return readable(choices.map(({ id }) => id));
		const most = Math.min(MAX_ITEMS, 2 * choices.length);
		const ways = [...waysToReadList(written, choices, SEPARATORS(), most), ...risingLetters(written, choices)];
		const [way] = ways;
		const selections = new Set(ways.map((ids) => [...new Set(ids)].toSorted().join("\n")));
		if (selections.size > 1 || ways.length >= MOST_WAYS) {
			return unreadable("choices", "ambiguous-choice", { text: text.value });
		}
		if (way !== undefined) return readable(way);
	}
	return readEach(
		text.value
			.split(PIECES())
			.map((piece) => piece.trim())
			.filter((piece) => piece !== ""),
		choices,
	);
}

/** "ABD", as Chinese answer sheets have it: only in rising order, so that a word is not taken for letters. */
function risingLetters(text: string, choices: readonly OptionText[]): readonly (readonly string[])[] {
	const letters = lettersIn(text);
	const options = letters?.map((letter) => optionAtLetter(letter, choices)).filter((option) => option !== undefined);
	const rising = letters?.every((letter, index) => index === 0 || letter > (letters[index - 1] ?? ""));
	return rising && options?.length === letters?.length ? [options?.map(({ id }) => id) ?? []] : [];
}
