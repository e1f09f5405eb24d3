import { describe, expect, it } from "vitest";
import type { BlankResult } from "../../src/exercise/types.ts";
import { believedTime, howShown } from "../../src/practice/shown.ts";

type Marked = Pick<BlankResult, "skills" | "verdict" | "parts">;
const blank = (verdict: Marked["verdict"], ...skills: string[]) => ({ verdict, skills }) as unknown as Marked;

describe("of an attempt is noted", () => {
	it("nothing where nothing was said and no hint taken", () => {
		expect(howShown({ b1: blank("correct", "s") }, undefined, {})).toEqual({});
	});

	it("which skills a hint was taken for", () => {
		const blanks = { b1: blank("correct", "s", "t"), b2: blank("correct", "u") };
		expect(howShown(blanks, undefined, { b1: 2 })).toEqual({ hinted: ["s", "t"] });
	});

	it("of a skill that was wrong the surest wrong answer, else the least sure", () => {
		const blanks = {
			b1: blank("correct", "s"),
			b2: blank("wrong", "s"),
			b3: blank("correct", "t"),
			b4: blank("correct", "t"),
		};
		expect(howShown(blanks, { b1: 1, b2: 3, b3: 3, b4: 2 }, {})).toEqual({
			confidence: { s: 3, t: 2 },
			sure: [
				[1, 1],
				[3, 0],
				[3, 1],
				[2, 1],
			],
		});
	});

	it("one level for all answers, none for what could not be read", () => {
		const blanks = { b1: blank("follow-through", "s"), b2: blank("unreadable", "t"), b3: blank("unanswered", "u") };
		expect(howShown(blanks, 2, {})).toEqual({ confidence: { s: 2 }, sure: [[2, 1]] });
	});
});

it.each([
	["not said", undefined, undefined],
	["between making and receipt", "2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z"],
	["from a clock that goes ahead", "2030-01-01T00:00:00Z", "2026-11-27T00:00:00Z"],
	["from a clock that lags behind", "1970-01-01T00:00:00Z", "2026-11-01T00:00:00Z"],
])("the time of an answer is believed within its bounds: %s", (_, said, believed) => {
	const [made, now] = [Date.parse("2026-11-01T00:00:00Z"), Date.parse("2026-11-27T00:00:00Z")];
	expect(believedTime(said, made, now)).toBe(believed && Date.parse(believed));
});
