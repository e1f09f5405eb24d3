// Grading: each kind by example, and laws that hold for every question of the bank.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedAnswer } from "../../src/question-bank/expected.ts";
import { checkQuestionAnswer, gradeQuestion } from "../../src/question-bank/grade.ts";
import { instantiate } from "../../src/question-bank/instantiate.ts";
import { viewQuestion } from "../../src/question-bank/view.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { anyText } from "../support/any-text.ts";
import { QUESTIONS } from "./the-bank.ts";

const SEED = 7;
const byId = (id: string) => {
	const question = QUESTIONS.find((one) => one.id === id);
	if (question === undefined) throw new Error(`no question ${id}`);
	return question;
};
const grade = (id: string, answer: unknown) => gradeQuestion(instantiate(byId(id), SEED), answer, "en");

const EXAMPLES: readonly (readonly [string, string, unknown, number])[] = [
	["a choice by id", "why-four", "app", 1],
	["a choice by its Chinese text", "why-four", "另一端的应用程序可能还没发完", 1],
	["a wrong choice", "why-four", "time-wait", 0],
	["all right ones of several", "two-reasons", ["old", "last-ack"], 1],
	["half of the right ones", "two-reasons", ["old"], 0.5],
	["a right and a wrong one", "two-reasons", ["old", "peer"], 0.5 - 1 / 3],
	["everything", "two-reasons", ["last-ack", "old", "unread", "peer", "limit"], 0],
	["true or false with its reason", "data-after-fin", "half", 1],
	["true or false without a reason", "data-after-fin", true, 0.5],
	["the wrong truth", "data-after-fin", "错", 0],
	["a duration in another unit", "rfc-duration", "4 min", 1],
	["a duration in Chinese", "rfc-duration", "4 分钟", 1],
	["one MSL only", "rfc-duration", 120, 0],
	["a number modulo 2^32", "after-the-last-number", "4294967295+1", 1],
	["the right order", "server-calls", ["socket", "bind", "listen", "accept", "recv", "close"], 1],
	["one pair exchanged", "server-calls", "bind, socket, listen, accept, recv, close", 13 / 15],
	["the order backwards", "server-calls", ["close", "recv", "accept", "listen", "bind", "socket"], 0],
	["all pairs", "answers-to-strays", { closed: "rst-ack", gone: "rst", rst: "silence", full: "silence" }, 1],
	["some pairs", "answers-to-strays", { closed: "rst-ack", gone: "rst-ack" }, 0.25],
	["flags in other words", "closed-port-answer", "ack rst", 1],
	["a state in another spelling", "fins-crossed", "closing", 1],
	["a name in lower case", "smurf-protocol", "icmp", 1],
	["a name and its abbreviation, with a bracket", "smurf-protocol", "ICMP（网际控制报文协议）", 1],
	["a name and its abbreviation, without", "smurf-protocol", "网际控制报文协议ICMP", 1],
	["another translation of a name", "smurf-protocol", "因特网控制报文协议", 1],
	["a name with the word for what it names", "netstat-name-of-half-open", "SYN_RECV状态", 1],
	["a textbook's name of it, which Linux does not print", "netstat-name-of-half-open", "SYN_REVD", 0],
];

test.each(EXAMPLES)("%s", (_, id, answer, scaled) => {
	const result = grade(id, answer);
	expect(result.score.scaled).toBeCloseTo(scaled, 10);
	expect(result.verdict).toBe(scaled === 1 ? "correct" : scaled === 0 ? "wrong" : "partly");
});

test("a wrong answer is told what is wrong with it, with its misconception", () => {
	const result = grade("rfc-duration", 0);
	expect(result.feedback).toContain("has to wait");
	expect(result.misconceptions.map(({ id }) => id)).toEqual(["no-time-wait"]);
});

test("a letter means the place that this learner was shown", () => {
	const instance = instantiate(byId("why-four"), SEED);
	const place = viewQuestion(instance, "en").choices?.findIndex(({ id }) => id === "app") ?? -1;
	expect(gradeQuestion(instance, "ABCD"[place], "en").verdict).toBe("correct");
});

const UNREADABLE: readonly (readonly [string, unknown])[] = [
	["why-four", "Z"],
	["two-reasons", ["old", "none"]],
	["data-after-fin", "perhaps"],
	["rfc-duration", "long"],
	["server-calls", ["socket"]],
	["server-calls", ["socket", "socket", "listen", "accept", "recv", "close"]],
	["answers-to-strays", { closed: "fin" }],
	["answers-to-strays", { unknown: "rst" }],
	["closed-port-answer", "hello"],
	["smurf-protocol", "x".repeat(65)],
];

test.each(UNREADABLE)("%s: an answer that cannot be read earns nothing and is explained", (id, answer) => {
	for (const locale of LOCALES) {
		const result = gradeQuestion(instantiate(byId(id), SEED), answer, locale);
		expect(result).toMatchObject({ verdict: "unreadable", gradable: false });
		expect(result.message).toMatch(locale === "en" ? /\.$/ : /。$/);
	}
});

/** Fields that would tell the key, and placeholders. */
const TELLING =
	/"(?:correct|feedback|is|key|accepted|says|steps|explanation|source|misconception|traps|slips)":|\{[a-z]+\}/;

describe.each(QUESTIONS.map((question) => [question.id, question] as const))("%s", (_, question) => {
	test("grades its own key 1, and nothing but forms of it", () => {
		for (const seed of [undefined, 0, 1, 4_294_967_295]) {
			const instance = instantiate(question, seed);
			for (const locale of LOCALES)
				expect(gradeQuestion(instance, expectedAnswer(instance, locale), locale).score.scaled).toBe(1);
		}
	});

	test("grades every wrong option below 1, with its feedback", () => {
		if (!("options" in question)) return;
		for (const option of question.options) {
			if (!("feedback" in option)) continue;
			const result = gradeQuestion(instantiate(question), option.id, "zh");
			expect(result.score.scaled).toBeLessThan(1);
			expect(result.feedback).toContain(option.feedback.zh);
		}
	});

	test("answers any JSON without throwing, between 0 and 1, and unreadable for nothing", () => {
		const instance = instantiate(question, SEED);
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), anyText(), fc.array(fc.string())), (answer) => {
				const result = gradeQuestion(instance, answer, "en");
				expect(result.score.scaled).toBeGreaterThanOrEqual(0);
				expect(result.score.scaled).toBeLessThanOrEqual(1);
				expect(result.gradable).toBe(checkQuestionAnswer(instance, answer, "en").status === "readable");
				if (!result.gradable) expect(["unreadable", "unanswered"]).toContain(result.verdict);
			}),
			{ numRuns: 10 },
		);
	});

	test("shows no key, no feedback and no placeholder", () => {
		for (const locale of LOCALES) {
			const view = viewQuestion(instantiate(question, SEED), locale);
			expect(JSON.stringify(view)).not.toMatch(TELLING);
			expect(JSON.stringify(view)).not.toContain(JSON.stringify(question.explanation[locale]));
			expect(view).toEqual(viewQuestion(instantiate(question, SEED), locale));
		}
	});
});
