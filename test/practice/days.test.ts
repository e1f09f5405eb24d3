import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SLOTS_A_DAY, slotOf, streakOf } from "../../src/practice/days.ts";

const at = (...times: readonly string[]) => times.map((time) => slotOf(Date.parse(time)));
const NOW = Date.parse("2026-11-27T12:00:00Z");

describe("a streak", () => {
	it.each([
		["of nothing is none", [], { days: 0, lastDay: null, activeDays: 0 }],
		["counts today", ["2026-11-27T01:00:00Z"], { days: 1, lastDay: "2026-11-27", activeDays: 1 }],
		[
			"holds as long as today is not over",
			["2026-11-25T23:00:00Z", "2026-11-26T00:10:00Z"],
			{ days: 2, lastDay: "2026-11-26", activeDays: 2 },
		],
		[
			"ends with a whole day without an answer",
			["2026-11-25T23:00:00Z"],
			{ days: 0, lastDay: "2026-11-25", activeDays: 1 },
		],
		[
			"begins anew after a gap",
			["2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z", "2026-11-26T08:00:00Z", "2026-11-27T08:00:00Z"],
			{ days: 2, lastDay: "2026-11-27", activeDays: 4 },
		],
	])("%s", (_, times, expected) => {
		expect(streakOf(at(...times), "UTC", NOW)).toEqual({ ...expected, timeZone: "UTC" });
	});

	it.each([
		["Asia/Shanghai", 2, "2026-11-27"],
		["UTC", 1, "2026-11-26"],
		["America/Los_Angeles", 1, "2026-11-26"],
		["Asia/Kathmandu", 2, "2026-11-27"],
	])("is counted in days of %s", (timeZone, days, lastDay) => {
		const evenings = at("2026-11-26T15:00:00Z", "2026-11-26T19:00:00Z");
		expect(streakOf(evenings, timeZone, Date.parse("2026-11-26T20:00:00Z"))).toMatchObject({ days, lastDay });
	});

	it("counts a day on which the clocks change once", () => {
		const hours = at("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T22:30:00Z", "2026-10-25T23:30:00Z");
		// Berlin: 02:00 twice, then 23:30 of the 25th and 00:30 of the 26th.
		const streak = streakOf(hours, "Europe/Berlin", Date.parse("2026-10-26T08:00:00Z"));
		expect(streak).toMatchObject({ days: 2, activeDays: 2, lastDay: "2026-10-26" });
	});

	it("is of at most as many days as anything was answered on, in any zone", () => {
		const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe");
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1_900_000, max: 1_990_000 })), zones, (slots, zone) => {
				const sorted = slots.toSorted((a, b) => a - b);
				const { days, activeDays } = streakOf(sorted, zone, 1_990_000 * 900_000);
				expect(days).toBeLessThanOrEqual(activeDays);
				expect(activeDays).toBeLessThanOrEqual(new Set(slots).size);
			}),
		);
	});

	it("counts the days of every zone's calendar, also of those whose clocks change for a month, and from the ends of each day of UTC alone", () => {
		const zones = ["Africa/Casablanca", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Shanghai", "America/St_Johns"];
		const since2020 = fc.array(fc.integer({ min: slotOf(Date.UTC(2020)), max: slotOf(NOW) }), { maxLength: 60 });
		fc.assert(
			fc.property(since2020, fc.constantFrom(...zones), (drawn, timeZone) => {
				const slots = drawn.toSorted((a, b) => a - b);
				const calendar = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
				const days = new Set(slots.map((slot) => calendar.format(slot * 900_000)));
				const streak = streakOf(slots, timeZone, NOW);
				expect(streak).toMatchObject({ activeDays: days.size, lastDay: [...days].at(-1) ?? null });
				const ends = slots.filter((slot, i) => {
					const isOfDay = (other: number | undefined) => other !== undefined && day(other) === day(slot);
					return !isOfDay(slots[i - 1]) || !isOfDay(slots[i + 1]);
				});
				expect(streakOf(ends, timeZone, NOW)).toEqual(streak);
			}),
		);
	});
});

const day = (slot: number) => Math.floor(slot / SLOTS_A_DAY);
