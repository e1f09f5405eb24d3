import { describe, expect, it } from "vitest";
import { findQuestions, gradeInstance, openQuestion, questionDocument } from "../../src/practice/questions.ts";
import { BANK } from "../question-bank/the-bank.ts";

function instance(seed?: number) {
	const found = openQuestion(BANK, "why-four", seed);
	if (!found.ok) throw new Error(found.code);
	return found.instance;
}

describe("a question of the bank", () => {
	it("is shown with the seed that grades it, and where", () => {
		const shown = questionDocument(instance(5), "en");
		const links = { self: "/v1/questions/why-four", grade: "/v1/questions/why-four/grade" };
		expect(shown).toMatchObject({ id: "why-four", seed: 5, locale: "en", links });
		expect(gradeInstance(instance(5), "app", "en")).toMatchObject({
			questionId: "why-four",
			seed: 5,
			verdict: "correct",
		});
	});

	it("has a seed of its own where none is named", () => {
		expect(questionDocument(instance(), "en")).toEqual(questionDocument(instance(), "en"));
	});

	it.each(["none", "__proto__", ""])("is not found by %j", (id) => {
		expect(openQuestion(BANK, id, 1)).toMatchObject({ ok: false, code: "question-not-found" });
	});
});

describe("finding questions", () => {
	const find = (filter: Parameters<typeof findQuestions>[1]) => findQuestions(BANK, filter, "en", { limit: 3 });

	it("gives a page", () => {
		expect(find({ topic: "close" })).toMatchObject({ ok: true, page: { next: expect.any(String) } });
		expect(find({ text: "zebra" })).toEqual({ ok: true, page: { items: [], next: null } });
	});

	it.each([
		[{ topic: "nowhere" }, "topic"],
		[{ topic: "__proto__" }, "topic"],
		[{ skill: "juggling" }, "skill"],
	])("by %j is refused by name: there is nothing of it", (filter, parameter) => {
		expect(find(filter)).toMatchObject({ ok: false, code: "invalid-parameter", errors: [{ parameter }] });
	});
});
