// The time of a quiz.
import { expect, it } from "vitest";
import { clockText, secondsLeft, warningAt } from "../../src/page/shared/clock.ts";

it.each([
	[0, "0:00"],
	[9, "0:09"],
	[75, "1:15"],
	[3600, "1:00:00"],
	[3671, "1:01:11"],
])("%i s are shown as %s", (seconds, text) => {
	expect(clockText(seconds)).toBe(text);
});

it("a second that has begun counts, and there is none below 0", () => {
	expect(secondsLeft(2000, 999)).toBe(2);
	expect(secondsLeft(2000, 2000)).toBe(0);
	expect(secondsLeft(2000, 9999)).toBe(0);
});

it.each([
	[61, 60, 60],
	[60, 59, null],
	[70, 55, 60],
	[11, 10, 10],
	[90, 8, 10],
	[2, 0, null],
	[90, 80, null],
])("from %i s to %i s it warns: %j", (before, now, warning) => {
	expect(warningAt(before, now)).toBe(warning);
});
