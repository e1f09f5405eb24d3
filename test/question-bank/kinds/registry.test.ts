// The contract of the registry: what holds for a question of every kind.
import { describe, expect, test } from "vitest";
import { expectedAnswer } from "../../../src/question-bank/expected.ts";
import { checkQuestionAnswer, gradeQuestion } from "../../../src/question-bank/grade.ts";
import { instantiate } from "../../../src/question-bank/instantiate.ts";
import { QUESTION_KINDS } from "../../../src/question-bank/kinds/names.ts";
import { KINDS } from "../../../src/question-bank/kinds/registry.ts";
import { viewQuestion } from "../../../src/question-bank/view.ts";
import { LOCALES } from "../../../src/text/locale.ts";
import { accepts } from "../../support/json-schema.ts";
import { modulesOf } from "../../support/modules.ts";
import { EXAMPLES } from "./examples.ts";

const SEEDS = [0, 1, 2, 3, 4_294_967_295];
const SEED = 5;

test.each(modulesOf("src/question-bank/kinds"))("the kind in %s stands in the registry", async (file) => {
	const exported = Object.values<unknown>(await import(file));
	expect(Object.values<unknown>(KINDS).filter((kind) => exported.includes(kind)).length).toBe(1);
});

describe.each(QUESTION_KINDS)("a question of kind %s", (kind) => {
	const { question, otherKey, right, wrong, unreadable, refused } = EXAMPLES[kind];
	const instance = instantiate(question, SEED);
	const grade = (answer: unknown) => gradeQuestion(instance, answer, "en");

	test("is of that kind", () => {
		expect(question.kind).toBe(kind);
	});

	test("takes its own expected answer for right, whatever the seed and the language", () => {
		for (const one of SEEDS.map((seed) => instantiate(question, seed))) {
			for (const locale of LOCALES) {
				const result = gradeQuestion(one, expectedAnswer(one, locale), locale);
				expect(result).toMatchObject({ verdict: "correct", score: { scaled: 1 }, misconceptions: [] });
			}
		}
	});

	test("takes other spellings of it for right", () => {
		for (const answer of right) expect(grade(answer), JSON.stringify(answer)).toMatchObject({ verdict: "correct" });
	});

	test("gives less than everything for a wrong answer, and says why", () => {
		for (const [answer, said] of wrong) {
			const { score, gradable, feedback } = grade(answer);
			expect(gradable).toBe(true);
			expect(score.scaled).toBeLessThan(1);
			expect(feedback).toContain(said);
		}
	});

	test("gives a reason in every language for what cannot be read, and counts nothing", () => {
		for (const answer of unreadable) {
			for (const locale of LOCALES) {
				const { message, ...result } = gradeQuestion(instance, answer, locale);
				expect(result, JSON.stringify(answer)).toMatchObject({ verdict: "unreadable", gradable: false, given: answer });
				expect(message).toMatch(locale === "en" ? /\.$/ : /。$/);
				expect(checkQuestionAnswer(instance, answer, locale)).toEqual({ status: "unreadable", message });
			}
		}
	});

	test("shows what was read in a form that is read as the same", () => {
		for (const answer of [expectedAnswer(instance), ...right, ...wrong.map(([sent]) => sent)]) {
			const { given } = grade(answer);
			expect(grade(given).given).toEqual(given);
		}
	});

	test("has a schema that takes what is shown as expected and as given, and refuses another form", () => {
		const { answerSchema } = viewQuestion(instance, "en");
		for (const locale of LOCALES) expect(accepts(answerSchema, expectedAnswer(instance, locale))).toBe(true);
		for (const answer of right) expect(accepts(answerSchema, grade(answer).given)).toBe(true);
		for (const answer of refused) expect(accepts(answerSchema, answer), JSON.stringify(answer)).toBe(false);
	});

	test("looks the same whatever is right", () => {
		const other = instantiate(otherKey, SEED);
		expect(expectedAnswer(other)).not.toEqual(expectedAnswer(instance));
		for (const locale of LOCALES)
			expect(inAnyOrder(viewQuestion(other, locale))).toEqual(inAnyOrder(viewQuestion(instance, locale)));
	});
});

/** What is shuffled starts from the order of the file, which is the key of a question that asks for an order. */
function inAnyOrder(view: ReturnType<typeof viewQuestion>) {
	return { ...view, choices: view.choices?.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
}
