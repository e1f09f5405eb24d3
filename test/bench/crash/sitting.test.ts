// That `npm run crash -- --class` would see a gradebook that lost or doubled an attempt.
import { expect, it } from "vitest";
import type { GradebookRow } from "../../../src/bench/class/documents.ts";
import { rowFaults, type Sitting } from "../../../src/bench/crash/sitting.ts";

const SITTING: Sitting = {
	learner: { path: "/v1/learners/p", token: "", sent: new Map() },
	learnerId: "p",
	assignmentId: "as-1",
	name: "round-1",
	answers: [],
	paper: undefined,
	finishedAt: undefined,
	shares: new Map([
		["round-1-0", 0.25],
		["round-1-1", 1],
		["round-1-2", 0.5],
	]),
};
const row = (tries: number, score: number, other = 1): GradebookRow => ({
	learnerId: "p",
	state: "finished",
	paper: 1,
	finishedBy: "learner",
	late: false,
	total: 0,
	items: [
		{ item: 1, tries, score },
		{ item: 2, tries: other, score: 1 },
	],
});

it("finds nothing wrong with a row of what was answered", () => {
	expect(rowFaults(SITTING, row(2, 1))).toEqual([]);
});

it.each<[string, GradebookRow | undefined]>([
	["is missing", undefined],
	["lost an attempt", row(1, 0.5)],
	["has one twice", row(3, 1)],
	["lost the best", row(2, 0.5)],
	["lost the question's", row(2, 1, 0)],
])("sees a row that %s", (_, found) => {
	expect(rowFaults(SITTING, found).length).toBeGreaterThan(0);
});
