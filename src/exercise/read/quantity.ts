// Counts and durations as learners write them.
//
// Count      a whole number in any form of integer.ts, or a sum of such, with or without a unit word: 17
//            1,000 entries   5 个   1+2+4
// Duration   a number in the unit that the blank asks for, or numbers with units from large to small: 63   1.5 s
//            63000 ms   1 min 3 s   2分钟; and sums: 1+2+4   1+2+4 s   1 s + 2 s. "1:03" and a lone "m" are refused.
import type { Asked, UnreadableReason } from "../../text/facts/unreadable.ts";
import { readInteger, readJsonInteger, readSum, splitSum } from "./integer.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, type Unreadable, unreadable } from "./reading.ts";
import { COUNT_UNITS, DURATION_UNITS } from "./units.ts";

const MAX_COUNT = 1_000_000_000;
const MAX_DURATION_MS = 30 * 86_400_000;
const DECIMALS = 6;
const MILLION = 1_000_000;

/** A whole number from 0 to 1e9. */
export function readCount(given: unknown): Reading<number> {
	if (typeof given === "number") {
		const read = readJsonInteger(given, "count");
		return read.ok && read.value > MAX_COUNT ? tooLarge() : read;
	}
	const text = readText(given, "count");
	if (!text.ok) return text;
	const plain = readCountSum(text.value);
	if (plain.ok || plain.reason !== "not-a-number") return plain;
	return readCountWithUnit(text.value.toLowerCase(), plain);
}

function readCountWithUnit(text: string, plain: Unreadable): Reading<number> {
	const start = text.startsWith("0x") ? text.indexOf(" ") : text.search(/\p{L}/u);
	if (start <= 0) return plain;
	const unit = text.slice(start).trim();
	const count = readCountSum(text.slice(0, start).trim());
	if (!count.ok || COUNT_UNITS.has(unit)) return count;
	return unreadable("count", "unknown-unit", { text: unit });
}

function readCountSum(text: string): Reading<number> {
	const sum = readSum(text, "count", MAX_COUNT, "too-large");
	return sum.ok && sum.value > MAX_COUNT ? tooLarge() : sum;
}

function tooLarge(): Unreadable {
	return unreadable("count", "too-large", { limit: MAX_COUNT });
}

/** In milliseconds, 0 to 30 days; a number without a unit is in `unit`. Exact to a millionth of a millisecond. */
export function readDuration(given: unknown, unit: "s" | "ms"): Reading<number> {
	const unitMs = unit === "s" ? 1000 : 1;
	if (typeof given === "number") return readJsonDuration(given, unitMs);
	const text = readText(given, "duration");
	if (!text.ok) return text;
	const lower = text.value.toLowerCase();
	if (/\de[+-]?\d/.test(lower) && !lower.startsWith("0x")) return unreadable("duration", "exponent");
	const amounts: Amount[] = [];
	for (const term of splitSum(lower)) {
		const read = readTerm(term);
		if (!read.ok) return read;
		amounts.push(...read.value);
	}
	const bareMs = unitOfBare(amounts, unitMs);
	if (bareMs === undefined) return unreadable("duration", "not-a-duration", { text: lower });
	return inMilliseconds(amounts.reduce((sum, { millionths, ms }) => sum + millionths * (ms ?? bareMs), 0));
}

/** So many millionths of a unit: whole numbers, so that sums and scaling are exact. No `ms`: no unit was written. */
interface Amount {
	readonly millionths: number;
	readonly ms?: number;
}

function readJsonDuration(given: number, unitMs: number): Reading<number> {
	if (!Number.isFinite(given)) return unreadable("duration", "not-finite");
	if (given < 0) return unreadable("duration", "negative");
	const nanoseconds = Math.round(given * unitMs * MILLION);
	if (given > 0 && nanoseconds === 0) return unreadable("duration", "too-precise");
	return inMilliseconds(nanoseconds + 0);
}

function inMilliseconds(nanoseconds: number): Reading<number> {
	const ms = nanoseconds / MILLION;
	return ms > MAX_DURATION_MS ? unreadable("duration", "beyond-30-days") : readable(ms);
}

/** "1+2+4" is in the asked unit, "1+2+4 s" all in seconds; "1 s + 2" does not say what 2 is. */
function unitOfBare(amounts: readonly Amount[], asked: number): number | undefined {
	const bare = amounts.filter(({ ms }) => ms === undefined).length;
	if (bare === 0 || bare === amounts.length) return asked;
	return bare === amounts.length - 1 ? amounts.at(-1)?.ms : undefined;
}

function readTerm(term: string): Reading<readonly Amount[]> {
	if (term === "") return unreadable("duration", "incomplete-sum");
	const bare = readDecimal(term);
	if (bare.ok) return readable([{ millionths: bare.value }]);
	if (bare.reason !== "not-a-number") return bare;
	return readParts(term);
}

/** "1 min 3 s": sticky, so that each character is looked at once. */
function readParts(term: string): Reading<readonly Amount[]> {
	const part = /([\d.][\d.,_' ]*)([a-z\p{Script=Han}]+)[.。]?[\s,]*(?:and )?/uy;
	const amounts: Amount[] = [];
	let smallest = -1;
	while (part.lastIndex < term.length) {
		const match = part.exec(term);
		if (match === null) return unreadable("duration", clockOrNot(term), { text: term });
		const [, number = "", name = ""] = match;
		const millionths = readDecimal(number.trim());
		if (!millionths.ok) return millionths;
		const index = DURATION_UNITS.findIndex(({ names }) => names.some((known) => known === name));
		const ms = DURATION_UNITS[index]?.ms;
		if (ms === undefined) return unreadable("duration", "unknown-unit", { text: name });
		if (index <= smallest) return unreadable("duration", "not-a-duration", { text: term });
		if (name === "m" && match[0].length === term.length) return unreadable("duration", "ambiguous-unit");
		smallest = index;
		amounts.push({ millionths: millionths.value, ms });
	}
	return readable(amounts);
}

function clockOrNot(term: string): UnreadableReason {
	return /^\d+:\d/.test(term) ? "clock-form" : "not-a-duration";
}

/** A decimal number in millionths. */
function readDecimal(text: string): Reading<number> {
	const asked: Asked = "duration";
	const [whole = "", decimals = "", ...more] = text.split(".");
	if (more.length > 0 || !/^\d+$/.test(decimals) || !/^[\d,_' ]*$/.test(whole)) {
		const integer = readInteger(text, asked);
		if (integer.ok) return readable(integer.value * MILLION);
		return integer.reason === "fraction" ? unreadable(asked, "not-a-duration", { text }) : integer;
	}
	const integer = whole === "" ? readable(0) : readInteger(whole, asked);
	if (!integer.ok) return integer;
	if (Number(decimals.slice(DECIMALS)) > 0) return unreadable(asked, "too-precise");
	const fraction = Number(decimals.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
	return readable(integer.value * MILLION + fraction);
}
