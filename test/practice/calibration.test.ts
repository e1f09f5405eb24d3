import { expect, it } from "vitest";
import { addSure, calibrationOf, NOTHING_SURE } from "../../src/practice/calibration.ts";
import type { SureAnswer } from "../../src/practice/shown.ts";

const gamma = (answers: readonly SureAnswer[]) => calibrationOf(addSure(NOTHING_SURE, answers)).gamma;

it.each([
	["who never said has none", [], null],
	[
		"who is always equally sure has none",
		[
			[2, 1],
			[2, 0],
		],
		null,
	],
	[
		"who is never wrong has none",
		[
			[1, 1],
			[3, 1],
		],
		null,
	],
	[
		"who is surest where right has 1",
		[
			[3, 1],
			[2, 1],
			[1, 0],
		],
		1,
	],
	[
		"who is surest where wrong has -1",
		[
			[3, 0],
			[1, 1],
			[2, 1],
		],
		-1,
	],
	// Pairs: (3 right, 1 wrong) agrees, (3 right, 3 wrong) is a tie, (1 right, 3 wrong) is contrary, (1 right, 1 wrong) a tie.
	[
		"who is sure at random has 0",
		[
			[3, 1],
			[3, 0],
			[1, 1],
			[1, 0],
		],
		0,
	],
	// Two of three pairs that differ agree.
	[
		"who is mostly surer where right has a share of it",
		[
			[3, 1],
			[3, 1],
			[2, 1],
			[2, 0],
			[3, 0],
		],
		(2 - 1) / 3,
	],
] satisfies [string, SureAnswer[], number | null][])("calibration: %s", (_, answers, expected) => {
	expect(gamma(answers)).toBe(expected);
});

it("counts answers and right ones by level", () => {
	const counts = addSure(addSure(NOTHING_SURE, [[1, 0]]), [
		[3, 1],
		[3, 0],
	]);
	expect(calibrationOf(counts).levels).toEqual([
		{ level: 1, answers: 1, correct: 0 },
		{ level: 2, answers: 0, correct: 0 },
		{ level: 3, answers: 2, correct: 1 },
	]);
});
