// A sitting outlives a reload.
import { expect, it } from "vitest";
import { keep, readKept } from "../../../src/page/quiz/kept.ts";
import { begin } from "../../../src/page/quiz/sitting.ts";
import { wishOf } from "../../../src/page/quiz/wish.ts";
import { aQuiz, questionItem } from "../support/quizzes.ts";

const sitting = begin(aQuiz([questionItem("a")]), 0);

function memory(entries: Readonly<Record<string, string>> = {}) {
	const kept = new Map(Object.entries(entries));
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
	};
}

it("what was kept is read again, until it is given up", () => {
	const store = memory();
	keep("k", sitting, store);
	expect(readKept("k", store)).toEqual(sitting);
	expect(readKept("other", store)).toBeNull();
	keep("k", null, store);
	expect(readKept("k", store)).toBeNull();
});

it.each([["nonsense"], ['{"form":0,"sitting":{}}'], ["null"], ["{}"]])("%s is not taken for a sitting", (text) => {
	expect(readKept("k", memory({ k: text }))).toBeNull();
});

it("a browser that refuses to keep anything does no harm", () => {
	const refuse = () => {
		throw new Error("refused");
	};
	const store = { getItem: refuse, setItem: refuse, removeItem: refuse };
	keep("k", sitting, store);
	expect(readKept("k", store)).toBeNull();
	expect(readKept("k", null)).toBeNull();
});

it("only what is wished for is asked of the service", () => {
	const nothing = { timeLimit: null, topics: null, families: null, skill: null, difficulty: null, seed: null };
	expect(wishOf({ size: 5, ...nothing, version: null })).toEqual({ n: "5" });
	expect(wishOf({ size: 5, ...nothing, families: "", timeLimit: 60, seed: 0, version: "v" })).toEqual({
		n: "5",
		families: "",
		seconds: "60",
		seed: "0",
		version: "v",
	});
});
