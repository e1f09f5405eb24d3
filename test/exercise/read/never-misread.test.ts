// What no reader may do: read an answer as something that was not meant. Two values in one answer, a denial, another
// field or unit are refused; and no answer, however long, takes long to read.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChoice, readChoices } from "../../../src/exercise/read/choice.ts";
import { readCount } from "../../../src/exercise/read/count.ts";
import { readDuration } from "../../../src/exercise/read/duration.ts";
import { readFlags } from "../../../src/exercise/read/flags.ts";
import { readNumber } from "../../../src/exercise/read/number.ts";
import { readOrder } from "../../../src/exercise/read/order.ts";
import type { Reading } from "../../../src/exercise/read/reading.ts";
import { readParts } from "../../../src/exercise/read/segment.ts";
import { readState } from "../../../src/exercise/read/state.ts";
import { STATE_SPELLINGS } from "../../../src/exercise/read/state-spellings.ts";
import { readTruth, truthAndRest } from "../../../src/exercise/read/truth.ts";
import { FLAGS } from "../../../src/tcp/flags.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { STATES } from "../../../src/tcp/state.ts";
import { charactersWorkedOn } from "../../support/work.ts";

const raw = {
	notation: "raw",
	symbols: { x: sequenceNumber(1000), y: sequenceNumber(5000) },
	base: sequenceNumber(0),
} as const;
const symbolic = { ...raw, notation: "symbolic" } as const;
const options = ["first", "second", "third", "fourth"].map((id) => ({ id, text: `the ${id} of the texts` }));

/** Between two values of which both are said. */
const joints = fc.constantFrom("=", " = ", "（", " (", ", ", "、", " / ", " or ", "或", "，不是 ", " not ", "; ");
const joined = (one: string, joint: string, other: string) => `${one}${joint}${other}${/[（(]/.test(joint) ? ")" : ""}`;
const DENIALS = ["not ", "不是", "不是 ", "no ", "非", "没有", "isn't ", "neither ", "除了 "] as const;
const numbers = fc.nat({ max: 99_999 });

describe("two different values in one answer are refused", () => {
	test("numbers, raw and in symbols", () => {
		fc.assert(
			fc.property(numbers, numbers, joints, (one, other, joint) => {
				fc.pre(one !== other);
				expect(readNumber(joined(`${one}`, joint, `${other}`), raw).ok).toBe(false);
				expect(readNumber(joined(`x+${one}`, joint, `x+${other}`), symbolic).ok).toBe(false);
				expect(readNumber(joined(`x+${one}`, joint, `y+${one}`), symbolic).ok).toBe(false);
			}),
		);
	});

	test("counts and times", () => {
		fc.assert(
			fc.property(numbers, numbers, joints, (one, other, joint) => {
				fc.pre(one !== other);
				expect(readCount(joined(`${one}`, joint, `${other}`)).ok).toBe(false);
				expect(readCount(joined(`${one}个`, joint, `${other} 个`)).ok).toBe(false);
				expect(readDuration(joined(`${one} s`, joint, `${other} s`), "s").ok).toBe(false);
				expect(readDuration(joined(`${one}`, joint, `${other}`), "ms").ok).toBe(false);
			}),
		);
	});

	test("states, in any spelling", () => {
		const spelled = fc
			.constantFrom(...STATES)
			.chain((state) => fc.constantFrom(...(STATE_SPELLINGS.get(state) ?? [])).map((name) => ({ state, name })));
		fc.assert(
			fc.property(spelled, spelled, joints, (one, other, joint) => {
				fc.pre(one.state !== other.state);
				expect(readState(joined(one.name, joint, other.name)).ok).toBe(false);
			}),
		);
	});

	test("sets of flags, where one stands beside the other", () => {
		const sets = fc.uniqueArray(fc.constantFrom(...FLAGS), { minLength: 1 }).map((flags) => flags.toSorted().join(","));
		fc.assert(
			fc.property(sets, sets, fc.constantFrom("（", " (", " or ", "或", "，不是 ", " not "), (one, other, joint) => {
				fc.pre(one !== other);
				expect(readFlags(joined(one, joint, other)).ok).toBe(false);
			}),
		);
	});

	test("choices, where one is asked for", () => {
		const places = fc.nat({ max: options.length - 1 });
		fc.assert(
			fc.property(places, places, joints, (one, other, joint) => {
				fc.pre(one !== other);
				const names = [one, other].map((place) => options[place]?.text ?? "");
				const letters = [one, other].map((place) => "ABCD"[place] ?? "");
				for (const [first = "", second = ""] of [names, letters])
					expect(readChoice(joined(first, joint, second), options).ok).toBe(false);
				expect(readChoice(`${letters[0]}. ${names[1]}`, options).ok).toBe(false);
			}),
		);
	});

	test("true and false", () => {
		for (const joint of [", ", " or ", "或", "（", "/"])
			expect(readTruth(joined("true", joint, "false"))).toBeUndefined();
	});
});

