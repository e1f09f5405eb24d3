// Laws of all readers: whatever is sent, they answer; what they refuse, they explain.
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readChoice, readChoices } from "../../../src/exercise/read/choice.ts";
import { readCount } from "../../../src/exercise/read/count.ts";
import { readDuration } from "../../../src/exercise/read/duration.ts";
import { readFlags } from "../../../src/exercise/read/flags.ts";
import { normalizeText } from "../../../src/exercise/read/normalize.ts";
import { readNumber } from "../../../src/exercise/read/number.ts";
import { readOrder } from "../../../src/exercise/read/order.ts";
import type { Reading, Unreadable } from "../../../src/exercise/read/reading.ts";
import { readParts } from "../../../src/exercise/read/segment.ts";
import { readState } from "../../../src/exercise/read/state.ts";
import { NOTATIONS } from "../../../src/scenario/spec.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { ASKED, excerpt, UNREADABLE_REASONS } from "../../../src/text/facts/unreadable.ts";
import { LOCALES, type Locale } from "../../../src/text/locale.ts";
import { words } from "../../../src/text/words.ts";
import { anyText } from "../../support/any-text.ts";

const base = sequenceNumber(7);
const symbols = { x: sequenceNumber(1), y: sequenceNumber(2) };
const choices = [
	{ id: "a1", text: "first" },
	{ id: "b2", text: "second" },
];

const READERS: Readonly<Record<string, (given: unknown) => Reading<unknown>>> = {
	...Object.fromEntries(
		NOTATIONS.map((notation) => [
			`${notation} number`,
			(given: unknown) => readNumber(given, { notation, symbols, base }),
		]),
	),
	state: readState,
	flags: readFlags,
	count: readCount,
	"duration in s": (given) => readDuration(given, "s"),
	"duration in ms": (given) => readDuration(given, "ms"),
	choice: (given) => readChoice(given, choices),
	choices: (given) => readChoices(given, choices),
	segment: readParts,
	order: (given) => readOrder(given, [choices]),
};

/** Pieces that readers know, so that random text reaches their depths. */
const pieces = fc.constantFrom(
	..."0 1 4294967295 , . _ ' + - e x X y ISN 0x = : SYN ACK FIN S. wait 1 2 s ms min 秒 分 无 關 ² ½ ٣ \u200b \u202e \ud800 __proto__ [ ] ( )".split(
		" ",
	),
	" ",
);
const text = fc.oneof(anyText({ maxLength: 80 }), fc.string({ unit: pieces, maxLength: 12 }));
const anything = fc.oneof(text, fc.jsonValue(), fc.anything({ withBigInt: true, withDate: true }));

/** The same for all readers. */
const SENT = fc.sample(anything, { numRuns: 2000, seed: 9293 });

/** What costs as much as the text is long, or more. */
const WORK = [
	"normalize",
	"replace",
	"replaceAll",
	"split",
	"match",
	"matchAll",
	"search",
	"trim",
	"toUpperCase",
] as const;

function isExplained({ reason, detail }: Unreadable, locale: Locale): boolean {
	const message = words(locale).unreadable.message(reason, detail ?? {});
	const isShort = message.length > 0 && message.length <= 160;
	return UNREADABLE_REASONS.includes(reason) && isShort && !/[<>&"\p{Cc}\p{Cf}\p{Cs}]|undefined|NaN,/u.test(message);
}

describe.each(Object.entries(READERS))("reading a %s", (_, read) => {
	test("answers whatever is sent and explains what it refuses", () => {
		const unexplained = SENT.filter((given) => {
			const reading = read(given);
			return !reading.ok && !LOCALES.every((locale) => isExplained(reading, locale));
		});
		expect(unexplained).toEqual([]);
	});

	test.each([
		["one character", (n: number) => "1".repeat(n)],
		["separators", (n: number) => "1, ".repeat(n)],
		["signs", (n: number) => "+-".repeat(n)],
		["spaces", (n: number) => `1${" ".repeat(n)}x`],
		["letters", (n: number) => "FIN".repeat(n)],
		["expanding characters", (n: number) => "\ufdfa".repeat(n)],
	])("refuses a million of %s for its length alone, and never works on them", (_name, make) => {
		const given = make(1_000_000);
		const spies = WORK.map((method) => vi.spyOn(String.prototype, method));
		const reading = read(given);
		const worked = spies.flatMap(({ mock }) => mock.contexts).filter((text) => String(text).length > 1000);
		vi.restoreAllMocks();
		expect(reading.ok ? "read" : reading.reason).toMatch(/^(too-long|not-an-order)$/);
		expect(worked.length).toBe(0);
		expect(read(make(20)).ok).toBeTypeOf("boolean");
	});
});

describe("messages", () => {
	test.each(UNREADABLE_REASONS)("%s has a short sentence in every language for all that is asked", (reason) => {
		for (const asked of ASKED) {
			const detail = { asked, text: "W".repeat(60), meant: "FIN-WAIT-1 FIN-WAIT-2", limit: 64 };
			const english = words("en").unreadable.message(reason, detail ?? {});
			const chinese = words("zh").unreadable.message(reason, detail ?? {});
			expect(english).toMatch(/^[A-Z“].{20,140}\.$/);
			expect(chinese).toMatch(/^[\p{Script=Han}“].{5,90}。$/u);
			expect(english + chinese).not.toMatch(/undefined|W{21}/);
			expect(words("en").unreadable.message(reason, {})).not.toMatch(/undefined/);
		}
	});

	test.each([
		["<script>alert(1)</script>", "scriptalert(1)/scri…"],
		["a\nb\u202ec\u0000", "abc"],
		["\ud83d\ude00\ud800", ""],
		["1234567890123456789012345", "1234567890123456789…"],
		["十".repeat(25), `${"十".repeat(19)}…`],
	])("a learner's words %j are shown as %j", (given, shown) => {
		expect(excerpt(given)).toBe(shown);
	});

	test("an ambiguous state's message names the states that it fits", () => {
		const read = readState("FIN_WAIT");
		if (read.ok) throw new Error("read");
		expect(words("en").unreadable.message(read.reason, read.detail ?? {})).toBe(
			"“FIN_WAIT” fits more than one state; say FIN-WAIT-1 or FIN-WAIT-2.",
		);
		expect(words("zh").unreadable.message(read.reason, read.detail ?? {})).toBe(
			"“FIN_WAIT”不止对应一个状态；请写明是 FIN-WAIT-1 还是 FIN-WAIT-2。",
		);
	});
});

describe("normalising", () => {
	test("is done after one pass", () => {
		fc.assert(
			fc.property(text, (given) => {
				const once = normalizeText(given);
				expect(normalizeText(once)).toBe(once);
			}),
			{ numRuns: 2000 },
		);
	});
});
