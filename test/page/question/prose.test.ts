// Sentences of the bank as they are set.
import { expect, it } from "vitest";
import { textAndCode } from "../../../src/page/question/prose.ts";

it.each([
	["plain", ["plain"]],
	["look at `ss -K` here", ["look at ", "ss -K", " here"]],
	["`a` and `b`", ["", "a", " and ", "b", ""]],
	["one ` alone", ["one ` alone"]],
	["`a` and ` alone", ["", "a", " and ` alone"]],
	["", [""]],
])("%j has its code apart", (sentence, parts) => {
	expect(textAndCode(sentence)).toEqual(parts);
});
