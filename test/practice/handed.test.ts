import { describe, expect, it } from "vitest";
import type { SaidConfidence } from "../../src/contract/confidence.ts";
import { shareOf, toHand } from "../../src/practice/handed.ts";
import type { InPaper } from "../../src/practice/paper.ts";

// Nothing else of how things stand is looked at.
const inPaper = { paper: { paper: 2 }, item: 3, sinceMs: 10_000 } as InPaper;

const hand = (change: Partial<Parameters<typeof toHand>[1]> = {}, nowMs = 72_400) =>
	toHand(
		inPaper,
		{ points: 1, max: 3, diagnosed: [], contradicted: [], sightings: [], confidence: undefined, ...change },
		nowMs,
	);

describe("what an assignment is told of an attempt", () => {
	it("is its place, the share that it earned and how long it took", () => {
		expect(hand()).toEqual({ paper: 2, item: 3, share: 0.3333, seconds: 62, ideas: [], contradicted: [], skills: [] });
		expect(hand({}, 9000).seconds).toBe(0);
		expect(shareOf(0, 0)).toBe(0);
	});

	it("has a skill right only where all that needed it was", () => {
		const sightings = [
			["a", "correct"],
			["b", "wrong"],
			["a", "follow-through"],
			["b", "correct"],
			["c", "partly"],
		] as const;
		expect(hand({ sightings }).skills).toEqual([
			["a", true],
			["b", false],
			["c", false],
		]);
	});

	it.each<[string, SaidConfidence | undefined, number | null]>([
		["as sure as the learner was of the surest of its blanks", { b1: 1, b2: 3, b3: 2 }, 3],
		["as sure as of all", 2, 2],
		["of nobody knows what sureness where nothing was said", undefined, null],
		["the same where it was said of other blanks", { b9: 3 }, null],
	])("names an idea %s", (_, confidence, expected) => {
		const diagnosed = [{ id: "fin-takes-no-number", blanks: ["b1", "b2"] }];
		expect(hand({ diagnosed, confidence }).ideas).toEqual([{ id: "fin-takes-no-number", confidence: expected }]);
	});
});
