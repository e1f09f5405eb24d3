// A tenant with assignments: that an erasure of a learner, and of the tenant, reaches what learners handed on.
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { Learner } from "../../src/storage/learner/object.ts";
import { learnerObjectName, tenantObjectName } from "../../src/storage/object-name.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { objectOf } from "../support/assignments.ts";
import { eventually } from "../support/eventually.ts";
import { learnerName, serverKey, type TestLearner, tenantLearner } from "../support/fixtures.ts";
import { handedOn } from "../support/handed-on.ts";

const acme = () => env.TENANT.getByName(tenantObjectName(learnerName("acme", "x").tenant));
const recordOf = (id: string) => env.LEARNER.getByName(learnerObjectName(learnerName("acme", id)));
const get = async (path: string) => call(path, { token: await serverKey() });
const rows = async (assignmentId: string): Promise<readonly Json[]> =>
	(await get(`/v1/assignments/${assignmentId}/gradebook`)).json.items;

/** An assignment of one question, listed. */
async function assignment(title = "Week 3"): Promise<string> {
	const body = { title, items: [{ question: "why-four" }] };
	const { status, json } = await call("/v1/assignments", { body, token: await serverKey() });
	expect(status).toBe(201);
	await eventually(async () => {
		const { items } = (await get("/v1/assignments")).json;
		expect(items.map((one: Json) => one.assignmentId)).toContain(json.assignmentId);
	});
	return json.assignmentId;
}

/** Whatever is on its way from ann's record, and between the assignment and the tenant, arrives. */
async function allArrives(assignmentId: string): Promise<void> {
	for (const object of [recordOf("ann"), objectOf(assignmentId), acme(), recordOf("ann")])
		await runInDurableObject(object as DurableObjectStub<Learner>, (one) => one.alarm());
}

/** Opens the paper and answers its question, which the gradebook then shows. */
async function worked(learner: TestLearner, assignmentId: string): Promise<void> {
	const paper = await call(`/v1/assignments/${assignmentId}/learners/${learner.id}/paper`, { token: learner.token });
	expect(paper.status).toBe(200);
	const { seed } = paper.json.items[0].question;
	const body = { questionId: "why-four", answer: "app", seed, assignmentId, item: 1 };
	const headers = { "Idempotency-Key": `${assignmentId}-${learner.id}` };
	const sent = await call(`/v1/learners/${learner.id}/attempts`, { body, token: learner.token, headers });
	expect(sent.status).toBe(201);
	await handedOn(recordOf(learner.id));
	const row = (await rows(assignmentId)).find(({ learnerId }) => learnerId === learner.id);
	expect(row?.items[0].tries).toBe(1);
}

const everything = async () => {
	const pages: Json[] = [];
	for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1).nextCursor)
		pages.push((await get(`/v1/tenant/export${cursor && `?cursor=${cursor}`}`)).json);
	return pages;
};

describe("an erased learner", () => {
	it("stands in no gradebook, list or export any more", async () => {
		const [one, two] = [await assignment("one"), await assignment("two")];
		const [ann, bob] = [await tenantLearner("ann"), await tenantLearner("bob")];
		for (const learner of [ann, bob]) for (const id of [one, two]) await worked(learner, id);
		expect(JSON.stringify(await everything())).toContain('"ann"');
		expect((await call("/v1/learners/ann", { method: "DELETE", token: ann.token })).status).toBe(204);
		for (const id of [one, two]) expect((await rows(id)).map(({ learnerId }) => learnerId)).toEqual(["bob"]);
		const listed = async () => (await get("/v1/learners")).json.items.map((item: Json) => item.learnerId);
		expect(await listed()).not.toContain("ann");
		await eventually(async () => expect(await listed()).toEqual(["bob"]));
		expect(JSON.stringify(await everything())).not.toContain('"ann"');
	});

	it("has nothing brought back by what is on its way", async () => {
		const id = await assignment();
		const ann = await tenantLearner("ann");
		const paper = await call(`/v1/assignments/${id}/learners/ann/paper`, { token: ann.token });
		const { seed } = paper.json.items[0].question;
		const body = { questionId: "why-four", answer: "app", seed, assignmentId: id, item: 1 };
		const headers = { "Idempotency-Key": "last" };
		const [, erased] = await Promise.all([
			call("/v1/learners/ann/attempts", { body, token: ann.token, headers }),
			call("/v1/learners/ann", { method: "DELETE", token: await serverKey() }),
		]);
		expect(erased.status).toBe(204);
		expect(await rows(id)).toEqual([]);
		await allArrives(id);
		expect([await rows(id), (await get("/v1/learners")).json.items]).toEqual([[], []]);
	});

	it("who opens a paper in the same moment leaves no row of it", async () => {
		const id = await assignment();
		const ann = await tenantLearner("ann");
		const opening = vi.spyOn(Learner.prototype, "openPaper").mockReturnValue({ kind: "erased" });
		const reply = await call(`/v1/assignments/${id}/learners/ann/paper`, { token: ann.token });
		opening.mockRestore();
		expectProblem(reply, 401, "learner-erased");
		expect(await rows(id)).toEqual([]);
	});

	it("who is found erased where another has begun under the same id leaves that row alone", async () => {
		const id = await assignment();
		const ann = await tenantLearner("ann");
		expect((await call(`/v1/assignments/${id}/learners/ann/paper`, { token: ann.token })).status).toBe(200);
		const opening = vi.spyOn(Learner.prototype, "openPaper").mockReturnValue({ kind: "erased" });
		const reply = await call(`/v1/assignments/${id}/learners/ann/paper`, { token: ann.token });
		opening.mockRestore();
		expectProblem(reply, 401, "learner-erased");
		expect(await rows(id)).toHaveLength(1);
	});
});

it("an export of a tenant has its assignments, with everything that learners handed on", async () => {
	const id = await assignment();
	await worked(await tenantLearner("ann"), id);
	const [page] = await everything();
	expect(page.assignments).toMatchObject([{ assignmentId: id, assignment: { title: "Week 3" } }]);
	expect(page.assignments[0].learners).toHaveLength(1);
	expect(page.assignments[0].results).toHaveLength(1);
	const { nextCursor: _, exportedAt: __, ...own } = (await get(`/v1/assignments/${id}/export`)).json;
	expect(page.assignments[0]).toMatchObject(own);
});

it("a tenant that is erased has no assignment left, and learners none of theirs", async () => {
	const id = await assignment();
	await worked(await tenantLearner("ann"), id);
	const erasing = await call("/v1/tenant?confirm=acme", { method: "DELETE", token: await serverKey() });
	expect(erasing.status).toBe(202);
	await eventually(async () => {
		await runDurableObjectAlarm(acme());
		expect((await get("/v1/tenant")).json).toMatchObject({
			learners: 0,
			assignments: 0,
			erasure: { state: "done", erased: { learners: 1, assignments: 1 } },
		});
	});
	expectProblem(await get(`/v1/assignments/${id}`), 404, "assignment-not-found");
	const [page] = await everything();
	expect([page.assignments, page.learners]).toEqual([[], []]);
	await allArrives(id);
	expect((await get("/v1/tenant")).json).toMatchObject({ learners: 0, assignments: 0 });
});
