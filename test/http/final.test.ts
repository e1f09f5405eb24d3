import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { call, expectProblem } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	rightAnswers,
	scenario,
	sealed,
	someSpec,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

let keys = 0;
const send = (learner: TestLearner, body: object, key = `final-${++keys}`) =>
	call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers: { "Idempotency-Key": key } });

/** Ann's assessed scenario of two attempts, with right answers and the first of its blanks. */
async function assessed() {
	const ann = await tenantLearner("ann");
	const spec = await someSpec();
	const policy = { ...DEFAULT_POLICY, attempts: 2 };
	const scenarioId = await sealed({ spec, boundTo: learnerName("acme", "ann"), madeBy: "server", policy });
	const right = await rightAnswers(await sealed({ spec }));
	const [blank = ""] = Object.keys(right);
	return { ann, scenarioId, right, blank };
}

describe("answers of which one cannot be read", () => {
	it("are refused with a pointer to it, use no attempt up and leave the key free", async () => {
		const { ann, scenarioId, right, blank } = await assessed();
		const refused = await send(ann, { scenarioId, answers: { ...right, [blank]: { odd: true } } }, "key");
		expectProblem(refused, 422, "unreadable-answers");
		expect(refused.json.errors).toEqual([{ pointer: `/answers/${blank}`, detail: expect.any(String) }]);
		const { status, json } = await send(ann, { scenarioId, answers: right }, "key");
		expect({ status, left: json.attemptsLeft, number: json.number }).toEqual({ status: 201, left: 1, number: 1 });
	});

	it("are recorded as they are when they are final, and what was not read earns nothing", async () => {
		const { ann, scenarioId, right, blank } = await assessed();
		const answers = { ...right, [blank]: { odd: true } };
		const { status, json } = await send(ann, { scenarioId, answers, final: true });
		expect({ status, left: json.attemptsLeft, verdict: json.blanks[blank].verdict }).toEqual({
			status: 201,
			left: 1,
			verdict: "unreadable",
		});
		expect(json.score.points).toBe(json.score.max - json.blanks[blank].max);
	});
});

describe("an empty hand-in", () => {
	it("is recorded with no points when it is final: time is up", async () => {
		const { ann, scenarioId } = await assessed();
		expectProblem(await send(ann, { scenarioId, answers: {} }), 422, "nothing-readable");
		const { status, json } = await send(ann, { scenarioId, answers: {}, final: true });
		expect(status).toBe(201);
		expect(json).toMatchObject({ score: { points: 0, scaled: 0 }, attemptsLeft: 1, gradable: false });
		expect(json.progress).toMatchObject({ totals: { attempts: 1, points: 0 }, skills: [] });
		expect(json.progress.assessed).toMatchObject({ scenarios: 1, points: 0, max: json.score.max });
	});

	it.each([null, "", "no such option"])("of a question is recorded too: %j", async (answer) => {
		const learner = await anonymousLearner();
		const body = { questionId: "why-four", answer };
		expectProblem(await send(learner, body, "key"), 422, "nothing-readable");
		const { status, json } = await send(learner, { ...body, final: true }, "key");
		expect({ status, points: json.score.points, number: json.number }).toEqual({ status: 201, points: 0, number: 1 });
	});
});

it("final is part of the body: with it a repeat is another submission", async () => {
	const learner = await anonymousLearner();
	const { id: scenarioId } = await scenario({ seed: 1 });
	const answers = await rightAnswers(scenarioId);
	const first = await send(learner, { scenarioId, answers, final: false }, "same");
	expect((await send(learner, { scenarioId, answers }, "same")).text).toBe(first.text);
	expectProblem(await send(learner, { scenarioId, answers, final: true }, "same"), 422, "idempotency-key-reused");
	expectProblem(await send(learner, { scenarioId, answers, final: 1 }), 422, "invalid-body");
});
