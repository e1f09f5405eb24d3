// Everything that is stored of a learner, and nothing that is withheld from it.
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { toBase64url } from "../../src/http/identity/base64url.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
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

const exported = ({ id, token }: TestLearner, query = "") => call(`/v1/learners/${id}/export${query}`, { token });

describe("an export", () => {
	it("has every attempt that was answered 201, as it was answered and as it is shown, with the answers as sent", async () => {
		const learner = await anonymousLearner();
		const { id } = await scenario();
		const right = await rightAnswers(id);
		const answered = [
			await submit(learner, id, right, "one"),
			await submit(learner, id, { ...right, b1: "LISTEN" }, "two"),
			await call(`/v1/learners/${learner.id}/attempts?locale=zh`, {
				body: { questionId: "why-four", answer: "app" },
				token: learner.token,
				headers: { "Idempotency-Key": "three" },
			}),
		];
		expect(answered.map(({ status }) => status)).toEqual([201, 201, 201]);
		const { json } = await exported(learner);
		expect(json).toMatchObject({ learnerId: learner.id, record: { attempts: 3 }, nextCursor: null });
		expect(json.attempts.map((one: Json) => one.response)).toEqual(answered.map((one) => one.json));
		expect(json.attempts.map((one: Json) => [one.idempotencyKey, one.answers])).toEqual([
			["one", right],
			["two", { ...right, b1: "LISTEN" }],
			["three", "app"],
		]);
		const path = `/v1/learners/${learner.id}`;
		const own = { token: learner.token };
		expect(json.attempts.map((one: Json) => one.item).reverse()).toEqual(
			(await call(`${path}/attempts`, own)).json.items,
		);
		for (const { item, response } of json.attempts)
			expect((await call(`${path}/attempts/${item.number}`, own)).json).toEqual(response);
		expect(json.progress).toEqual((await call(`${path}/progress`, own)).json);
		expect(json.shownKeys).toHaveLength(2);
		for (const at of [json.record.firstUsedAt, json.record.lastUsedAt, json.exportedAt])
			expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
	});

	it("has the hints that were taken", async () => {
		const ann = await tenantLearner("ann");
		const own = await scenario({ learnerId: "ann" }, ann.token);
		const blank = own.blanks[0].id;
		await call(`/v1/scenarios/${own.id}/hints`, { body: { blank, level: 2 }, token: ann.token });
		const { json } = await exported(ann);
		expect(json.hints).toEqual([{ scenarioId: own.id, blank, level: 2, expiresAt: own.expiresAt }]);
	});

	it("withholds the solution of an assessed scenario as long as an attempt does, from a server key too", async () => {
		const ann = await tenantLearner("ann");
		const spec = { ...(await someSpec()), template: "three-way" };
		const policy = { ...DEFAULT_POLICY, attempts: 2 };
		const id = await sealed({ spec, boundTo: learnerName("acme", "ann"), madeBy: "server", policy });
		const right = await rightAnswers(await sealed({ spec }));
		const wrong = Object.fromEntries(
			Object.entries(right).map(([blank, value]) => [blank, typeof value === "number" ? value + 7 : value]),
		);
		const first = await submit(ann, id, wrong);
		expect([first.status, first.json.solution]).toEqual([201, "withheld"]);
		for (const token of [ann.token, await serverKey()]) {
			const reply = await exported({ id: "ann", token });
			expect(reply.text).not.toMatch(/"expected"|"explanation"|"proof"/);
			expect(reply.json.attempts[0]).not.toHaveProperty("solved");
			expect(reply.json.attempts[0].response).toEqual(first.json);
		}
		await submit(ann, id, right);
		const { json } = await exported(ann);
		const shown = await call("/v1/learners/ann/attempts/1", { token: ann.token });
		expect(json.attempts[0].response).toEqual(first.json);
		expect(json.attempts[0].solved).toEqual(shown.json);
		expect(shown.json.solution).toBe("shown");
	});

	it("is of zeros where nothing was recorded yet", async () => {
		const { json } = await exported(await anonymousLearner());
		expect(json.record).toEqual({ firstUsedAt: null, lastUsedAt: null, attempts: 0, claimed: [] });
		expect([json.progress.totals.attempts, json.hints, json.shownKeys, json.attempts]).toEqual([0, [], [], []]);
	});

	it("is for the learner and for the server key of its tenant, and for nobody else", async () => {
		const ann = await tenantLearner("ann");
		await attemptQuestion(ann);
		expect((await exported({ id: "ann", token: await serverKey() })).json.attempts).toHaveLength(1);
		expectProblem(await exported({ id: "ann", token: await serverKey("other") }), 404, "learner-not-found");
		expectProblem(await exported({ id: "ann", token: (await tenantLearner("bob")).token }), 404, "learner-not-found");
		const anonymous = await anonymousLearner();
		expectProblem(await exported({ id: anonymous.id, token: await serverKey() }), 422, "learner-id-reserved");
	});

	it.each(["", "x", "n5", "a0x", "a-1", "a1e9", "q1", "h\n", "a'; DROP TABLE attempts"])(
		"takes no cursor that it never answered: %j",
		async (text) => {
			const cursor = toBase64url(new TextEncoder().encode(text));
			const reply = await exported(await anonymousLearner(), `?cursor=${cursor}`);
			expectProblem(reply, 400, "invalid-parameter");
		},
	);
});
