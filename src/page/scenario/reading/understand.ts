// How a number, a count or a time is understood as it is typed, by the service's own readers: the same code, so that what
// is shown here is what is graded. Loaded when the first such blank opens.
import { readCount } from "../../../exercise/read/count.ts";
import { readDuration } from "../../../exercise/read/duration.ts";
import { normalizeText } from "../../../exercise/read/normalize.ts";
import { readNumber } from "../../../exercise/read/number.ts";
import type { Reading, Unreadable } from "../../../exercise/read/reading.ts";
import { isUnchanged } from "../../../exercise/read/unchanged.ts";
import { type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { unreadable as inEnglish } from "../../../text/en/unreadable.ts";
import type { Locale } from "../../../text/locale.ts";
import { unreadable as inChinese } from "../../../text/zh/unreadable.ts";
import type { Asked, Understood } from "./asked.ts";
import { grouped } from "./grouped.ts";

const MESSAGES = { en: inEnglish, zh: inChinese };

/** Null where there is nothing to say of it: nothing was typed, or just what would be said. */
export function understand(asked: Asked, typed: string, locale: Locale): Understood | null {
	const text = normalizeText(typed);
	if (text === "") return null;
	if (isUnchanged(text)) return { ok: true, value: text, doubt: null };
	switch (asked.kind) {
		case "number":
			return number(asked, typed, locale);
		case "count":
			return said(readCount(typed), grouped, locale);
		case "duration":
			return said(readDuration(typed, asked.unit), asked.show, locale);
	}
}

function said<T>(read: Reading<T>, show: (value: T) => string, locale: Locale): Understood {
	return read.ok ? { ok: true, value: show(read.value), doubt: null } : refused(read, locale);
}

function refused({ reason, detail = {} }: Unreadable, locale: Locale): Understood {
	return { ok: false, message: MESSAGES[locale].message(reason, detail) };
}

type NumberAsked = Extract<Asked, { readonly kind: "number" }>;

function number({ notation, symbols, shown, zero }: NumberAsked, typed: string, locale: Locale): Understood {
	if (zero && normalizeText(typed) === "0") return { ok: true, value: "0", doubt: null };
	const values = Object.fromEntries(symbols.map((name, i) => [name, farApart(i)]));
	const read = readNumber(typed, { notation, symbols: values, base: sequenceNumber(0) });
	if (!read.ok) return refused(read, locale);
	if (notation === "symbolic") return { ok: true, value: sumOf(read.value, symbols), doubt: null };
	return { ok: true, value: grouped(read.value), doubt: doubtOf(notation, read.value, shown) };
}

const APART = 0x2000_0000;

/** What stands for a symbol while it is read: so far from the others that no sum comes near another. */
function farApart(i: number): SequenceNumber {
	return sequenceNumber(APART * (i + 1));
}

/** "x+1" */
function sumOf(value: SequenceNumber, symbols: readonly string[]): string {
	const i = Math.min(Math.max(Math.round(value / APART) - 1, 0), symbols.length - 1);
	const beyond = value - farApart(i);
	const name = symbols[i] ?? "";
	return beyond === 0 ? name : `${name}${beyond > 0 ? "+" : "−"}${grouped(Math.abs(beyond))}`;
}

/** Below this a number of a timeline is a relative one, or an initial number that is small by chance. */
const SMALL = 1_000_000;

/** Above this the numbers that follow may begin again at 0. */
const NEAR_WRAP = 2 ** 32 - SMALL;

/** Whether it looks like the other notation: all that is shown is far larger, or far smaller. */
function doubtOf(
	notation: "raw" | "relative",
	value: number,
	shown: readonly number[],
): "relative-for-raw" | "raw-for-relative" | null {
	const counted = shown.filter((one) => one > 0);
	if (counted.length === 0) return null;
	if (notation === "raw") {
		const large = counted.every((one) => one > SMALL && one < NEAR_WRAP);
		return large && value < SMALL / 10 ? "relative-for-raw" : null;
	}
	return value > SMALL && Math.max(...counted) < SMALL / 10 ? "raw-for-relative" : null;
}
