import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { call, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	someSpec,
	submit,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const get = async (learner: TestLearner, path: string) =>
	(await call(`/v1/learners/${learner.id}/${path}`, { token: learner.token })).json;
const answer = (learner: TestLearner, body: object, key: string) =>
	call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers: { "Idempotency-Key": key } });

/** An anonymous learner, a scenario and its right answers, which nobody was shown by name. */
async function ready() {
	const learner = await anonymousLearner();
	const { id } = await scenario({ seed: 1, template: "three-way" });
	return { learner, id, answers: await rightAnswers(id) };
}

describe("an attempt is kept and does not count", () => {
	/** What shows a learner the key before it submits. */
	const showings: Record<string, (learner: TestLearner, id: string) => Promise<unknown>> = {
		"a grading": ({ token }, id) => call(`/v1/scenarios/${id}/grade`, { body: { answers: {} }, token }),
		"a grading of the same seed in another notation": async ({ token }, id) => {
			const { profile } = (await call(`/v1/scenarios/${id}`)).json;
			const other = await scenario({ seed: 1, template: "three-way", notation: "symbolic", blanks: 2, profile });
			await call(`/v1/scenarios/${other.id}/grade`, { body: { answers: {} }, token });
		},
		"a solved picture": async ({ token }, id) => {
			const { proof } = (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
			await call(`/v1/scenarios/${id}/diagram.svg?proof=${proof}`, { token });
		},
		"the solved capture": async ({ token }, id) => {
			const { proof } = (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
			await call(`/v1/scenarios/${id}/capture.pcap?proof=${proof}`, { token });
		},
		"an attempt before": (learner, id) => handIn(learner, id),
	};
	const handIn = (learner: TestLearner, id: string) =>
		answer(learner, { scenarioId: id, answers: {}, final: true }, "handed in");

	it.each(Object.keys(showings))("after %s with the learner's token", async (name) => {
		const { learner, id, answers } = await ready();
		await showings[name]?.(learner, id);
		const before = await get(learner, "progress");
		const { status, json } = await submit(learner, id, answers);
		expect({ status, counted: json.counted, scaled: json.score.scaled }).toEqual({
			status: 201,
			counted: false,
			scaled: 1,
		});
		expect((await get(learner, "attempts")).items[0].counted).toBe(false);
		expect(await get(learner, "progress")).toEqual(before);
		expect(before).toMatchObject(json.progress);
		expect(json).not.toHaveProperty("mastery");
	});

	it("at a question that was graded or attempted before, whatever the order of its options", async () => {
		const [graded, attempted] = [await anonymousLearner(), await anonymousLearner()];
		await call("/v1/questions/why-four/grade", { body: { answer: "reliable" }, token: graded.token });
		await answer(attempted, { questionId: "why-four", answer: "reliable" }, "first");
		for (const learner of [graded, attempted]) {
			const { json } = await answer(learner, { questionId: "why-four", answer: "app", seed: 5 }, "again");
			expect([json.verdict, json.counted]).toEqual(["correct", false]);
		}
		expect((await get(graded, "progress")).totals.attempts).toBe(0);
		expect((await get(attempted, "progress")).totals).toMatchObject({ attempts: 1, points: 0 });
	});
});

describe("an attempt counts", () => {
	it("after pictures with blanks, hints and checks, and after what another learner was shown", async () => {
		const { learner, id, answers } = await ready();
		const { token } = learner;
		const other = await anonymousLearner();
		await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} }, token: other.token });
		await call(`/v1/scenarios/${id}/diagram.svg`, { token });
		await call(`/v1/scenarios/${id}/validate`, { body: { answers }, token });
		await call(`/v1/scenarios/${id}/hints`, { body: { blank: "b1" }, token });
		expect((await submit(learner, id, answers)).json.counted).toBe(true);
	});

	it("after the teacher was shown the key", async () => {
		const ann = await tenantLearner("ann");
		const own = await scenario({ learnerId: "ann" }, ann.token);
		const graded = await call(`/v1/scenarios/${own.id}/grade`, { body: { answers: {} }, token: await serverKey() });
		const blanks = Object.entries<Json>(graded.json.blanks).map(([id, { expected }]) => [id, expected]);
		expect((await submit(ann, own.id, Object.fromEntries(blanks))).json.counted).toBe(true);
	});
});

it("progress tells what assessed scenarios of a server come to from what practice adds up to", async () => {
	const ann = await tenantLearner("ann");
	const spec = await someSpec();
	const boundTo = learnerName("acme", "ann");
	const id = await sealed({ spec, boundTo, madeBy: "server", policy: { ...DEFAULT_POLICY, attempts: 2 } });
	const right = await rightAnswers(await sealed({ spec }));
	const practice = await scenario({ seed: 99 });
	await submit(ann, practice.id, await rightAnswers(practice.id));
	const { json } = await submit(ann, id, right);
	expect(json).toMatchObject({ madeBy: "server", assessed: true, counted: true });
	const { totals, assessed } = await get(ann, "progress");
	const { points, max } = json.score;
	expect(assessed).toEqual({ scenarios: 1, attempts: 1, points, max, scaled: 1 });
	expect(totals.attempts).toBe(2);
	expect(totals.max).toBeGreaterThan(max);
	const [item] = (await get(ann, "attempts")).items;
	expect(item).toMatchObject({ madeBy: "server", assessed: true, attemptsLeft: 1, scenarioScore: json.scenarioScore });
	expect(item.policy).toEqual({ ...DEFAULT_POLICY, attempts: 2 });
});
