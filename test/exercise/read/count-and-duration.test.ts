// Counts and durations, with and without units.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCount } from "../../../src/exercise/read/count.ts";
import { readDuration } from "../../../src/exercise/read/duration.ts";

function count(given: unknown): number | string {
	const read = readCount(given);
	return read.ok ? read.value : read.reason;
}

function duration(given: unknown, unit: "s" | "ms" = "s"): number | string {
	const read = readDuration(given, unit);
	return read.ok ? read.value : read.reason;
}

describe("counts", () => {
	test.each([
		[0, 0],
		[-0, 0],
		[128, 128],
		["128", 128],
		["１２８", 128],
		["1,000", 1000],
		["0x80", 128],
		["0x80 entries", 128],
		["128 entries", 128],
		["128entries", 128],
		["1 Entry", 1],
		["5个", 5],
		["5 次", 5],
		["1,000 条", 1000],
		["1+2+4", 7],
		["1+2+4 packets", 7],
		["1000000000", 1_000_000_000],
	])("%j is read as %d", (given, value) => {
		expect(count(given)).toBe(value);
	});

	test.each([
		[1_000_000_001, "too-large"],
		["1000000001", "too-large"],
		["1000000000+1", "too-large"],
		["9".repeat(64), "too-large"],
		[-1, "negative"],
		["-1 entries", "negative"],
		[1.5, "fraction"],
		["1.5 entries", "fraction"],
		["1e3", "exponent"],
		["1,5", "unclear-grouping"],
		["5 apples", "unknown-unit"],
		["5 s", "unknown-unit"],
		["5 entries + 3", "unknown-unit"],
		["1/2", "not-a-number"],
		["2³", "not-a-number"],
		["5%", "not-a-number"],
		["entries", "not-a-number"],
		["x", "not-a-number"],
		["", "empty"],
		[Number.NaN, "not-finite"],
		[true, "boolean-given"],
		[[5], "list-given"],
		[{}, "object-given"],
	])("%j is unreadable: %s", (given, reason) => {
		expect(count(given)).toBe(reason);
	});
});

describe("durations", () => {
	test.each([
		["63", 63_000],
		[63, 63_000],
		[-0, 0],
		[1.1, 1100],
		[0.07, 70],
		["1.1", 1100],
		[".5", 500],
		["63 s", 63_000],
		["63s", 63_000],
		["63 S", 63_000],
		["63 sec.", 63_000],
		["63 秒", 63_000],
		["６３秒", 63_000],
		["63000 ms", 63_000],
		["63,000 ms", 63_000],
		["63 000 ms", 63_000],
		["63000毫秒", 63_000],
		["1.5 s", 1500],
		["1,000.5 ms", 1000.5],
		["1 min 3 s", 63_000],
		["半秒", 500],
		["大约半秒", 500],
		["半分钟", 30_000],
		["一秒半", 1500],
		["1 秒半", 1500],
		["两分半钟", 150_000],
		["half a second", 500],
		["one and a half seconds", 1500],
		["2 and a half minutes", 150_000],
		["1 min, 3 s", 63_000],
		["1 minute and 3 seconds", 63_000],
		["1min3s", 63_000],
		["1m3s", 63_000],
		["1分3秒", 63_000],
		["2 minutes", 120_000],
		["2分钟", 120_000],
		["1.5 h", 5_400_000],
		["30 days", 2_592_000_000],
		["1 s 500 ms", 1500],
		["1+2+4", 7000],
		["1+2+4 s", 7000],
		["1 s + 2 s", 3000],
		["0.1 ms + 0.2 ms", 0.3],
		["0x10", 16_000],
	])("%j where seconds are asked is %d ms", (given, ms) => {
		expect(duration(given)).toBe(ms);
	});

	test.each([
		[250, 250],
		["250", 250],
		["0.5", 0.5],
		["1 s", 1000],
		["1+2", 3],
	])("%j where milliseconds are asked is %d ms", (given, ms) => {
		expect(duration(given, "ms")).toBe(ms);
	});

	test.each([
		["1.5 秒半", "unknown-unit"],
		["3 半秒", "unknown-unit"],
		["半", "not-a-duration"],
		["1 half a second", "unknown-unit"],
		["1:03", "clock-form"],
		["0:01:03", "clock-form"],
		["5m", "ambiguous-unit"],
		["5 m", "ambiguous-unit"],
		["5 parsecs", "unknown-unit"],
		["-5", "negative"],
		[-5, "negative"],
		["-5 s", "negative"],
		["-0.5", "negative"],
		["30 days 1 ms", "beyond-30-days"],
		[2_592_001, "beyond-30-days"],
		[1e300, "beyond-30-days"],
		["9".repeat(64), "beyond-30-days"],
		["1e3", "exponent"],
		["1e3 ms", "exponent"],
		["1,5 s", "unclear-grouping"],
		["1.0000000001", "too-precise"],
		[1e-30, "too-precise"],
		["1.2.3", "not-a-duration"],
		["5-6 s", "not-a-duration"],
		["3 s 1 min", "not-a-duration"],
		["1 s 2 s", "not-a-duration"],
		["1 min 3", "not-a-duration"],
		["1 s + 2", "not-a-duration"],
		["1 + 1 min 3 s", "not-a-duration"],
		["2*MSL", "not-a-duration"],
		["0x1.5", "unknown-unit"],
		["1+", "incomplete-sum"],
		["", "empty"],
		["NaN", "not-finite"],
		[Number.NEGATIVE_INFINITY, "not-finite"],
		[true, "boolean-given"],
		[[63], "list-given"],
		[{}, "object-given"],
		[null, "nothing-given"],
	])("%j is unreadable: %s", (given, reason) => {
		expect(duration(given)).toBe(reason);
	});
});

describe("laws", () => {
	test("a count reads back with and without separators and units", () => {
		fc.assert(
			fc.property(fc.nat({ max: 1_000_000_000 }), (value) => {
				for (const given of [value, `${value}`, `${value} entries`, `${value}个`]) {
					expect(count(given)).toBe(value);
				}
				expect(count(value.toLocaleString("en"))).toBe(value);
			}),
		);
	});

	test("a duration reads the same in every unit", () => {
		fc.assert(
			fc.property(fc.nat({ max: 2_592_000_000 }), (ms) => {
				const decimal = `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, "0")}`;
				const minutes = `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
				for (const given of [`${ms} ms`, ms / 1000, decimal, `${decimal}s`, minutes]) {
					expect(duration(given)).toBe(ms);
				}
				expect(duration(ms, "ms")).toBe(ms);
			}),
		);
	});
});
