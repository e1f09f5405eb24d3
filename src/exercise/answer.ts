// One answer: read it as the learner meant it, and compare it with the key.
import type { Option } from "../scenario/template.ts";
import { type Flag, flagBits, PSH } from "../tcp/flags.ts";
import { type SequenceNumber, sequenceNumber } from "../tcp/sequence-number.ts";
import { showAmount, showDuration } from "../text/amounts.ts";
import { LOCALES, type Locale } from "../text/locale.ts";
import { joinItems } from "../text/sentences.ts";
import type { Blank } from "./blank.ts";
import type { Exercise } from "./generate.ts";
import { frameFor, showNumber } from "./numbers.ts";
import { rightOrder, shownEvents } from "./order.ts";
import { choicesShare, type OptionText, readChoice, readChoices } from "./read/choice.ts";
import { readFlags } from "./read/flags.ts";
import { normalizeText } from "./read/normalize.ts";
import { readNumber } from "./read/number.ts";
import { orderShare, readOrder } from "./read/order.ts";
import { readCount, readDuration } from "./read/quantity.ts";
import { type Reading, readable } from "./read/reading.ts";
import { isZero } from "./read/segment.ts";
import { readState } from "./read/state.ts";
import { shownOptions, type WithOptions } from "./shown-options.ts";

/** Nothing was written: no field, null, or empty text. */
export function isUnanswered(given: unknown): boolean {
	return given === undefined || given === null || (typeof given === "string" && given.trim() === "");
}

/** The value meant: a raw number, a state, flags in wire order, a count, ms, a choice's id, or ids in order. */
export function readAnswer(exercise: Exercise, blank: Blank, given: unknown): Reading<unknown> {
	if (blank.of === "order")
		return readOrder(
			given,
			LOCALES.map((locale) => shownEvents(blank.events, locale)),
		);
	if (blank.of === "question") {
		const { question } = blank;
		switch (question.kind) {
			case "count":
				return readCount(given);
			case "duration":
				return readDuration(given, question.unit);
			case "choice":
				return readOption(shownOptions(exercise, question), given, readChoice);
			case "choices":
				return readOption(shownOptions(exercise, question), given, readChoices);
		}
	}
	const { field } = blank;
	switch (field.kind) {
		case "sequence-number":
			return blank.partOf !== undefined && exercise.spec.notation === "symbolic" && isZero(given)
				? // A whole segment may be a RST whose number is a plain 0, for which no symbol stands.
					readable(sequenceNumber(0))
				: readNumber(given, frameFor(field.root, exercise.roots, exercise.spec.notation));
		case "flags":
			return readFlags(given);
		case "state":
			return readState(given);
		case "count":
			return readCount(given);
	}
}

/** An option may be named in either language. */
function readOption<T>(
	options: readonly Option[],
	given: unknown,
	readIn: (given: unknown, options: readonly OptionText[]) => Reading<T>,
): Reading<T> {
	const [english, chinese] = LOCALES.map((locale) => options.map(({ id, text }) => ({ id, text: text[locale] })));
	const read = readIn(given, english ?? []);
	return read.ok ? read : readIn(given, chinese ?? []);
}

export function keyOf(blank: Blank): unknown {
	if (blank.of === "order") return rightOrder(blank.events);
	return blank.of === "field" ? blank.field.value : blank.question.key;
}

/** PSH is no part of opening or closing: with it or without it, the flags are the same answer. */
export function isRight(blank: Blank, value: unknown): boolean {
	if (blank.of === "field" && blank.field.kind === "flags")
		return ((flagBits(value as readonly Flag[]) ^ flagBits(blank.field.value)) & ~PSH) === 0;
	return shareRight(blank, value) === 1;
}

/** How much of a value is right, 0 to 1; between them only of an order and of several choices. */
export function shareRight(blank: Blank, value: unknown): number {
	if (blank.of === "order") return orderShare(rightOrder(blank.events), value as readonly string[]);
	if (blank.of === "question" && blank.question.kind === "choices")
		return choicesShare(blank.question.options, blank.question.key, value as readonly string[]);
	return value === keyOf(blank) ? 1 : 0;
}

/** A value as the result shows it: numbers in the exercise's notation, durations in the asked unit. */
export function showValue(exercise: Exercise, blank: Blank, value: unknown): unknown {
	if (blank.of === "order") return value;
	if (blank.of === "question")
		return blank.question.kind === "duration" && blank.question.unit === "s" ? (value as number) / 1000 : value;
	const { field } = blank;
	return field.kind === "sequence-number"
		? showNumber(value as SequenceNumber, field.root, exercise.spec.notation)
		: value;
}

/**
 * An answer as it was understood. In symbolic notation it stays as it was written: told from the key's root, "y+5" would
 * come back in terms of x and give away which symbol is right.
 */
export function showGiven(exercise: Exercise, blank: Blank, given: unknown, value: unknown): unknown {
	const isNumber = blank.of === "field" && blank.field.kind === "sequence-number";
	if (isNumber && exercise.spec.notation === "symbolic" && typeof given === "string") return normalizeText(given);
	return showValue(exercise, blank, value);
}

/** The same as one piece of text, for sentences. */
export function sayValue(exercise: Exercise, blank: Blank, value: unknown, locale: Locale): string {
	if (blank.of === "question") {
		const { question } = blank;
		if (question.kind === "choice" || question.kind === "choices") return sayOptions(question, value, locale);
		if (question.kind === "duration") return showDuration(value as number, locale);
		return showAmount(value as number, question.unit, locale);
	}
	if (blank.of === "order") return joinItems(value as readonly string[], locale);
	const shown = showValue(exercise, blank, value);
	return Array.isArray(shown) ? shown.join(",") || "–" : String(shown);
}

function sayOptions({ options }: WithOptions, value: unknown, locale: Locale): string {
	const named = [value].flat().map((id) => `“${options.find((option) => option.id === id)?.text[locale] ?? id}”`);
	return joinItems(named, locale);
}

/** What the learner wrote, for sentences. */
export function sayGiven(exercise: Exercise, blank: Blank, given: unknown, value: unknown, locale: Locale): string {
	const isNumber = blank.of === "field" && blank.field.kind === "sequence-number";
	return isNumber ? String(showGiven(exercise, blank, given, value)) : sayValue(exercise, blank, value, locale);
}
