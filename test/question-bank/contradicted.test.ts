// What answers to questions say against wrong ideas that a learner is known for: the right one contradicts each idea that
// some wrong one would have shown.
import { describe, expect, it } from "vitest";
import { contradictedByAnswer } from "../../src/question-bank/contradicted.ts";
import { expectedAnswer } from "../../src/question-bank/expected.ts";
import { evaluate } from "../../src/question-bank/formula.ts";
import { gradeQuestion } from "../../src/question-bank/grade.ts";
import type { Instance } from "../../src/question-bank/instance.ts";
import { instantiate } from "../../src/question-bank/instantiate.ts";
import { QUESTION_KINDS } from "../../src/question-bank/kinds/names.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../../src/scenario/misconceptions.ts";
import { EXAMPLES } from "./kinds/examples.ts";
import { QUESTIONS } from "./the-bank.ts";

/** What a question's author wrote that somebody may answer wrongly, as it is sent. */
function wrongAnswers({ question, values }: Instance): readonly unknown[] {
	if ("options" in question) return question.options.filter((option) => "feedback" in option).map(({ id }) => id);
	if ("traps" in question) return question.traps.map(({ value }) => evaluate(value, values));
	return "slips" in question ? question.slips.flatMap(({ forms }) => [...forms.en, ...forms.zh]) : [];
}

const given = (instance: Instance, answer: unknown, held: readonly MisconceptionId[]) =>
	contradictedByAnswer(instance, gradeQuestion(instance, answer, "en"), held);

describe.each(QUESTIONS.map((question) => [question.id, question] as const))("%s", (_, question) => {
	const instance = instantiate(question);

	it("answered rightly contradicts exactly the ideas that its wrong answers show", () => {
		const shown = wrongAnswers(instance).flatMap((answer) =>
			gradeQuestion(instance, answer, "en").misconceptions.map(({ id }) => id),
		);
		const expected = MISCONCEPTION_IDS.filter((id) => shown.includes(id));
		expect(given(instance, expectedAnswer(instance), MISCONCEPTION_IDS)).toEqual(expected);
	});

	it("answered otherwise, or not at all, contradicts nothing", () => {
		for (const answer of [...wrongAnswers(instance), null, "", "???", {}])
			expect(given(instance, answer, MISCONCEPTION_IDS), JSON.stringify(answer)).toEqual([]);
	});
});

it("some questions show an idea", () => {
	const told = QUESTIONS.filter((question) => {
		const instance = instantiate(question);
		return given(instance, expectedAnswer(instance), MISCONCEPTION_IDS).length > 0;
	});
	expect(told.length).toBeGreaterThan(5);
});

describe.each(QUESTION_KINDS)("a question of kind %s", (kind) => {
	const { question, right, wrong } = EXAMPLES[kind];
	const instance = instantiate(question, 5);

	it("contradicts only what is held, and nothing unless all of the answer is right", () => {
		const all = given(instance, expectedAnswer(instance), MISCONCEPTION_IDS);
		for (const answer of right) expect(given(instance, answer, MISCONCEPTION_IDS)).toEqual(all);
		for (const [answer] of wrong) expect(given(instance, answer, MISCONCEPTION_IDS)).toEqual([]);
		expect(given(instance, expectedAnswer(instance), [])).toEqual([]);
		for (const id of MISCONCEPTION_IDS)
			expect(given(instance, expectedAnswer(instance), [id])).toEqual(all.includes(id) ? [id] : []);
	});
});
