import { expect, it } from "vitest";
import { durationParts, showCount } from "../../src/text/digits.ts";

it.each([
	[4096, "4096"],
	[6.5, "6.5"],
	[0.1 + 0.2, "0.3"],
	[1 / 3, "0.33"],
])("a count of %d is %s, in plain digits", (n, shown) => {
	expect(showCount(n)).toBe(shown);
});

it.each([
	[0, "0", "ms"],
	[999.4, "999.4", "ms"],
	[1000, "1", "s"],
	[1_234.5678, "1.235", "s"],
] as const)("%d ms is %s %s", (ms, amount, unit) => {
	expect(durationParts(ms)).toEqual({ amount, unit });
});
