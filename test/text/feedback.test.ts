import { describe, expect, it } from "vitest";
import { VERDICTS } from "../../src/exercise/types.ts";
import { STATES } from "../../src/tcp/state.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { expectReadable, expectSentence } from "./checks.ts";

describe("feedback", () => {
	it("opens for every verdict, with the expected value, whether or not there is an answer to repeat", () => {
		for (const locale of LOCALES)
			for (const verdict of VERDICTS)
				for (const given of [null, "9000"]) {
					const text = words(locale).feedback.opening[verdict]({ given, expected: "9001" });
					expectReadable(text, locale);
					expect(text).toContain("9001");
				}
	});

	it.each([
		["correct", "Correct: 9001.", "正确：9001。"],
		["wrong", "You wrote 9000; it is 9001.", "你写的是 9000，应为 9001。"],
		[
			"follow-through",
			"9000 follows from your earlier answer; the exact value is 9001.",
			"按你前面的答案推算，9000 没有错；准确值是 9001。",
		],
	] as const)("%s", (verdict, en, zh) => {
		expect(words("en").feedback.opening[verdict]({ given: "9000", expected: "9001" })).toBe(en);
		expect(words("zh").feedback.opening[verdict]({ given: "9000", expected: "9001" })).toBe(zh);
	});

	it("a summary names only what occurred", () => {
		const nothing = { points: 9, max: 9, wrong: 0, unreadable: 0, unanswered: 0, followThrough: 0 };
		expect(words("en").feedback.summary(nothing)).toBe("9 of 9 points.");
		expect(words("en").feedback.summary({ ...nothing, points: 1, max: 1 })).toBe("1 of 1 point.");
		expect(words("en").feedback.summary({ ...nothing, points: 6.5, wrong: 2, unanswered: 1 })).toBe(
			"6.5 of 9 points: 2 wrong, 1 unanswered.",
		);
		expect(words("zh").feedback.summary({ ...nothing, points: 6.5, wrong: 2, unanswered: 1 })).toBe(
			"得 6.5 分，满分 9 分：错 2 处，未答 1 处。",
		);
		const all = { points: 1, max: 9, wrong: 1, unreadable: 2, unanswered: 3, followThrough: 4 };
		for (const locale of LOCALES) expectSentence(words(locale).feedback.summary(all), locale);
	});

	it("a state that stays names the step since which it has been so", () => {
		expect(words("en").feedback.stayed("client", "FIN-WAIT-2", 3)).toBe(
			"This step leaves the client in FIN-WAIT-2, where it has been since step 3.",
		);
		for (const locale of LOCALES)
			for (const state of STATES)
				for (const since of [null, 12]) expectSentence(words(locale).feedback.stayed("attacker", state, since), locale);
	});
});
