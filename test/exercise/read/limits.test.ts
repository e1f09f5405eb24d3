// No reader looks at more than could be meant: longer answers are refused as that, also those that grow when normalised.
import { describe, expect, it } from "vitest";
import { readChoice, readChoices } from "../../../src/exercise/read/choice.ts";
import { readCount } from "../../../src/exercise/read/count.ts";
import { readDuration } from "../../../src/exercise/read/duration.ts";
import { readFlags } from "../../../src/exercise/read/flags.ts";
import {
	MAX_ANSWER_LENGTH,
	MAX_FLAGS,
	MAX_ITEMS,
	MAX_LIST_LENGTH,
	MAX_ORDER_LENGTH,
	MAX_SEGMENT_LENGTH,
	MAX_TEXT_LENGTH,
} from "../../../src/exercise/read/limits.ts";
import { readNumber } from "../../../src/exercise/read/number.ts";
import { readOrder } from "../../../src/exercise/read/order.ts";
import type { Reading } from "../../../src/exercise/read/reading.ts";
import { isZero, readParts, saysNone } from "../../../src/exercise/read/segment.ts";
import { readState } from "../../../src/exercise/read/state.ts";
import { readTruth, truthAndRest } from "../../../src/exercise/read/truth.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";

const OPTIONS = [
	{ id: "first", text: "A" },
	{ id: "second", text: "b, a" },
	{ id: "third", text: "c and a" },
];
const LONG_OPTIONS = [{ id: "long", text: "x".repeat(5000) }];
const FRAME = { notation: "raw", symbols: {}, base: sequenceNumber(0) } as const;

const READERS: readonly (readonly [string, number, (given: unknown) => Reading<unknown>])[] = [
	["a number", MAX_ANSWER_LENGTH, (given) => readNumber(given, FRAME)],
	["a symbolic number", MAX_ANSWER_LENGTH, (given) => readNumber(given, { ...FRAME, notation: "symbolic" })],
	["a count", MAX_ANSWER_LENGTH, (given) => readCount(given)],
	["a duration", MAX_ANSWER_LENGTH, (given) => readDuration(given, "s")],
	["a state", MAX_ANSWER_LENGTH, (given) => readState(given)],
	["flags", MAX_ANSWER_LENGTH, readFlags],
	["an item of flags", MAX_ANSWER_LENGTH, (given) => readFlags([given])],
	["a choice", MAX_LIST_LENGTH, (given) => readChoice(given, OPTIONS)],
	["choices", MAX_LIST_LENGTH, (given) => readChoices(given, OPTIONS)],
	["an item of choices", MAX_LIST_LENGTH, (given) => readChoices([given], OPTIONS)],
	["a choice among long texts", MAX_TEXT_LENGTH, (given) => readChoice(given, LONG_OPTIONS)],
	["a segment", MAX_SEGMENT_LENGTH, readParts],
	["an order", MAX_ORDER_LENGTH, (given) => readOrder(given, [OPTIONS])],
];

describe.each(READERS)("the reader of %s", (_, limit, read) => {
	it.each([
		["one character more than it takes", "x".repeat(limit + 1)],
		["60,000 characters", "a, b, ".repeat(10_000)],
		["spaces", ` ${" ".repeat(60_000)}x`],
		// NFKC makes 18 characters of each.
		["what grows to more when it is normalised", "\ufdfa".repeat(limit / 18 + 1)],
	])("refuses as too long %s", (_what, given) => {
		expect(read(given)).toMatchObject({ ok: false, reason: "too-long", detail: { limit } });
	});
});

describe("a list", () => {
	it("of more items than could be meant is refused before any is read", () => {
		expect(readChoices(Array(MAX_ITEMS + 1).fill({}), OPTIONS)).toMatchObject({ ok: false, reason: "too-many" });
		expect(readFlags(Array(MAX_FLAGS + 1).fill({}))).toMatchObject({ ok: false, reason: "too-many" });
	});

	it("that names its options over and over is still read, each counted once", () => {
		expect(readChoices("first, third, ".repeat(12), OPTIONS)).toMatchObject({ ok: true, value: ["first", "third"] });
	});
});

describe("a text that is far too long", () => {
	it("is no zero, no none and neither true nor false", () => {
		expect(isZero("0".repeat(60_000))).toBe(false);
		expect(saysNone("-".repeat(60_000))).toBe(false);
		expect(readTruth("true, ".repeat(10_000))).toBeUndefined();
		expect(truthAndRest(`true, ${"x".repeat(60_000)}`)).toBeUndefined();
	});
});
