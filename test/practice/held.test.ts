import { describe, expect, it } from "vitest";
import { type Held, holdOn, stillHeld } from "../../src/practice/held.ts";

const NOTHING: ReadonlyMap<string, Held> = new Map();
let atMs = 0;
const diagnose = (before: ReadonlyMap<string, Held>, id = "m", instance = "i") => {
	atMs += 1;
	return holdOn(before, { diagnosed: [id], contradicted: [], instance, atMs });
};
const contradict = (before: ReadonlyMap<string, Held>, instance: string, id = "m") => {
	atMs += 1;
	return holdOn(before, { diagnosed: [], contradicted: [id], instance, atMs });
};

describe("a misconception", () => {
	it("is cured by two different scenarios that contradict it", () => {
		const once = contradict(diagnose(NOTHING), "a");
		expect(once.get("m")?.curedMs).toBeNull();
		const twice = contradict(once, "b");
		expect(twice.get("m")?.curedMs).toBe(atMs);
		expect(stillHeld(twice)).toEqual([]);
	});

	it("is not cured by the same scenario twice", () => {
		const held = contradict(contradict(diagnose(NOTHING), "a"), "a");
		expect(held.get("m")?.curedMs).toBeNull();
	});

	it("is held again, whatever spoke against it, once it is diagnosed again", () => {
		const cured = contradict(contradict(diagnose(NOTHING), "a"), "b");
		expect(stillHeld(diagnose(cured))).toEqual(["m"]);
		const again = contradict(diagnose(contradict(diagnose(NOTHING), "a")), "b");
		expect(again.get("m")?.curedMs).toBeNull();
	});

	it("that was never diagnosed is not held for being contradicted", () => {
		expect(contradict(NOTHING, "a").size).toBe(0);
	});
});
