// The arithmetic of question files.
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/question-bank/formula.ts";

test.each([
	["1+2*3", 7],
	["(1+2)*3", 9],
	["2^3^2", 512],
	["2^(r+1)-1", 63],
	["8-3-2", 3],
	["100/8/5", 2.5],
	[" 7 ", 7],
])("%s is %d", (formula, value) => {
	expect(evaluate(formula, { r: 5 })).toBe(value);
});

test.each(["", "1+", "(1", "1)", "1 2", "x", "1/0", "1.5", "constructor", "alert(1)", "--1", "2**3"])(
	"%s is refused",
	(formula) => {
		expect(() => evaluate(formula)).toThrow();
	},
);

test("sums and products come out as in JavaScript", () => {
	const number = fc.integer({ min: 0, max: 9999 });
	fc.assert(
		fc.property(number, number, number, (a, b, c) => {
			expect(evaluate(`a*${b}+c-(a+${b})*c`, { a, c })).toBe(a * b + c - (a + b) * c);
		}),
	);
});
