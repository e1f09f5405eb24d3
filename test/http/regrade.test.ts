// A whole round over HTTP: a class answers, a correction comes, everything is graded again.

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RegradeJob, RegradePage } from "../../src/contract/regrade.ts";
import { assignmentObjectName, learnerObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem, type Json, type Reply } from "../support/api.ts";
import { eventually } from "../support/eventually.ts";
import { learnerName, serverKey, tenantLearner } from "../support/fixtures.ts";
import { handedOn } from "../support/handed-on.ts";

const NONE = "as-3q2-7wQAEjRWeJq83u_6rQ";

const teach = async (path: string, init: object = {}, tenant = "acme"): Promise<Reply> =>
	call(path, { ...init, token: await serverKey(tenant) });

async function assign(): Promise<string> {
	const body = { title: "Week 3", items: [{ question: "why-four", points: 2 }, { question: "who-waits" }] };
	return (await teach("/v1/assignments", { body })).json.assignmentId;
}

/** Answers the paper as its learner, which the gradebook then shows. */
async function answer(assignmentId: string, learnerId: string, answers: readonly string[]): Promise<void> {
	const { token } = await tenantLearner(learnerId);
	const path = `/v1/assignments/${assignmentId}/learners/${learnerId}`;
	const paper = (await call(`${path}/paper`, { token })).json;
	for (const [place, given] of answers.entries()) {
		const { id: questionId, seed } = paper.items[place].question;
		const body = { questionId, seed, answer: given, assignmentId, item: place + 1 };
		const headers = { "Idempotency-Key": `${learnerId}-${place}` };
		const reply = await call(`/v1/learners/${learnerId}/attempts`, { token, body, headers });
		expect(reply.status, reply.text).toBe(201);
	}
	await handedOn(env.LEARNER.getByName(learnerObjectName(learnerName("acme", learnerId))));
	expect((await teach(path)).json.items.map(({ tries }: Json) => tries)).toEqual(answers.map(() => 1));
}

const ended = (assignmentId: string): Promise<Json> =>
	eventually(async () => {
		const { json } = await teach(`/v1/assignments/${assignmentId}/regrade`);
		expect(json.state).toBe("done");
		return json;
	});

/** As if the grader of then had taken every answer to the first question for right, and said so in the gradebook. */
async function generous(assignmentId: string): Promise<void> {
	const object = env.ASSIGNMENT.getByName(assignmentObjectName(learnerName("acme", "x").tenant, assignmentId));
	await runInDurableObject(object, (_, { storage }) => {
		storage.sql.exec("UPDATE results SET share = 1 WHERE item = 1");
	});
	// The points are counted anew.
	await teach(`/v1/assignments/${assignmentId}`, { method: "PATCH", body: { points: [3, 1] } });
}

describe("POST /v1/assignments/{id}/regrade", () => {
	it("puts today's grades into the gradebook, and says whose points changed", async () => {
		const assignmentId = await assign();
		await answer(assignmentId, "ann", ["app", "both"]);
		await answer(assignmentId, "bob", ["reliable", "both"]);
		await generous(assignmentId);
		const before = (await teach(`/v1/assignments/${assignmentId}/gradebook`)).json;
		expect(before.items.map(({ total }: Json) => total)).toEqual([4, 4]);
		const path = `/v1/assignments/${assignmentId}/regrade`;
		const begun = await teach(path, { method: "POST" });
		expect(begun.status).toBe(202);
		expect(begun.headers.get("Location")).toBe(path);
		expect(v.parse(v.strictObject(RegradeJob.entries), begun.json)).toMatchObject({ number: 1, learners: 2 });
		const regraded = await ended(assignmentId);
		expect(v.parse(v.strictObject(RegradePage.entries), regraded)).toMatchObject({
			gained: 0,
			lost: 1,
			regraded: 4,
			notRegraded: 0,
			items: [{ learnerId: "bob", items: [{ item: 1, before: 3, after: 0 }], before: 4, after: 1 }],
			nextCursor: null,
		});
		const after = (await teach(`/v1/assignments/${assignmentId}/gradebook`)).json;
		expect(after.items.map(({ learnerId, total }: Json) => [learnerId, total])).toEqual([
			["ann", 4],
			["bob", 1],
		]);
	});

	it("is for a server key of the tenant alone", async () => {
		const assignmentId = await assign();
		const { token } = await tenantLearner("ann");
		for (const method of ["POST", "GET"]) {
			const path = `/v1/assignments/${assignmentId}/regrade`;
			expectProblem(await call(path, { method }), 401, "credential-required");
			expectProblem(await call(path, { method, token }), 403, "server-key-required");
			expectProblem(await teach(path, { method }, "other"), 404, "assignment-not-found");
			expectProblem(await teach(`/v1/assignments/${NONE}/regrade`, { method }), 404, "assignment-not-found");
		}
	});

	it("is asked for in vain before there was one", async () => {
		const path = `/v1/assignments/${await assign()}/regrade`;
		expectProblem(await teach(path), 404, "never-regraded");
		expect((await teach(path, { method: "POST" })).json).toMatchObject({ state: "done", learners: 0 });
		expect((await teach(path)).json).toMatchObject({ state: "done", items: [] });
	});
});
