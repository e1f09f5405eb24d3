// Sequence numbers as learners write them: what is read, and that nothing is ever read wrongly.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NumberFrame, readNumber } from "../../../src/exercise/read/number.ts";
import { SEQUENCE_SPACE, sequenceNumber } from "../../../src/tcp/sequence-number.ts";

const X = 4_294_967_290;
const Y = 5000;
const symbols = { x: sequenceNumber(X), y: sequenceNumber(Y) };
const zero = sequenceNumber(0);
const raw: NumberFrame = { notation: "raw", symbols, base: zero };
const relative: NumberFrame = { notation: "relative", symbols, base: sequenceNumber(X) };
const symbolic: NumberFrame = { notation: "symbolic", symbols, base: zero };

function outcome(given: unknown, frame: NumberFrame): number | string {
	const read = readNumber(given, frame);
	return read.ok ? read.value : read.reason;
}

describe("raw notation", () => {
	test.each([
		[4022, 4022],
		[0, 0],
		[-0, 0],
		[4_294_967_295, 4_294_967_295],
		["4022", 4022],
		[" 1 ", 1],
		["007", 7],
		["-0", 0],
		["4022.", 4022],
		["4022。", 4022],
		["4294967295", 4_294_967_295],
		["00000000000000004022", 4022],
		["0x10", 16],
		["0XfFfF_FfFf", 4_294_967_295],
		["0xFFFF FFFF", 4_294_967_295],
		["0x1e3", 483],
		["4_022", 4022],
		["40_22", 4022],
		["4,022", 4022],
		["4 294 967 295", 4_294_967_295],
		["4\u2009294\u2009967\u2009295", 4_294_967_295],
		["4\u00a0022", 4022],
		["4'022", 4022],
		["4’022", 4022],
		["４０２２", 4022],
		["４，０２２", 4022],
		["٤٠٢٢", 4022],
		["۴۰۲۲", 4022],
		["٤٬٠٢٢", 4022],
		["40\u200b22\u202e", 4022],
		["4021 + 1", 4022],
		["４０２１＋１", 4022],
		["4,021+0x1", 4022],
		["4294967295+1", 0],
		["4294967295+4294967295", 4_294_967_294],
	])("%j is read as %d", (given, value) => {
		expect(outcome(given, raw)).toBe(value);
	});

	test.each([
		["4294967296", "outside-32-bits"],
		[4_294_967_296, "outside-32-bits"],
		[2 ** 53 + 2, "outside-32-bits"],
		["9007199254740993", "outside-32-bits"],
		["9".repeat(60), "outside-32-bits"],
		["0x100000000", "outside-32-bits"],
		["4294967296+1", "outside-32-bits"],
		["9".repeat(65), "too-long"],
		[-1, "negative"],
		["-1", "negative"],
		["−1", "negative"],
		["-1.5", "negative"],
		[1.5, "fraction"],
		["1.5", "fraction"],
		["1.000", "fraction"],
		["٤٫٥", "fraction"],
		["1e3", "exponent"],
		["1e400", "exponent"],
		["1E+3", "exponent"],
		[Number.NaN, "not-finite"],
		[Number.POSITIVE_INFINITY, "not-finite"],
		["NaN", "not-finite"],
		["Infinity", "not-finite"],
		["1,5", "unclear-grouping"],
		["0,001", "unclear-grouping"],
		["1,0000", "unclear-grouping"],
		["1,000 000", "unclear-grouping"],
		["1, 000", "unclear-grouping"],
		["12 34", "unclear-grouping"],
		["1__0", "unclear-grouping"],
		["1 _ 0", "unclear-grouping"],
		["1-1460", "subtraction"],
		["4022 - 1", "subtraction"],
		["4021+", "incomplete-sum"],
		["+1", "incomplete-sum"],
		["4021++1", "incomplete-sum"],
		["2³²", "not-a-number"],
		["10₂", "not-a-number"],
		["1½", "not-a-number"],
		["0b101", "not-a-number"],
		["0x", "not-a-number"],
		["FFh", "not-a-number"],
		["१२", "not-a-number"],
		["1\n000", "not-a-number"],
		["4022\u0000", "not-a-number"],
		["", "empty"],
		[" \u200b ", "empty"],
		[true, "boolean-given"],
		[null, "nothing-given"],
		[undefined, "nothing-given"],
		[[1], "list-given"],
		[{ value: 1 }, "object-given"],
		[JSON.parse('{"__proto__":1,"constructor":1,"toString":1}'), "object-given"],
		["__proto__", "not-a-number"],
	])("%j is unreadable: %s", (given, reason) => {
		expect(outcome(given, raw)).toBe(reason);
	});

	test.each(["x", "x+1", "Y + 1", "1+x", "z+1", "ISN+1", "client ISN", "ISN_c + 1", "(x+1)", "x-1"])(
		"%j is recognised as a symbol where a number is asked",
		(given) => {
			expect(outcome(given, raw)).toBe("symbolic-where-number-asked");
			expect(outcome(given, relative)).toBe("symbolic-where-number-asked");
		},
	);
});

describe("relative notation", () => {
	test.each([
		[1, X + 1],
		["1", X + 1],
		["6", 0],
		["1+5", 0],
		[0, X],
	])("%j counts from the base and gives raw %d", (given, value) => {
		expect(outcome(given, relative)).toBe(value);
	});
});

