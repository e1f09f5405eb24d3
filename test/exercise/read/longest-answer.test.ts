import { expect, it } from "vitest";
import { MAX_TEXT_LENGTH } from "../../../src/exercise/read/limits.ts";
import { cutAnswer } from "../../../src/exercise/read/longest-answer.ts";

it.each([
	["SYN-SENT"],
	[4021],
	[null],
	[undefined],
	[true],
	[{ flags: ["SYN"], seq: 1 }],
	[["c", "a"]],
	["x".repeat(1000)],
])("an answer of a length that can be read stays as it is: %j", (answer) => {
	expect(cutAnswer(answer)).toBe(answer);
});

it.each([["x".repeat(1001)], [{ a: "x".repeat(60_000) }], [Array.from({ length: 600 }, () => 1)]])(
	"of a longer one only the beginning stays, as text",
	(answer) => {
		const cut = cutAnswer(answer);
		expect(typeof cut).toBe("string");
		expect(cut).toHaveLength(MAX_TEXT_LENGTH + 1);
	},
);
