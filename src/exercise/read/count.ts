// Counts as learners write them: a whole number in any form of integer.ts or in words, or a sum of such, with or without
// a unit word.
//
// Read       17   1,000 entries   5 个   1+2+4   seven   七个   none; and around it: about 5   共 7 个   7 in total
// Made of    1+2+4=7 个   7 (1+2+4): what stands on both sides must agree
// Refused    a unit of something else than is counted; "at least 5", "5 or 6", which are no numbers

import { readJsonInteger, readSum } from "./integer.ts";
import { lazily } from "./lazily.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, type Unreadable, unreadable } from "./reading.ts";
import { readSides, sameOnAllSides, unbracketed } from "./sides.ts";
import { isUnchanged, readUnchanged } from "./unchanged.ts";
import { isRate, isUnitOf } from "./units.ts";
import { edgesFor, inFigures, within, wordsFor } from "./words/every-language.ts";

const MAX_COUNT = 1_000_000_000;
const UNIT = /(?:\/ ?)?\p{L}/u;

const AROUND_COUNTS = lazily(() =>
	edgesFor(({ answerIs, aroundAmounts }) => ({
		before: [...answerIs, ...aroundAmounts.before],
		after: aroundAmounts.after,
	})),
);
/** "每秒 100 个" */
const AROUND_RATES = lazily(() =>
	edgesFor(({ answerIs, aroundAmounts, perSecond }) => ({
		before: [...answerIs, ...aroundAmounts.before, ...perSecond.before],
		after: aroundAmounts.after,
	})),
);
const NONE = lazily(() => wordsFor(({ none }) => none).toSorted((one, other) => other.length - one.length));

/** How a count is asked for. */
export interface CountFrame {
	/** What is counted, in every language; any thing where nothing is said. */
	readonly units?: readonly string[];
	/** What "unchanged" means, where it has one meaning that the learner sees. */
	readonly unchanged?: number | undefined;
}

/** A whole number from 0 to 1e9. */
export function readCount(given: unknown, { units = [], unchanged }: CountFrame = {}): Reading<number> {
	if (typeof given === "number") {
		const read = readJsonInteger(given, "count");
		return read.ok && read.value > MAX_COUNT ? tooLarge() : read;
	}
	const text = readText(given, "count");
	if (!text.ok) return text;
	const lower = text.value.toLowerCase();
	if (isUnchanged(lower)) return readUnchanged(unchanged, "count");
	const plain = inFigures(within(unbracketed(lower), isRate(units) ? AROUND_RATES() : AROUND_COUNTS()));
	return readSides(plain, (sides) =>
		sameOnAllSides(
			sides.map((side) => readCountSide(side, units)),
			"count",
		),
	);
}

function readCountSide(text: string, units: readonly string[]): Reading<number> {
	const plain = readCountSum(text);
	if (plain.ok || plain.reason !== "not-a-number") return plain;
	return readNone(text, units) ?? readCountWithUnit(text, units, plain);
}

/** "none", "no entries", "没有半连接" */
function readNone(text: string, units: readonly string[]): Reading<number> | undefined {
	const word = NONE().find((one) => text.startsWith(one));
	if (word === undefined) return undefined;
	const rest = text.slice(word.length).trim();
	return rest === "" || isUnitOf(rest, units) ? readable(0) : undefined;
}

function readCountWithUnit(text: string, units: readonly string[], plain: Unreadable): Reading<number> {
	const start = text.startsWith("0x") ? text.indexOf(" ") : text.search(UNIT);
	if (start <= 0) return plain;
	const unit = text.slice(start).trim();
	const count = readCountSum(text.slice(0, start).trim());
	if (!count.ok || isUnitOf(unit, units)) return count;
	return unreadable("count", "unknown-unit", { text: unit });
}

function readCountSum(text: string): Reading<number> {
	const sum = readSum(text, "count", MAX_COUNT, "too-large");
	return sum.ok && sum.value > MAX_COUNT ? tooLarge() : sum;
}

function tooLarge(): Unreadable {
	return unreadable("count", "too-large", { limit: MAX_COUNT });
}
