// The bank itself: what `check-questions` proves holds in every test run, and what the Worker carries is up to date.
import { describe, expect, test } from "vitest";
import { BANK_LIMIT_KB, bankKilobytes, readSchema, schemaFaults } from "../../src/cli/check-questions.ts";
import { bankTextOf, readQuestionFiles } from "../../src/cli/write-bank.ts";
import { bankText, findQuestion, openBank } from "../../src/question-bank/bank.ts";
import { checkBank } from "../../src/question-bank/check/check-bank.ts";
import { expectedAnswer } from "../../src/question-bank/expected.ts";
import { instantiate } from "../../src/question-bank/instantiate.ts";
import { listKey, listQuestions } from "../../src/question-bank/list.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { BANK, BANK_TEXT, QUESTIONS } from "./the-bank.ts";

const report = checkBank(readQuestionFiles());

describe("the question bank", () => {
	test("has no fault", () => {
		expect(report.faults).toEqual([]);
	});

	test("is carried as it is", () => {
		const questions = report.files.map(({ question }) => question);
		expect(QUESTIONS.map((question) => ({ $schema: "../question.schema.json", ...question }))).toEqual(questions);
	});

	test("is not built from a file that is no question", () => {
		expect(() => bankTextOf(new Map([["open/x.json", "{}"]]))).toThrow("open/x.json is not a question");
	});

	test("has the schema that editors read as its own", () => {
		expect(schemaFaults(readSchema())).toEqual([]);
		expect(schemaFaults('{"type": "object"}')).toHaveLength(1);
		expect(schemaFaults("")).toHaveLength(1);
	});

	test("is in the order of its pages", () => {
		const keys = QUESTIONS.map(listKey);
		expect(keys).toEqual([...keys].sort());
	});

	test("costs the Worker no more than its limit", () => {
		expect(bankKilobytes(BANK_TEXT)).toBeLessThan(BANK_LIMIT_KB);
	});

	test("shows the right option in every place about as often", () => {
		const places = QUESTIONS.flatMap((question) => {
			if (question.kind !== "choice" || question.options.length !== 4) return [];
			const right = question.options.find((option) => "correct" in option)?.id ?? "";
			return [instantiate(question).shown.indexOf(right)];
		});
		for (const place of [0, 1, 2, 3]) {
			const share = places.filter((one) => one === place).length / places.length;
			expect(share).toBeGreaterThan(0.1);
			expect(share).toBeLessThan(0.4);
		}
	});

	test("does not tell the right option by its length", () => {
		const choices = QUESTIONS.flatMap((question) => (question.kind === "choice" ? [question] : []));
		for (const locale of LOCALES) {
			const longest = choices.filter(({ options }) => {
				const right = options.find((option) => "correct" in option)?.text[locale].length ?? 0;
				return options.every((option) => "correct" in option || option.text[locale].length < right);
			});
			expect(longest.length / choices.length).toBeLessThan(0.4);
		}
	});

	test("is parsed no further than it is asked for", () => {
		const [first] = QUESTIONS;
		const second = QUESTIONS.find(({ topic }) => topic !== first?.topic);
		if (!first || !second) throw new Error("too few questions");
		const lines = bankText([first, second], BANK.titles).split("\n");
		const broken = openBank(lines.with(2, lines[2]?.replace("{", "?") ?? "").join("\n"));
		expect(broken.titles).toEqual(BANK.titles);
		expect(findQuestion(broken, first.id)).toEqual(first);
		expect(listQuestions(broken, { topic: first.topic }, "en", { limit: 1 }).items[0]?.id).toBe(first.id);
		expect(() => findQuestion(broken, second.id)).toThrow(SyntaxError);
	});

	test("puts the right options of two questions in unrelated places for one seed, and of close seeds too", () => {
		const choices = QUESTIONS.filter(({ kind }) => kind === "choice").filter(
			(question) => "options" in question && question.options.length === 4 && !("fixedOrder" in question),
		);
		const placeOf = (question: (typeof choices)[number], seed: number) =>
			instantiate(question, seed).shown.indexOf(String(expectedAnswer(instantiate(question, seed))));
		const one = choices[0];
		if (!one) throw new Error("no choices");
		const spreads = [
			choices.map((question) => placeOf(question, 1)),
			Array.from({ length: 40 }, (_, seed) => placeOf(one, seed)),
		];
		for (const places of spreads) {
			for (const place of [0, 1, 2, 3]) {
				const share = places.filter((other) => other === place).length / places.length;
				expect(share).toBeGreaterThan(0.05);
				expect(share).toBeLessThan(0.5);
			}
		}
	});

	test("finds a question by its id", () => {
		expect(findQuestion(BANK, "why-four")?.topic).toBe("close");
		expect(findQuestion(BANK, "__proto__")).toBeUndefined();
	});
});
