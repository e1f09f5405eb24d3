// Durations as learners write them: a number in the unit that the blank asks for, or numbers with units from large to
// small, or sums of them.
//
// Read       63   1.5 s   63000 ms   1 min 3 s   2分钟   一秒   1+2+4   1+2+4 s   1 s + 2 s
// Around it  about 1 s   after 1 s   1 秒后
// Made of    1+2+4=7 s   7 秒（1+2+4）: what stands on both sides must agree
// Refused    "1:03", a lone "m", "at least 1 s"

import type { Asked, UnreadableReason } from "../../text/facts/unreadable.ts";
import { readInteger, splitSum } from "./integer.ts";
import { lazily } from "./lazily.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { readSides, unbracketed } from "./sides.ts";
import { millisecondsIn } from "./units.ts";
import { edgesFor, inFigures, within } from "./words/every-language.ts";

const MAX_DURATION_MS = 30 * 86_400_000;
/** Of a second they come to nanoseconds, which are the finest that is kept. */
const DECIMALS = 9;
const MILLION = 1_000_000;
/** "1 min 3 s": sticky, so that each character is looked at once. */
const PART = /([\d.][\d.,_' ]*)([a-z\p{Script=Han}]+)[.。]?[\s,]*(?:and )?/uy;

const AROUND_TIMES = lazily(() =>
	edgesFor(({ answerIs, aroundAmounts, aroundTimes }) => ({
		before: [...answerIs, ...aroundAmounts.before, ...aroundTimes.before],
		after: [...aroundAmounts.after, ...aroundTimes.after],
	})),
);

/** In milliseconds, 0 to 30 days; a number without a unit is in `unit`. Exact to a millionth of a millisecond. */
export function readDuration(given: unknown, unit: "s" | "ms"): Reading<number> {
	const unitMs = unit === "s" ? 1000 : 1;
	if (typeof given === "number") return readJsonDuration(given, unitMs);
	const text = readText(given, "duration");
	if (!text.ok) return text;
	const lower = text.value.toLowerCase();
	if (/\de[+-]?\d/.test(lower) && !lower.startsWith("0x")) return unreadable("duration", "exponent");
	const plain = inFigures(within(unbracketed(lower), AROUND_TIMES()));
	return readSides(plain, (sides) => {
		const read = sides.map(readAmounts);
		const refusal = read.find((side) => !side.ok);
		return (
			refusal ??
			sameTime(
				read.flatMap((side) => (side.ok ? [side.value] : [])),
				unitMs,
				plain,
			)
		);
	});
}

/** So many of a unit, in whole numbers, so that sums and scaling are exact. No `ms`: no unit was written. */
interface Amount extends Decimal {
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

function readAmounts(side: string): Reading<readonly Amount[]> {
	const amounts: Amount[] = [];
	for (const term of splitSum(side)) {
		const read = readTerm(term);
		if (!read.ok) return read;
		amounts.push(...read.value);
	}
	return readable(amounts);
}

/** Of "1+2+4=7 s" the side without a unit is in the unit of the other one, or in the asked one. */
function sameTime(sides: readonly (readonly Amount[])[], askedMs: number, text: string): Reading<number> {
	const bare = sides.filter((side) => side.every(({ ms }) => ms === undefined));
	const named = sides.filter((side) => !bare.includes(side));
	const times = (named.length > 0 ? named : bare).map((side) => timeOf(side, askedMs));
	const [time] = times;
	if (time === undefined || times.includes(undefined)) return unreadable("duration", "not-a-duration", { text });
	const units = [askedMs, ...named.flatMap((side) => side.flatMap(({ ms }) => ms ?? []))];
	const agrees = bare.every((side) => units.some((ms) => timeOf(side, ms) === time));
	const same = times.every((other) => other === time) && (named.length === 0 || agrees);
	return same ? inMilliseconds(time) : unreadable("duration", "contradictory");
}

/** In millionths of a millisecond; undefined where a unit is missing. */
function timeOf(amounts: readonly Amount[], askedMs: number): number | undefined {
	const bareMs = unitOfBare(amounts, askedMs);
	return bareMs === undefined
		? undefined
		: amounts.reduce(
				(sum, { whole, billionths, ms = bareMs }) => sum + whole * ms * MILLION + (billionths * ms) / 1000,
				0,
			);
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
	if (bare.ok) return readable([bare.value]);
	if (bare.reason !== "not-a-number") return bare;
	return readParts(term);
}

function readParts(term: string): Reading<readonly Amount[]> {
	const amounts: Amount[] = [];
	let smallest = Number.POSITIVE_INFINITY;
	PART.lastIndex = 0;
	while (PART.lastIndex < term.length) {
		const match = PART.exec(term);
		if (match === null) return unreadable("duration", clockOrNot(term), { text: term });
		const [, number = "", name = ""] = match;
		const decimal = readDecimal(number.trim());
		if (!decimal.ok) return decimal;
		const ms = millisecondsIn(name);
		if (ms === undefined) return unreadable("duration", "unknown-unit", { text: name });
		if (ms >= smallest) return unreadable("duration", "not-a-duration", { text: term });
		if (name === "m" && match[0].length === term.length) return unreadable("duration", "ambiguous-unit");
		smallest = ms;
		amounts.push({ ...decimal.value, ms });
	}
	return readable(amounts);
}

function clockOrNot(term: string): UnreadableReason {
	return /^\d+:\d/.test(term) ? "clock-form" : "not-a-duration";
}

interface Decimal {
	readonly whole: number;
	readonly billionths: number;
}

function readDecimal(text: string): Reading<Decimal> {
	const asked: Asked = "duration";
	const [whole = "", decimals = "", ...more] = text.split(".");
	if (more.length > 0 || !/^\d+$/.test(decimals) || !/^[\d,_' ]*$/.test(whole)) {
		const integer = readInteger(text, asked);
		if (integer.ok) return readable({ whole: integer.value, billionths: 0 });
		return integer.reason === "fraction" ? unreadable(asked, "not-a-duration", { text }) : integer;
	}
	const integer = whole === "" ? readable(0) : readInteger(whole, asked);
	if (!integer.ok) return integer;
	if (Number(decimals.slice(DECIMALS)) > 0) return unreadable(asked, "too-precise");
	const billionths = Number(decimals.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
	return readable({ whole: integer.value, billionths });
}
