// Which question an element shows.
import { expect, it } from "vitest";
import { findQuestion } from "../../../src/page/question/find.ts";
import type { QuizDocument, QuizWish } from "../../../src/page/shared/api.ts";
import { fakeApi } from "../support/fake-api.ts";
import { aQuestion } from "../support/questions.ts";

const wish = { questionId: null, seed: null, topic: null, skill: null, difficulty: null };

function aSet(items: QuizDocument["items"], note: string | null = null): QuizDocument {
	return { version: "0.0", seed: 1, locale: "en", seconds: null, deadline: null, quizId: null, note, items };
}

it("one that is named is read with its seed", async () => {
	const api = fakeApi({ question: async (id, seed) => ({ ok: true, value: aQuestion({ id, seed: seed ?? 0 }) }) });
	const found = await findQuestion(api, { ...wish, questionId: "rst", seed: 9 }, "en", "");
	expect(found).toMatchObject({ ok: true, value: { id: "rst", seed: 9 } });
});

it("otherwise a quiz of one question that fits the wishes", async () => {
	const wishes: QuizWish[] = [];
	const question = aQuestion();
	const { id, difficulty, topic, kind, seed } = question;
	const api = fakeApi({
		quiz: async (wished) => {
			wishes.push(wished);
			return { ok: true, value: aSet([{ type: "question", id, link: "", difficulty, topic, kind, seed, question }]) };
		},
	});
	const found = await findQuestion(api, { ...wish, topic: "close", difficulty: 2 }, "en", "");
	expect(found).toEqual({ ok: true, value: question });
	expect(wishes).toEqual([{ n: "1", families: "", topics: "close", difficulty: "2" }]);
});

it("where nothing fits, it says what the service says of that", async () => {
	const api = fakeApi({ quiz: async () => ({ ok: true, value: aSet([], "Nothing fits.") }) });
	const found = await findQuestion(api, wish, "en", "none");
	expect(found).toMatchObject({ ok: false, problem: { status: 404, detail: "Nothing fits." } });
});
