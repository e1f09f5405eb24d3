// Questions come back as they were when their languages were taken apart.
import fc from "fast-check";
import { expect, test } from "vitest";
import { putTogether, takeApart } from "../../src/question-bank/languages-apart.ts";
import { QUESTIONS } from "./the-bank.ts";

const localized = fc.record({
	en: fc.oneof(fc.string(), fc.array(fc.string())),
	zh: fc.oneof(fc.string(), fc.array(fc.string())),
});
const { tree } = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4 },
		localized,
		fc.integer(),
		fc.string().filter((text) => text !== "¶"),
		fc.boolean(),
		fc.array(tie("tree"), { maxLength: 4 }),
		fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,3}$/), tie("tree"), { maxKeys: 4 }),
	),
}));

test("a value comes back whole, texts in their places", () => {
	fc.assert(
		fc.property(tree, (value) => {
			expect(putTogether(takeApart(value))).toEqual(value);
		}),
	);
});

test("a frame holds no text of a question, and no language another's", () => {
	for (const question of QUESTIONS) {
		const { frame, texts } = takeApart(question);
		expect(frame).not.toContain(question.prompt.en);
		expect(frame).not.toMatch(/\p{Script=Han}/u);
		expect(texts.en).not.toMatch(/\p{Script=Han}/u);
		expect(putTogether({ frame, texts })).toEqual(question);
	}
});

test("what is not JSON is refused", () => {
	expect(() => putTogether({ frame: "?", texts: { en: "[]", zh: "[]" } })).toThrow(SyntaxError);
	expect(() => putTogether({ frame: "{}", texts: { en: "?", zh: "[]" } })).toThrow(SyntaxError);
});
