import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { LearnerId } from "../../src/contract/primitives.ts";
import type { Assignment, Override } from "../../src/course/assignment.ts";
import { stateOf } from "../../src/course/gradebook.ts";
import { endsAtMs, termsFor } from "../../src/course/terms.ts";
import { disorderedTimes, faultsOf, pastTimes } from "../../src/course/times.ts";

const ASSIGNMENT: Assignment = {
	assignmentId: "as-x",
	title: "Week 3",
	items: [],
	seeds: "per-learner",
	policy: { ...DEFAULT_POLICY, attempts: 2 },
	opensAtMs: 1000,
	dueAtMs: 2000,
	closesAtMs: 9_000_000,
	late: null,
	timeLimitS: 60,
	locale: "en",
	forNamed: false,
	remedialOf: null,
	createdAtMs: 0,
	revision: 3,
};
const learnerId = v.parse(LearnerId, "ann");
const terms = (override: Override, startedAtMs: number | null = 5000) =>
	termsFor(ASSIGNMENT, { learnerId, override, paper: 1, startedAtMs }, 4);

describe("the terms of a learner", () => {
	it.each<[string, Override, object]>([
		["for whom nothing differs", {}, { dueAtMs: 2000, closesAtMs: 9_000_000, timeLimitS: 60, excused: false }],
		["with extra time", { dueAtMs: 3000, timeLimitS: 90 }, { dueAtMs: 3000, timeLimitS: 90, closesAtMs: 9_000_000 }],
		[
			"without any limit",
			{ dueAtMs: null, closesAtMs: null, timeLimitS: null },
			{ dueAtMs: null, closesAtMs: null, timeLimitS: null },
		],
		["with extra attempts", { attempts: 5 }, { policy: { ...DEFAULT_POLICY, attempts: 5 } }],
		["who is excused", { excused: true }, { excused: true }],
	])("%s", (_, override, expected) => {
		expect(terms(override)).toMatchObject(expected);
	});

	it.each<[string, Override, number | null, number | null]>([
		["with the time limit", {}, 5000, 65_000],
		["when it closes, if that is before", { closesAtMs: 50_000 }, 5000, 50_000],
		["when it closes, of a paper that was not opened", {}, null, 9_000_000],
		["never, where nothing ends it", { closesAtMs: null, timeLimitS: null }, 5000, null],
		["with a longer limit of its own", { timeLimitS: 120 }, 5000, 125_000],
	])("end %s", (_, override, startedAtMs, expected) => {
		expect(endsAtMs(terms(override, startedAtMs))).toBe(expected);
	});
});

describe("times", () => {
	const times = (opensAtMs: number | null, dueAtMs: number | null, closesAtMs: number | null) => ({
		opensAtMs,
		dueAtMs,
		closesAtMs,
	});

	it.each<[string, ReturnType<typeof times>, readonly string[]]>([
		["none", times(null, null, null), []],
		["in order", times(1, 2, 3), []],
		["due when it closes", times(1, 2, 2), []],
		["due when it opens", times(1, 1, 3), ["dueAtMs > opensAtMs"]],
		["closed before it is due", times(1, 3, 2), ["closesAtMs > dueAtMs"]],
		[
			"all the wrong way round",
			times(3, 2, 1),
			["dueAtMs > opensAtMs", "closesAtMs > opensAtMs", "closesAtMs > dueAtMs"],
		],
		["without an opening", times(null, 2, 1), ["closesAtMs > dueAtMs"]],
	])("%s", (_, given, expected) => {
		const said = disorderedTimes(given).map((fault) =>
			fault.kind === "past" ? "past" : `${fault.at} > ${fault.than}`,
		);
		expect(said).toEqual(expected);
	});

	it("point at what was set, as too late where that is the earlier one", () => {
		const faults = disorderedTimes(times(3, 2, null));
		expect(faultsOf(faults, ["opensAtMs"])).toEqual([{ kind: "too-late", at: "opensAtMs", than: "dueAtMs" }]);
		expect(faultsOf(faults, ["dueAtMs"])).toEqual([{ kind: "too-early", at: "dueAtMs", than: "opensAtMs" }]);
	});

	it("are past a minute after, of those that were set, and not of an opening", () => {
		const now = 1_000_000;
		expect(pastTimes(times(0, now - 59_000, now - 61_000), ["opensAtMs", "dueAtMs", "closesAtMs"], now)).toEqual([
			{ kind: "past", at: "closesAtMs" },
		]);
		expect(pastTimes(times(0, 0, 0), [], now)).toEqual([]);
	});
});

describe("a learner's state", () => {
	it.each<[string, number | null, number | null, number | null, string]>([
		["nothing done yet", null, null, null, "assigned"],
		["nothing done, and open", null, null, 11, "assigned"],
		["nothing done, and closed", null, null, 10, "missed"],
		["at work", 1, null, 11, "begun"],
		["at work without an end", 1, null, null, "begun"],
		["time is over", 1, null, 10, "finished"],
		["handed in", 1, 5, 11, "finished"],
	])("%s", (_, startedAtMs, finishedAtMs, endMs, expected) => {
		const standing = { excused: false, startedAtMs, finishedAtMs, endsAtMs: endMs };
		expect(stateOf(standing, 10)).toBe(expected);
		expect(stateOf({ ...standing, excused: true }, 10)).toBe("excused");
	});

	it("never goes back as time goes on", () => {
		const order = ["assigned", "begun", "missed", "finished"];
		const time = fc.option(fc.integer({ min: 0, max: 100 }));
		fc.assert(
			fc.property(time, time, time, fc.integer({ min: 0, max: 100 }), (startedAtMs, finishedAtMs, endMs, now) => {
				const standing = { excused: false, startedAtMs, finishedAtMs, endsAtMs: endMs };
				const [before, after] = [stateOf(standing, now), stateOf(standing, now + 1)];
				expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
			}),
		);
	});
});
