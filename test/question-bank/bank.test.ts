// The bank itself: what `check-questions` proves holds in every test run, and the Worker's index is up to date.
import { describe, expect, test } from "vitest";
import { bankKilobytes, readQuestionFiles, staleFaults } from "../../src/cli/check-questions.ts";
import { findQuestion, QUESTIONS } from "../../src/question-bank/bank.ts";
import { checkBank } from "../../src/question-bank/check/check-bank.ts";
import { instantiate } from "../../src/question-bank/instance.ts";
import { listKey } from "../../src/question-bank/list.ts";
import { LOCALES } from "../../src/text/locale.ts";

const texts = readQuestionFiles();
const report = checkBank(texts);

describe("the question bank", () => {
	test("has no fault", () => {
		expect(report.faults).toEqual([]);
	});

	test("is indexed as it is", () => {
		expect(staleFaults([...texts.keys()])).toEqual([]);
		expect(QUESTIONS).toEqual(report.files.map(({ question }) => question));
	});

	test("is in the order of its pages", () => {
		const keys = QUESTIONS.map(listKey);
		expect(keys).toEqual([...keys].sort());
	});

	test("costs the Worker less than 60 KB gzipped", () => {
		expect(bankKilobytes(QUESTIONS)).toBeLessThan(60);
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

	test("finds a question by its id", () => {
		expect(findQuestion("why-four")?.topic).toBe("close");
		expect(findQuestion("__proto__")).toBeUndefined();
	});
});
