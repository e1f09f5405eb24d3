// Whole numbers as people write them, and sums of them. Shared by sequence numbers, counts and durations.
//
// Read:   4022   007   one kind of separator every three digits (1,234,567  1 234 567
//         1'234'567), "_" between any two digits (4_022, 0xFFFF_FFFF), hex with 0x (0xFFFF FFFF in fours),
//         one full stop at the end ("4022."), and -0 as 0.
// Refused, each with its own reason: a sign, a point, an exponent, separators elsewhere ("1,5", "0,001", "12 34").
import type { Asked, UnreadableReason } from "../../text/facts/unreadable.ts";
import { type Reading, readable, unreadable } from "./reading.ts";

const DECIMAL = /^\d+(?:_\d+)*$/;
const GROUPED = [/^[1-9]\d{0,2}(?:,\d{3})+$/, /^[1-9]\d{0,2}(?: \d{3})+$/, /^[1-9]\d{0,2}(?:'\d{3})+$/] as const;
const HEX = /^0x[0-9a-f]+(?:_[0-9a-f]+)*$/i;
const HEX_IN_FOURS = /^0x[0-9a-f]{1,4}(?: [0-9a-f]{4})+$/i;
const MINUS_ZERO = /^-\s*0+$/;
const EXPONENT = /^[+-]?[\d.,]+e[+-]?\d+$/i;

/** Tried in order; the first that fits names the reason. */
const REFUSALS: readonly (readonly [RegExp, UnreadableReason])[] = [
	[EXPONENT, "exponent"],
	[/^[+-]?(?:nan|inf|infinity|∞)$/i, "not-finite"],
	[/^-\s*[\d.]/, "negative"],
	[/^\d[\d,'_ ]*-[\d,'_ -]*$/, "subtraction"],
	[/^[\d,'_ ]*\.[\d,'_ .]*$/, "fraction"],
	[/^\d[\d,'_ ]*$/, "unclear-grouping"],
];

/**
 * A whole number from 0 up, from normalised text. Above 2^53 the value is inexact but still larger than any limit
 * that a caller has.
 */
export function readInteger(text: string, asked: Asked): Reading<number> {
	const digits = /\d[.。]$/.test(text) ? text.slice(0, -1) : text;
	if (DECIMAL.test(digits) || GROUPED.some((form) => form.test(digits))) {
		return readable(Number(digits.replace(/[_, ']/g, "")));
	}
	if (HEX.test(digits) || HEX_IN_FOURS.test(digits)) {
		return readable(Number(digits.replace(/[_ ]/g, "")));
	}
	if (MINUS_ZERO.test(digits)) return readable(0);
	const refusal = REFUSALS.find(([form]) => form.test(digits));
	return unreadable(asked, refusal?.[1] ?? "not-a-number", { text });
}

/** A JSON number that has to be whole and not negative; -0 is 0. */
export function readJsonInteger(given: number, asked: Asked): Reading<number> {
	if (!Number.isFinite(given)) return unreadable(asked, "not-finite");
	if (given < 0) return unreadable(asked, "negative");
	if (!Number.isInteger(given)) return unreadable(asked, "fraction");
	return readable(given + 0);
}

/** Terms between plus signs; an exponent's plus ("1e+3") is none. */
export function splitSum(text: string): readonly string[] {
	if (EXPONENT.test(text)) return [text];
	return text.split("+").map((term) => term.trim());
}

/** "4021 + 1": the exact sum of its terms, each of which must be at most `limit`. One term is a sum too. */
export function readSum(text: string, asked: Asked, limit: number, beyond: UnreadableReason): Reading<number> {
	let total = 0;
	for (const term of splitSum(text)) {
		if (term === "") return unreadable(asked, "incomplete-sum");
		const read = readInteger(term, asked);
		if (!read.ok) return read;
		if (read.value > limit) return unreadable(asked, beyond, { limit });
		total += read.value;
	}
	return readable(total);
}
