// Days, misconceptions and calibration of a record, in words.
import { expect, it } from "vitest";
import { daysApart, dayText } from "../../../src/page/progress/days.ts";
import { calibrationText, sortedIdeas } from "../../../src/page/progress/record-view.ts";
import { PROGRESS_WORDS } from "../../../src/page/progress/words.ts";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

it("days are counted by the calendar, not by 24 hours", () => {
	expect(daysApart(at(28, 1), at(27, 23))).toBe(1);
	expect(daysApart(at(27, 23), at(27, 1))).toBe(0);
	expect(daysApart(at(20, 12), at(27, 12))).toBe(-7);
});

it.each([
	[27, "en", "today"],
	[28, "en", "tomorrow"],
	[24, "en", "3 days ago"],
	[27, "zh", "今天"],
	[30, "zh", "3 天后"],
] as const)("the %ith is told in %s as %s", (day, locale, text) => {
	expect(dayText(new Date(at(day, 12)).toISOString(), at(27, 12), locale)).toBe(text);
});

it("a far day is told by its date", () => {
	expect(dayText(new Date(2027, 5, 1, 12).toISOString(), at(27, 12), "en")).toBe("Jun 1, 2027");
});

it("misconceptions that are not overcome come first, the newest on top", () => {
	const idea = (id: string, cured: boolean, lastAt: string) => ({ id, cured, lastAt, seen: 1 });
	const ideas = [idea("a", true, "2026-11-05"), idea("b", false, "2026-11-01"), idea("c", false, "2026-11-02")];
	expect(sortedIdeas(ideas).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});

it.each([
	[null, null],
	[0.9, PROGRESS_WORDS.en.knowsWell],
	[0.3, PROGRESS_WORDS.en.knowsSome],
	[-0.5, PROGRESS_WORDS.en.knowsLittle],
])("a gamma of %j is told as %j", (gamma, text) => {
	expect(calibrationText(gamma, PROGRESS_WORDS.en)).toBe(text);
});
