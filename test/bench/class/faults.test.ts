// That `npm run bench:class` would see a row that says otherwise than what was answered.
import { expect, it } from "vitest";
import type { GradebookRow } from "../../../src/bench/class/documents.ts";
import { faultsOfRow } from "../../../src/bench/class/faults.ts";
import type { Pupil, Step } from "../../../src/bench/class/pupils.ts";

const step = (item: number, points: number, scaled: number): Step => ({
	item: { item, points },
	call: { path: "", token: "" },
	said: JSON.stringify({ attemptId: "a", number: 1, score: { points: scaled, max: 1, scaled } }),
});
const PUPIL: Pupil = {
	place: 0,
	id: "p",
	token: "",
	paper: "",
	steps: [step(1, 2, 0.5), step(1, 2, 0.75), step(2, 1, 1)],
};
const ROW: GradebookRow = {
	learnerId: "p",
	state: "finished",
	paper: 1,
	finishedBy: "learner",
	late: false,
	total: 2.5,
	items: [
		{ item: 1, tries: 2, score: 1.5 },
		{ item: 2, tries: 1, score: 1 },
	],
};
const [first, second] = ROW.items as [GradebookRow["items"][number], GradebookRow["items"][number]];

it("finds nothing wrong with a row that says what was answered", () => {
	expect(faultsOfRow(PUPIL, ROW)).toEqual([]);
});

it.each<[string, GradebookRow | undefined, RegExp]>([
	["is missing", undefined, /no row/],
	["lacks an attempt", { ...ROW, items: [{ ...first, tries: 1 }, second] }, /tries at 1 is 1, not 2/],
	["has an attempt twice", { ...ROW, items: [first, { ...second, tries: 2 }] }, /tries at 2 is 2, not 1/],
	["has another score", { ...ROW, items: [{ ...first, score: 1 }, second] }, /score of 1 is 1, not 1.5/],
	["adds up to something else", { ...ROW, total: 3 }, /total is 3, not 2.5/],
	["is not finished", { ...ROW, state: "begun" }, /state is begun/],
])("sees a row that %s", (_, row, fault) => {
	expect(faultsOfRow(PUPIL, row).join("\n")).toMatch(fault);
});
