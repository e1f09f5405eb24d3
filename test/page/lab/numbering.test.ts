import fc from "fast-check";
import { expect, it } from "vitest";
import { readNumber, shownNumber } from "../../../src/page/lab/numbering.ts";

const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });

it("a number that is shown is read as what it stands for, raw and relative", () => {
	fc.assert(
		fc.property(
			number,
			fc.option(number),
			fc.constantFrom("raw" as const, "relative" as const),
			(value, base, style) => {
				expect(readNumber(shownNumber(value, base, style), base, style)).toBe(value);
			},
		),
	);
});

it.each([
	["1,001", 1001],
	["0x3E9", 1001],
	[" 4 294 967 295 ", 4_294_967_295],
	["4294967296", null],
	["-1", null],
	["x+1", null],
	["", null],
])("reads %j as %j", (text, value) => {
	expect(readNumber(text, null, "raw")).toBe(value);
});

it("counts relative numbers around the end of the sequence space", () => {
	expect(shownNumber(3, 4_294_967_290, "relative")).toBe("9");
	expect(readNumber("9", 4_294_967_290, "relative")).toBe(3);
});
