import { describe, expect, it } from "vitest";
import type { GradebookRowView } from "../../src/contract/gradebook.ts";
import { MANY_TRIES, percent, QUIET_MS, shortNumber, stuckAt } from "../../src/page/teach/standing.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const item = (change: Partial<GradebookRowView["items"][number]> = {}) => ({
	item: 1,
	tries: 1,
	score: 1,
	daysLate: 0,
	submittedAt: null,
	...change,
});
const row = (change: Partial<GradebookRowView> = {}): GradebookRowView => ({
	learnerId: "ann" as GradebookRowView["learnerId"],
	state: "begun",
	paper: 1,
	startedAt: null,
	endsAt: null,
	finishedAt: null,
	finishedBy: null,
	items: [item()],
	total: 1,
	late: false,
	daysLate: 0,
	override: {},
	updatedAt: new Date(NOW - 60_000).toISOString(),
	...change,
});

describe("a learner may be stuck", () => {
	it.each([
		["who works along", row(), null],
		[
			"who tried an item often, for less than half of it",
			row({ items: [item({ tries: MANY_TRIES, score: 0.9 })] }),
			{ why: "tries", item: 1, tries: MANY_TRIES },
		],
		["who tried it often, and has half of it", row({ items: [item({ tries: 9, score: 1 })] }), null],
		[
			"who tried it often without a point",
			row({ items: [item({ tries: 5, score: null })] }),
			{ why: "tries", item: 1, tries: 5 },
		],
		[
			"who has not answered for long",
			row({ updatedAt: new Date(NOW - QUIET_MS).toISOString() }),
			{ why: "quiet", minutes: 20 },
		],
		["who has finished", row({ state: "finished", updatedAt: new Date(0).toISOString() }), null],
		["who never began", row({ state: "assigned", updatedAt: new Date(0).toISOString() }), null],
	])("%s", (_, of, expected) => {
		expect(stuckAt(of, [2], NOW)).toEqual(expected);
	});
});

it("numbers are as short as they can be", () => {
	expect([1, 1.5, 1 / 3, 0].map(shortNumber)).toEqual(["1", "1.5", "0.33", "0"]);
	expect([0, 0.345, 1].map(percent)).toEqual([0, 35, 100]);
});
