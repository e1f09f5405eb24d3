// What each kind takes as an answer, without a page.
import { describe, expect, it } from "vitest";
import { pairsOf } from "../../../../src/page/question/kinds/match.ts";
import { idsOf, markOf } from "../../../../src/page/question/kinds/options.ts";
import { moved } from "../../../../src/page/question/kinds/order.ts";
import { KIND_INPUTS } from "../../../../src/page/question/kinds/registry.ts";
import { understoodNumber } from "../../../../src/page/question/kinds/understood.ts";
import { KINDS } from "../../../../src/question-bank/kinds/registry.ts";

it("every kind of the bank has its input", () => {
	expect(Object.keys(KIND_INPUTS).sort()).toEqual(Object.keys(KINDS).sort());
});

it.each([
	["choice", undefined, false],
	["choice", "app", true],
	["true-false", "app", true],
	["choices", [], false],
	["choices", ["a"], true],
	["numeric", "  ", false],
	["numeric", "12", true],
	["short-text", "SYN", true],
	["match", {}, false],
	["match", { a: "b" }, true],
	["order", ["a", "b"], true],
] as const)("%s with %j: filled is %j", (kind, answer, filled) => {
	expect(KIND_INPUTS[kind].isFilled(answer)).toBe(filled);
});

describe("an option after checking", () => {
	it.each([
		[true, true, false, "hit"],
		[true, false, false, "wrong"],
		[false, true, false, "key"],
		[false, true, true, "missed"],
		[false, false, true, null],
		[true, undefined, false, "chosen"],
		[false, undefined, false, null],
	] as const)("chosen %j, right %j, one of several %j: %j", (chosen, right, several, mark) => {
		expect(markOf(chosen, right, several)).toBe(mark);
	});
});

describe("a step that is moved", () => {
	it.each([
		[0, 1, ["b", "a", "c"]],
		[2, 0, ["c", "a", "b"]],
		[0, -1, ["a", "b", "c"]],
		[2, 3, ["a", "b", "c"]],
		[7, 0, ["a", "b", "c"]],
	])("from %i to %i", (from, to, order) => {
		expect(moved(["a", "b", "c"], from, to)).toEqual(order);
	});
});

it.each([
	["0x10", 16],
	["0X92B3E56E", 2461263214],
	["2,461,263,214", 2461263214],
	["2 461 263 214", 2461263214],
	["１２３４５", 12345],
	["12345", 12345],
	["12", null],
	["x+1", null],
	["1.5", null],
	["12,34", null],
	["", null],
])("%j is understood as %j", (typed, number) => {
	expect(understoodNumber(typed)).toBe(number);
});

it("ids and pairs are read out of whatever JSON there is", () => {
	expect(idsOf("a")).toEqual(["a"]);
	expect(idsOf(["a", 1, "b"])).toEqual(["a", "b"]);
	expect(idsOf(null)).toEqual([]);
	expect(pairsOf({ a: "b" })).toEqual({ a: "b" });
	expect(pairsOf(["a"])).toEqual({});
	expect(pairsOf(null)).toEqual({});
});
