import { describe, expect, it } from "vitest";
import { call, expectProblem } from "../support/api.ts";
import { anonymousLearner, attemptQuestion, scenario, serverKey, tenantLearner } from "../support/fixtures.ts";

const READS = ["progress", "attempts", "attempts/1", "export"];

describe("a learner of whom nothing was ever recorded", () => {
	it.each(READS)("is not found by a server key: %s", async (what) => {
		const reply = await call(`/v1/learners/nobody-here/${what}`, { token: await serverKey() });
		expectProblem(reply, 404, "learner-not-found");
		expect(reply.json.detail).toContain("Nothing was ever recorded");
	});

	it("is not found by a server key after it minted a token either: that stores nothing", async () => {
		await tenantLearner("fresh");
		for (const what of READS) {
			const reply = await call(`/v1/learners/fresh/${what}`, { token: await serverKey() });
			expectProblem(reply, 404, "learner-not-found");
		}
	});

	it.each([
		["of a tenant", () => tenantLearner("fresh")],
		["without a tenant", anonymousLearner],
	])("reads zeros with its own token: one %s", async (_, make) => {
		const { id, token } = await make();
		const progress = await call(`/v1/learners/${id}/progress`, { token });
		expect([progress.status, progress.json.totals.attempts]).toEqual([200, 0]);
		const attempts = await call(`/v1/learners/${id}/attempts`, { token });
		expect([attempts.status, attempts.json]).toEqual([200, { items: [], nextCursor: null }]);
		expectProblem(await call(`/v1/learners/${id}/attempts/1`, { token }), 404, "attempt-not-found");
	});

	it("is there for a server key once it attempted something", async () => {
		const ann = await tenantLearner("ann");
		await attemptQuestion(ann);
		for (const what of READS)
			expect((await call(`/v1/learners/ann/${what}`, { token: await serverKey() })).status).toBe(200);
		expectProblem(await call("/v1/learners/ann/attempts/2", { token: await serverKey() }), 404, "attempt-not-found");
		expectProblem(
			await call("/v1/learners/ann/progress", { token: await serverKey("other") }),
			404,
			"learner-not-found",
		);
	});

	it("is there once it took a hint", async () => {
		const ann = await tenantLearner("ann");
		const made = await scenario({ learnerId: "ann" }, ann.token);
		const hint = { body: { blank: made.blanks[0].id }, token: ann.token };
		expect((await call(`/v1/scenarios/${made.id}/hints`, hint)).status).toBe(200);
		const { json } = await call("/v1/learners/ann/progress", { token: await serverKey() });
		expect(json.totals.attempts).toBe(0);
	});
});

describe("a server key", () => {
	it.each([
		["POST", "tokens"],
		["GET", "progress"],
		["GET", "attempts"],
		["GET", "attempts/1"],
		["POST", "attempts"],
	])("cannot name an anonymous learner: %s %s", async (method, what) => {
		const { id } = await anonymousLearner();
		const reply = await call(`/v1/learners/${id}/${what}`, { method, token: await serverKey() });
		expectProblem(reply, 422, "learner-id-reserved");
		expect(reply.json.errors[0].parameter).toBe("learnerId");
	});

	it("cannot bind a scenario to one", async () => {
		const reply = await call("/v1/scenarios", { body: { learnerId: "anon-x" }, token: await serverKey() });
		expectProblem(reply, 422, "learner-id-reserved");
		expect(reply.json.errors[0].pointer).toBe("/learnerId");
	});

	it("makes none by mistake: it is told what to call instead", async () => {
		const reply = await call("/v1/learners", { method: "POST", token: await serverKey() });
		expectProblem(reply, 403, "server-key-refused");
		expect(reply.json.detail).toContain("POST /v1/learners/{learnerId}/tokens");
	});

	it("may call its own learners anything else", async () => {
		for (const id of ["anon", "anonymous-7", "ANON-1", "x-anon-1"])
			expect((await tenantLearner(id)).token).toEqual(expect.any(String));
	});
});
