import { expect, it } from "vitest";
import type { Ranked } from "../../src/review/next.ts";
import { worthBy } from "../../src/review/worth.ts";

const RANKED: readonly Ranked[] = (["overdue", "weak", "new", "ahead", "early"] as const).map((reason) => ({
	skill: reason,
	reason,
	dueMs: null,
	elapsed: 0.9,
}));

const worth = (...skills: readonly string[]) => worthBy(RANKED)(skills);

it.each([
	["what is due and what is weak rather than what is due alone", worth("overdue", "weak"), worth("overdue")],
	["what is due rather than what is new", worth("overdue"), worth("new")],
	["what is new rather than what is known", worth("new"), worth("ahead")],
	["what is known rather than what comes too early", worth("ahead"), worth("early")],
])("an item is worth more that asks %s", (_, more, less) => {
	expect(more).toBeGreaterThan(less);
});

it("a skill named twice counts once, one of another family not at all", () => {
	expect(worth("overdue", "overdue", "of elsewhere")).toBe(1);
});

it("of what is known, what is nearly due is worth more than what was just reviewed, and less than what is due or new", () => {
	const known = (elapsed: number) => worthBy([{ skill: "a", reason: "ahead", dueMs: null, elapsed }])(["a"]);
	expect(known(0)).toBe(0);
	expect(known(0.9)).toBeGreaterThan(known(0.5));
	expect(known(0.999)).toBeLessThan(worth("new"));
	expect(worth("new", "ahead")).toBeGreaterThan(worth("new"));
});