test("what is denied is not read as what is said", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...DENIALS),
			numbers,
			fc.constantFrom(...STATES),
			fc.constantFrom(...FLAGS),
			(no, n, state, flag) => {
				expect(readNumber(`${no}${n}`, raw).ok).toBe(false);
				expect(readNumber(`${no}x+${n}`, symbolic).ok).toBe(false);
				expect(readCount(`${no}${n}`).ok).toBe(false);
				expect(readDuration(`${no}${n} s`, "s").ok).toBe(false);
				expect(readState(`${no}${state}`).ok).toBe(false);
				expect(readFlags(`${no}${flag}`).ok).toBe(false);
				expect(readChoice(`${no}B`, options).ok).toBe(false);
				expect(readChoices(`${no}A, B`, options).ok).toBe(false);
				expect(readOrder(`${no}d, c, b, a`, [options]).ok).toBe(false);
			},
		),
	);
});

test("a sum with a result is read only where it comes to that", () => {
	fc.assert(
		fc.property(numbers, numbers, numbers, (one, other, result) => {
			const read = readNumber(`ack=${one}+${other}=${result}`, raw);
			expect(read.ok).toBe(one + other === result);
			expect(readNumber(`${one}+${other}=${one + other}`, raw)).toEqual({ ok: true, value: one + other });
			expect(readCount(`${one} + ${other} = ${one + other} entries`)).toEqual({ ok: true, value: one + other });
			expect(readDuration(`${one}+${other}=${one + other} s`, "s")).toEqual({ ok: true, value: (one + other) * 1000 });
		}),
	);
});

test("a time in another unit is converted, a count of another thing is refused", () => {
	fc.assert(
		fc.property(fc.nat({ max: 9999 }), (n) => {
			expect(readDuration(`${n} min`, "s")).toEqual({ ok: true, value: n * 60_000 });
			expect(readDuration(`${n} 毫秒`, "s")).toEqual({ ok: true, value: n });
			for (const unit of ["s", "秒", "ms", "octets", "台", "%", "MSL"])
				expect(readCount(`${n} ${unit}`, { units: ["entries", "个条目"] }).ok).toBe(false);
			expect(readDuration(`${n} entries`, "s").ok).toBe(false);
			expect(readNumber(`${n} ms`, raw).ok).toBe(false);
		}),
	);
});

const READERS: Readonly<Record<string, (given: unknown) => Reading<unknown> | unknown>> = {
	number: (given) => readNumber(given, raw),
	symbol: (given) => readNumber(given, symbolic),
	state: (given) => readState(given),
	flags: (given) => readFlags(given),
	count: (given) => readCount(given),
	time: (given) => readDuration(given, "s"),
	choice: (given) => readChoice(given, options),
	choices: (given) => readChoices(given, options),
	order: (given) => readOrder(given, [options]),
	segment: (given) => readParts(given),
	truth: readTruth,
	"truth with a reason": truthAndRest,
};

/** What long answers are made of: whatever a pattern or a list could come back to again and again. */
const PIECES = [
	"a",
	"A,",
	"A and ",
	"d a ",
	"(",
	"=",
	"1+",
	"1 ",
	"seq=",
	"ack 1 ",
	"SYN+",
	"同步",
	"置1",
	"的",
	"不",
	"一",
	"one ",
	"the ",
	"的确",
	"never ",
	"，",
	" ",
	". ",
	"first, ",
	"the first of the texts and ",
];

/** Characters: twenty times the longest body. The most is an order's, 1.1 million, of events written out in full. */
const MOST_WORK = 20 * 65_536;

describe.each(Object.entries(READERS))("reading a %s", (_, read) => {
	test.each(PIECES)("works on few characters for 64 KB of %j, and for as many as are read", (piece) => {
		for (const length of [64, 160, 256, 1000, 65_536]) {
			const given = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
			const worked = charactersWorkedOn(() => read(given));
			expect(worked, `${length} characters`).toBeLessThan(MOST_WORK);
		}
	});
});
