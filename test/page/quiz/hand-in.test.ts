// When the time is up, what stands there is handed in.
import { expect, it } from "vitest";
import { handIn } from "../../../src/page/quiz/hand-in.ts";
import { answered, begin, goTo } from "../../../src/page/quiz/sitting.ts";
import type { AttemptDocument, Submission } from "../../../src/page/shared/api.ts";
import { fakeApi } from "../support/fake-api.ts";
import { aProblem, aResult } from "../support/questions.ts";
import { aQuiz, questionItem, scenarioItem } from "../support/quizzes.ts";

const items = [questionItem("a"), scenarioItem("s", 2), questionItem("c")];
const started = begin(aQuiz(items, { quizId: "quiz", seconds: 60 }), 0);
const first = answered(started, { answer: "app", confidence: 1 });
const filled = answered(goTo(first, 1), { blank: "b1", answer: "SYN" });

it("each draft is handed in as it is, in order, and nothing else", async () => {
	const sent: Submission[] = [];
	const api = fakeApi({
		learnerId: "ann",
		submit: async (submission) => {
			sent.push(submission);
			return { ok: true, value: { kind: "graded", attempt: aResult(1) as AttemptDocument } };
		},
	});
	const { sitting, failed } = await handIn(filled, api, "en");
	expect(sent).toEqual([
		{ questionId: "a", answer: "app", seed: 5, quizId: "quiz", final: true, confidence: 1 },
		{ scenarioId: "s", answers: { b1: "SYN" }, final: true },
	]);
	expect(failed).toBe(0);
	expect(sitting.entries.map(({ state }) => state)).toEqual(["graded", "graded", "open"]);
});

it("without a learner it is graded", async () => {
	const api = fakeApi({ gradeQuestion: async () => ({ ok: true, value: aResult(0) }) });
	const { sitting } = await handIn(first, api, "en");
	expect(sitting.entries[0]?.state).toBe("graded");
});

it("what is kept while the service is away is queued", async () => {
	const api = fakeApi({ learnerId: "ann", submit: async () => ({ ok: true, value: { kind: "queued" } }) });
	const { sitting } = await handIn(filled, api, "en");
	expect(sitting.entries.map(({ state }) => state)).toEqual(["queued", "queued", "open"]);
});

it("what is refused stays open, and why is told", async () => {
	const problem = aProblem("time-is-up", 410);
	const api = fakeApi({ learnerId: "ann", submit: async () => ({ ok: false, problem }) });
	const { sitting, failed, trouble } = await handIn(filled, api, "en");
	expect({ failed, trouble }).toEqual({ failed: 2, trouble: problem });
	expect(sitting).toEqual(filled);
});
