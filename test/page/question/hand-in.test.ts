// What becomes of an answer that is handed in.
import { describe, expect, it } from "vitest";
import { type Answered, handInAnswer } from "../../../src/page/question/hand-in.ts";
import type { AttemptDocument, Submission } from "../../../src/page/shared/api.ts";
import { fakeApi } from "../support/fake-api.ts";
import { aProblem, aQuestion, aResult } from "../support/questions.ts";

const answered: Answered = { question: aQuestion(), answer: "app", confidence: null, quizId: null, final: false };
const attempt = aResult(1) as AttemptDocument;

describe("without a learner", () => {
	const grading = (result: ReturnType<typeof aResult>) =>
		fakeApi({ gradeQuestion: async () => ({ ok: true, value: result }) });

	it("it is graded", async () => {
		const handed = await handInAnswer(grading(aResult(1)), answered, "en");
		expect(handed).toMatchObject({ kind: "graded", result: { verdict: "correct" } });
	});

	it("what cannot be read goes back with what to write instead", async () => {
		const api = grading(aResult(0, { gradable: false, verdict: "unreadable", message: "Write a number." }));
		expect(await handInAnswer(api, answered, "en")).toEqual({ kind: "unreadable", complaint: "Write a number." });
		expect(await handInAnswer(api, { ...answered, final: true }, "en")).toMatchObject({ kind: "graded" });
	});
});

describe("for the record", () => {
	const sending = (submit: Parameters<typeof fakeApi>[0]["submit"]) =>
		fakeApi({ learnerId: "ann", ...(submit && { submit }) });

	it("it says how sure the learner was, of which quiz it is and with which seed it was shown", async () => {
		const sent: Submission[] = [];
		const api = sending(async (submission) => {
			sent.push(submission);
			return { ok: true, value: { kind: "graded", attempt } };
		});
		const handed = await handInAnswer(api, { ...answered, confidence: 3, quizId: "q", final: true }, "en");
		expect(handed).toMatchObject({ kind: "graded", attempt });
		expect(sent).toEqual([{ questionId: "why-four", answer: "app", seed: 5, confidence: 3, quizId: "q", final: true }]);
	});

	it("it is kept while the service is away", async () => {
		const api = sending(async () => ({ ok: true, value: { kind: "queued" } }));
		expect(await handInAnswer(api, answered, "en")).toEqual({ kind: "queued" });
	});

	it.each([
		[{ errors: [{ pointer: "/answer", detail: "Write a word or two." }] }, "Write a word or two."],
		[{}, "nothing-readable in words"],
	])("what cannot be read is told by the pointer at it", async (more, complaint) => {
		const api = sending(async () => ({ ok: false, problem: aProblem("nothing-readable", 422, more) }));
		expect(await handInAnswer(api, answered, "en")).toEqual({ kind: "unreadable", complaint });
	});

	it.each([["unreachable" as const], [aProblem("token-expired", 401)]])("trouble is told as it is", async (problem) => {
		const api = sending(async () => ({ ok: false, problem }));
		expect(await handInAnswer(api, answered, "en")).toEqual({ kind: "trouble", trouble: problem });
	});
});
