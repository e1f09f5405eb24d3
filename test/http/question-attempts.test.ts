import { describe, expect, it } from "vitest";
import { call, expectProblem } from "../support/api.ts";
import { anonymousLearner, rightAnswers, scenario, submit, type TestLearner } from "../support/fixtures.ts";

let keys = 0;
const answer = (learner: TestLearner, body: object, key = `question-${++keys}`) =>
	call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers: { "Idempotency-Key": key } });
const get = async (learner: TestLearner, path: string) =>
	(await call(`/v1/learners/${learner.id}/${path}`, { token: learner.token })).json;

const FACTS = { madeBy: "anonymous", assessed: false, counted: true };
const RIGHT = { questionId: "why-four", answer: "app" };

describe("an attempt at a question", () => {
	it("is graded as practice grades it, numbered, and counted with its skills", async () => {
		const learner = await anonymousLearner();
		const reply = await answer(learner, { ...RIGHT, seed: 5 });
		expect(reply.status).toBe(201);
		expect(reply.headers.get("Location")).toBe(`/v1/learners/${learner.id}/attempts/1`);
		const { attemptId, number, submittedAt, progress, mastery, madeBy, assessed, counted, ...result } = reply.json;
		expect({ madeBy, assessed, counted }).toEqual(FACTS);
		const { json: graded } = await call("/v1/questions/why-four/grade", { body: { answer: "app", seed: 5 } });
		expect(result).toEqual({ variant: "question-practice", ...graded });
		expect(number).toBe(1);
		expect(await get(learner, "progress")).toMatchObject(progress);
		expect(mastery[0]).toMatchObject({ mastery: 0.64, mastered: false });
		expect(progress.totals).toEqual({ attempts: 1, points: 1, max: 1, scaled: 1 });
		expect(progress.skills).toMatchObject(
			[...result.skills].sort().map((skill) => ({ skill, seen: 1, correct: 1, lastVerdict: "correct" })),
		);
	});

	it("counts the misconception that a wrong answer shows", async () => {
		const learner = await anonymousLearner();
		const { json } = await answer(learner, { questionId: "rfc-duration", answer: 0 });
		expect(json.verdict).toBe("wrong");
		expect(json.progress.misconceptions).toMatchObject([{ id: "no-time-wait", seen: 1 }]);
		expect(json.progress.skills.every(({ correct }: { correct: number }) => correct === 0)).toBe(true);
	});

	it("stands in the history among those at scenarios, and is shown again as it was answered", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario({ seed: 1 });
		const at = await submit(learner, id, await rightAnswers(id));
		const { text, json } = await answer(learner, RIGHT);
		const { items } = await get(learner, "attempts");
		const { attemptId, submittedAt, score } = json;
		const about = { type: "question", questionId: "why-four" };
		expect(items[0]).toEqual({ attemptId, number: 2, submittedAt, ...about, score, ...FACTS });
		expect(items[1]).toMatchObject({ number: 1, scenarioId: id, attemptId: at.json.attemptId });
		expect((await call(`/v1/learners/${learner.id}/attempts/2`, { token: learner.token })).text).toBe(text);
		expect(json.progress.totals.attempts).toBe(2);
	});

	it("is answered the same again under the same key, and refused with another body", async () => {
		const learner = await anonymousLearner();
		const first = await answer(learner, { ...RIGHT, seed: 5 }, "same");
		const again = await answer(learner, { seed: 5, ...RIGHT }, "same");
		expect(again.text).toBe(first.text);
		expect(again.headers.get("Idempotent-Replayed")).toBe("true");
		for (const other of [RIGHT, { ...RIGHT, seed: 6 }, { ...RIGHT, seed: 5, answer: "rst" }]) {
			expectProblem(await answer(learner, other, "same"), 422, "idempotency-key-reused");
		}
		expect((await get(learner, "progress")).totals.attempts).toBe(1);
	});

	it("is refused, and not recorded, when it cannot be read or there is no such question", async () => {
		const learner = await anonymousLearner();
		const unreadable = await answer(learner, { questionId: "why-four", answer: "Z" });
		expectProblem(unreadable, 422, "nothing-readable");
		expect(unreadable.json.errors).toEqual([{ pointer: "/answer", detail: expect.any(String) }]);
		expectProblem(await answer(learner, { questionId: "why-four", answer: null }), 422, "nothing-readable");
		expectProblem(await answer(learner, { questionId: "none", answer: 1 }), 404, "question-not-found");
		expect((await get(learner, "attempts")).items).toEqual([]);
	});

	it.each([
		[{}, ["/scenarioId", "/answers"]],
		[{ questionId: "why-four" }, ["/answer"]],
		[{ ...RIGHT, scenarioId: "x" }, ["/scenarioId"]],
		[{ ...RIGHT, answers: {} }, ["/answers"]],
		[{ scenarioId: "x", answers: {}, answer: 1 }, ["/answer"]],
		[{ scenarioId: "x", answers: {}, seed: 1 }, ["/seed"]],
		[{ ...RIGHT, seed: 1.5 }, ["/seed"]],
		[{ ...RIGHT, questionId: 5 }, ["/questionId"]],
		[{ ...RIGHT, score: 1 }, ["/score"]],
	])("is refused as %j", async (body, pointers) => {
		const reply = await answer(await anonymousLearner(), body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
	});
});
