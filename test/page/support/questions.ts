// Questions, results and problems as the service answers them, made small.
import type { Problem } from "../../../src/contract/problem.ts";
import type { Question, QuestionResult } from "../../../src/page/shared/api.ts";

export function aQuestion(more: Partial<Question> = {}): Question {
	return {
		id: "why-four",
		version: 1,
		topic: "close",
		kind: "choice",
		difficulty: 1,
		skills: ["why-four-segments"],
		prompt: "Why four?",
		seed: 5,
		locale: "en",
		choices: [{ id: "app", text: "The other application may not be done" }],
		answerSchema: {},
		maxPoints: 1,
		links: { self: "/v1/questions/why-four", grade: "/v1/questions/why-four/grade" },
		...more,
	};
}

export function aResult(points: number, more: Partial<QuestionResult> = {}): QuestionResult {
	return {
		questionId: "why-four",
		questionVersion: 1,
		seed: 5,
		gradable: true,
		verdict: points === 1 ? "correct" : points > 0 ? "partly" : "wrong",
		score: { points, max: 1, scaled: points },
		given: "app",
		skills: ["why-four-segments"],
		expected: "app",
		feedback: "",
		explanation: "Because.",
		references: [],
		source: "RFC 9293",
		relatedTemplates: [],
		misconceptions: [],
		...more,
	};
}

export function aProblem(code: Problem["code"], status: number, more: Partial<Problem> = {}): Problem {
	return { type: "about:blank", title: code, status, code, detail: `${code} in words`, requestId: "", ...more };
}