describe("symbolic notation", () => {
	test.each([
		["x", X],
		["X", X],
		["x+1", X + 1],
		["y + 1", Y + 1],
		["Ｙ＋１", Y + 1],
		["1+x", X + 1],
		["x + 100 + 1", X + 101 - SEQUENCE_SPACE],
		["x+1,000", X + 1000 - SEQUENCE_SPACE],
		["x+0x6", 0],
		["x-1", X - 1],
		["y − 5001", 4_294_967_295],
		["(y+1)", Y + 1],
		["client ISN + 1", X + 1],
		["client-ISN+1", X + 1],
		["client's ISN+1", X + 1],
		["ISN_c+1", X + 1],
		["ISNc", X],
		["c_isn", X],
		["ISN(c)+1", X + 1],
		["ISN(server) + 1", Y + 1],
		["server_isn", Y],
		["ISNs+1", Y + 1],
		["客户端ISN+1", X + 1],
		["服务器的初始序号+1", Y + 1],
	])("%j is read as %d", (given, value) => {
		expect(outcome(given, symbolic)).toBe(value);
	});

	test.each([
		[4022, "number-where-symbol-asked"],
		["4022", "number-where-symbol-asked"],
		["4021+1", "number-where-symbol-asked"],
		["0x10", "number-where-symbol-asked"],
		[1.5, "fraction"],
		["1e3", "exponent"],
		["-1", "negative"],
		["-x", "incomplete-sum"],
		["x+", "incomplete-sum"],
		["x+1.5", "fraction"],
		["x+1,5", "unclear-grouping"],
		["x+4294967296", "outside-32-bits"],
		["x+y", "not-symbol-plus-number"],
		["x-y", "unknown-symbol"],
		["1-x", "not-symbol-plus-number"],
		["x+x", "not-symbol-plus-number"],
		["2x", "not-a-number"],
		["x1", "unknown-symbol"],
		["x'+1", "unknown-symbol"],
		["z+1", "unknown-symbol"],
		["constructor", "unknown-symbol"],
		["__proto__+1", "not-a-number"],
		["ISN+1", "ambiguous-symbol"],
		[null, "nothing-given"],
	])("%j is unreadable: %s", (given, reason) => {
		expect(outcome(given, symbolic)).toBe(reason);
	});

	test("ISN alone is the symbol of an exercise that has one", () => {
		const one: NumberFrame = {
			notation: "symbolic",
			symbols: { y: sequenceNumber(Y) },
			base: zero,
		};
		expect(outcome("ISN + 1", one)).toBe(Y + 1);
		expect(outcome("client ISN + 1", one)).toBe("unknown-symbol");
	});

	test("a symbol's own name comes before the conventional ones", () => {
		const named = { isn: sequenceNumber(7), c_isn: sequenceNumber(8), x: sequenceNumber(9) };
		const frame: NumberFrame = { notation: "symbolic", symbols: named, base: zero };
		expect([outcome("ISN", frame), outcome("c_isn", frame)]).toEqual([7, 8]);
	});
});

describe("laws", () => {
	const uint32 = fc.nat({ max: SEQUENCE_SPACE - 1 });
	const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
	const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630));
	const grouped = (value: number, mark: string) => String(value).replace(/\B(?=(?:\d{3})+$)/g, mark);
	const renderings: readonly ((value: number) => unknown)[] = [
		(value) => value,
		(value) => String(value),
		(value) => ` ${value}\u200f`,
		(value) => `00${value}`,
		(value) => `0x${value.toString(16)}`,
		(value) => `0X${value.toString(16).toUpperCase()}`,
		(value) => [...String(value)].join("_"),
		...[",", " ", "_", "'", "\u2009", "\u202f", "，", "’"].map((mark) => (value: number) => grouped(value, mark)),
		(value) => fullWidth(grouped(value, "，")),
		(value) => arabic(String(value)),
	];

	test("every rendering of a number reads back to itself", () => {
		fc.assert(
			fc.property(uint32, fc.constantFrom(...renderings), (value, render) => {
				expect(outcome(render(value), raw)).toBe(value);
			}),
			{ numRuns: 1000 },
		);
	});

	test("a sum is arithmetic modulo 2^32", () => {
		fc.assert(
			fc.property(uint32, uint32, (a, b) => {
				expect(outcome(`${a} + ${b}`, raw)).toBe((a + b) % SEQUENCE_SPACE);
			}),
		);
	});

	test("a symbol, an offset and its sign in any spacing and order give the wrapped number", () => {
		fc.assert(
			fc.property(uint32, uint32, fc.constantFrom("", " ", "  "), (isn, by, gap) => {
				const symbols = { x: sequenceNumber(isn) };
				const frame: NumberFrame = { notation: "symbolic", symbols, base: zero };
				const sum = (isn + by) % SEQUENCE_SPACE;
				expect(outcome(`x${gap}+${gap}${by}`, frame)).toBe(sum);
				expect(outcome(`${by}${gap}+${gap}X`, frame)).toBe(sum);
				const difference = (isn - by + SEQUENCE_SPACE) % SEQUENCE_SPACE;
				expect(outcome(`x${gap}-${gap}${by}`, frame)).toBe(difference);
			}),
		);
	});

	test("a relative number plus its base is the raw number", () => {
		fc.assert(
			fc.property(uint32, uint32, (base, value) => {
				const frame: NumberFrame = {
					notation: "relative",
					symbols: {},
					base: sequenceNumber(base),
				};
				expect(outcome(value, frame)).toBe((base + value) % SEQUENCE_SPACE);
			}),
		);
	});

	test("text of digits and separators is read as its digits or not at all", () => {
		const text = fc.string({ unit: fc.constantFrom(..."0123456789,. _'-"), maxLength: 14 });
		fc.assert(
			fc.property(text, (given) => {
				const read = readNumber(given, raw);
				const digits = given.replace(/\D/g, "");
				if (read.ok) expect(read.value).toBe(Number(digits));
			}),
			{ numRuns: 5000 },
		);
	});
});
