// Lists: filters, search in a language, pages.
import { describe, expect, test } from "vitest";
import { listKey, listQuestions } from "../../src/question-bank/list.ts";
import { BANK, QUESTIONS } from "./the-bank.ts";

const list = (filter: Parameters<typeof listQuestions>[1], locale: "en" | "zh" = "en") =>
	listQuestions(BANK, filter, locale, { limit: 1000 }).items;

describe("a list", () => {
	test("without filters holds every question", () => {
		expect(list({}).length).toBe(QUESTIONS.length);
	});

	test("keeps to all its filters at once", () => {
		const items = list({ topic: "time-wait", kind: "choice", skill: "time-wait-many" });
		expect(items.length).toBeGreaterThan(0);
		for (const item of items) expect(item).toMatchObject({ topic: "time-wait", kind: "choice" });
		expect(list({ difficulty: 5 }).every(({ difficulty }) => difficulty === 5)).toBe(true);
		expect(list({ topic: "nowhere" })).toEqual([]);
	});

	test("searches in the language asked for, all words, in any case", () => {
		expect(list({ text: "MITNICK silence" }).map(({ id }) => id)).toContain("why-silence-the-trusted-host");
		expect(list({ text: "四次挥手" }, "zh").length).toBeGreaterThan(0);
		expect(list({ text: "四次挥手" }, "en")).toEqual([]);
		expect(list({ text: "mitnick zebra" })).toEqual([]);
	});

	test("shows drawn parameters instead of placeholders", () => {
		for (const { prompt } of list({ kind: "numeric" })) expect(prompt).not.toMatch(/\{[a-z]+\}/);
	});

	test("in pages has every question once, also when the last one seen is gone", () => {
		const seen: string[] = [];
		for (let after: string | undefined; ; ) {
			const page = listQuestions(BANK, {}, "en", { after, limit: 7 });
			seen.push(...page.items.map(({ id }) => id));
			if (page.next === null) break;
			after = page.next;
		}
		expect(seen).toEqual(QUESTIONS.map(({ id }) => id));
		const [first, second, third] = BANK.entries;
		if (!first || !second || !third) throw new Error("too few questions");
		const without = { ...BANK, entries: BANK.entries.filter((entry) => entry !== second) };
		expect(listQuestions(without, {}, "en", { after: listKey(second), limit: 1 }).items[0]?.id).toBe(third.id);
	});
});
