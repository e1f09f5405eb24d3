// Learners of an assignment over HTTP: named, with what differs for them, given a fresh paper, taken off.
import { describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "../../src/http/read-body.ts";
import { expectProblem, type Json } from "../support/api.ts";
import { assign, DAY, idOf, inMs, objectOf, result, rowOf, settle, teach, work } from "../support/assignments.ts";

const put = (path: string, body: object) => teach(path, { method: "PUT", body });
const learnersOf = (id: string) => `/v1/assignments/${id}/learners`;
const nameAll = (id: string, learners: readonly object[]) => put(learnersOf(id), { learners });
const override = (id: string, learner: string, body: object) => put(`${learnersOf(id)}/${learner}`, body);
const pointers = (json: Json) => json.errors.map(({ pointer }: Json) => pointer);

const many = (count: number) => Array.from({ length: count }, (_, i) => ({ learnerId: `s${i}` }));

describe("learners that are named in one call", () => {
	it("have a row each, whether or not anybody has seen them before", async () => {
		const { assignmentId } = await assign();
		const dueAt = inMs(DAY);
		const reply = await nameAll(assignmentId, [{ learnerId: "ann" }, { learnerId: "bob", dueAt, attempts: 3 }]);
		expect([reply.status, reply.json]).toEqual([200, { named: 2, learners: 2 }]);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ state: "assigned", override: {}, total: 0, paper: 1 });
		expect(await rowOf(assignmentId, "bob")).toMatchObject({ override: { dueAt, attempts: 3 } });
	});

	it("keep what differs for them where a class list is sent again, and lose what is replaced", async () => {
		const { assignmentId } = await assign();
		await override(assignmentId, "ann", { attempts: 3, excused: true });
		await nameAll(assignmentId, [{ learnerId: "ann" }, { learnerId: "bob" }]);
		expect((await rowOf(assignmentId, "ann")).override).toEqual({ attempts: 3, excused: true });
		await nameAll(assignmentId, [{ learnerId: "ann", timeLimitSeconds: null }]);
		expect((await rowOf(assignmentId, "ann")).override).toEqual({ timeLimitSeconds: null });
		await override(assignmentId, "ann", {});
		expect((await rowOf(assignmentId, "ann")).override).toEqual({});
	});

	it("are at most 500, and no more than a body holds, as is said", async () => {
		const { assignmentId } = await assign();
		const over = await nameAll(assignmentId, many(501));
		expectProblem(over, 422, "invalid-body");
		expect([pointers(over.json), over.json.detail]).toEqual([["/learners"], expect.stringContaining("500")]);
		const far = await nameAll(assignmentId, many(10_000));
		expectProblem(far, 413, "body-too-large");
		expect(far.json.detail).toContain(String(MAX_BODY_BYTES));
		expect((await nameAll(assignmentId, many(500))).json).toEqual({ named: 500, learners: 500 });
	});

	it("are all refused where one cannot be had, and nothing is changed", async () => {
		const { assignmentId } = await assign({ opensAt: inMs(DAY) });
		const ann = { learnerId: "ann" };
		const twice = await nameAll(assignmentId, [ann, { learnerId: "bob" }, { ...ann, attempts: 2 }]);
		expectProblem(twice, 422, "invalid-body");
		expect(pointers(twice.json)).toEqual(["/learners/2/learnerId"]);
		const reserved = await nameAll(assignmentId, [ann, { learnerId: "anon-x" }]);
		expectProblem(reserved, 422, "learner-id-reserved");
		expect(pointers(reserved.json)).toEqual(["/learners/1/learnerId"]);
		const early = await nameAll(assignmentId, [ann, { learnerId: "bob", dueAt: inMs(1000) }]);
		expectProblem(early, 422, "assignment-times-invalid");
		expect(pointers(early.json)).toEqual(["/learners/1/dueAt"]);
		expectProblem(await nameAll(assignmentId, [{ learnerId: "ann", extra: 1 }]), 422, "invalid-body");
		expectProblem(await nameAll(assignmentId, [{ learnerId: "a b" }]), 422, "invalid-body");
		expect((await teach(`/v1/assignments/${assignmentId}/gradebook`)).json.items).toEqual([]);
	});

	it("are the only ones who have an assignment that names its learners", async () => {
		const { assignmentId, forNamed } = await assign({ learners: ["ann"] });
		expect(forNamed).toBe(true);
		expect(await objectOf(assignmentId).open(idOf("bob"), true)).toEqual({ kind: "not-assigned" });
		expect(await objectOf(assignmentId).open(idOf("ann"), true)).toMatchObject({ kind: "open" });
		await nameAll(assignmentId, [{ learnerId: "bob" }]);
		expect(await objectOf(assignmentId).open(idOf("bob"), true)).toMatchObject({ kind: "open" });
	});
});

describe("what differs for one learner", () => {
	it("holds at once, shows in the row, and counts lateness anew", async () => {
		const { assignmentId } = await assign({ dueAt: inMs(DAY), late: { perDay: 0.1 } });
		const late = result({ submittedAtMs: Date.now() + 2.5 * DAY });
		await work(assignmentId, "ann", [late]);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ total: 0.8, late: true, daysLate: 2 });
		const dueAt = inMs(2 * DAY);
		const reply = await override(assignmentId, "ann", { dueAt, timeLimitSeconds: 5400, attempts: 5 });
		expect(reply.status).toBe(200);
		expect(reply.json).toMatchObject({
			total: 0.9,
			daysLate: 1,
			override: { dueAt, timeLimitSeconds: 5400, attempts: 5 },
			endsAt: new Date(Date.parse(reply.json.startedAt) + 5400_000).toISOString(),
		});
		expect(await objectOf(assignmentId).open(idOf("ann"), false)).toMatchObject({
			terms: { timeLimitS: 5400, policy: { attempts: 5 }, dueAtMs: Date.parse(dueAt) },
		});
		expect((await override(assignmentId, "ann", { dueAt: null })).json).toMatchObject({ total: 1, late: false });
		expect((await override(assignmentId, "ann", {})).json).toMatchObject({ total: 0.8, daysLate: 2 });
	});

	it("may lie in the past, and is refused out of order", async () => {
		const { assignmentId } = await assign({ opensAt: inMs(-9 * DAY), closesAt: inMs(DAY) });
		expect((await override(assignmentId, "ann", { dueAt: inMs(-DAY) })).status).toBe(200);
		const odd = await override(assignmentId, "ann", { dueAt: inMs(2 * DAY) });
		expectProblem(odd, 422, "assignment-times-invalid");
		expect(pointers(odd.json)).toEqual(["/dueAt"]);
		expectProblem(await override(assignmentId, "ann", { closesAt: inMs(-10 * DAY) }), 422, "assignment-times-invalid");
		expectProblem(await override(assignmentId, "anon-x", {}), 422, "learner-id-reserved");
		expectProblem(await override(assignmentId, "ann", { attempts: 0 }), 422, "invalid-body");
	});

	it("can excuse: the row stays, marked, with what was done", async () => {
		const { assignmentId } = await assign();
		await work(assignmentId, "ann", [result()]);
		expect((await override(assignmentId, "ann", { excused: true })).json).toMatchObject({ state: "excused", total: 1 });
		expect((await override(assignmentId, "ann", {})).json.state).toBe("begun");
	});

	it("opens a paper again that the clock had ended, and none that was handed in", async () => {
		const { assignmentId } = await assign();
		const object = objectOf(assignmentId);
		for (const [learner, by] of [
			["ann", "time"],
			["bob", "learner"],
		] as const) {
			await work(assignmentId, learner, [result()]);
			await override(assignmentId, learner, { closesAt: inMs(-10_000) });
			await object.take({ learnerId: idOf(learner), handed: [{ kind: "finish", paper: 1, atMs: Date.now(), by }] });
			expect(await rowOf(assignmentId, learner)).toMatchObject({ state: "finished", finishedBy: by });
			await override(assignmentId, learner, { closesAt: inMs(DAY) });
		}
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ state: "begun", finishedAt: null, finishedBy: null });
		expect(await rowOf(assignmentId, "bob")).toMatchObject({ state: "finished", finishedBy: "learner" });
	});
});

describe("a fresh paper", () => {
	it("counts nothing of the one before, whose results come late or not", async () => {
		const { assignmentId } = await assign();
		await override(assignmentId, "ann", { attempts: 4 });
		await work(assignmentId, "ann", [result({ share: 0.5 })]);
		const reply = await teach(`${learnersOf(assignmentId)}/ann/reset`, { method: "POST" });
		expect(reply.status).toBe(200);
		expect(reply.json).toMatchObject({
			state: "assigned",
			paper: 2,
			startedAt: null,
			total: 0,
			override: { attempts: 4 },
		});
		const object = objectOf(assignmentId);
		await object.take({ learnerId: idOf("ann"), handed: [result()] });
		expect(await rowOf(assignmentId, "ann")).toMatchObject({
			total: 0,
			items: [{ tries: 0, score: null }, { tries: 0 }],
		});
		await work(assignmentId, "ann", [result({ paper: 2, share: 0.75 })]);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ state: "begun", total: 0.75 });
	});

	it("is nobody's who has no row", async () => {
		const { assignmentId } = await assign();
		for (const [method, path] of [
			["POST", "zoe/reset"],
			["GET", "zoe"],
			["DELETE", "zoe"],
		] as const)
			expectProblem(await teach(`${learnersOf(assignmentId)}/${path}`, { method }), 404, "learner-not-assigned");
	});
});

describe("a learner who is taken off", () => {
	it("has no row and no results, and comes back to a paper of its own", async () => {
		const { assignmentId } = await assign();
		await work(assignmentId, "ann", [result()]);
		const reply = await teach(`${learnersOf(assignmentId)}/ann`, { method: "DELETE" });
		expect([reply.status, reply.text]).toEqual([204, ""]);
		const object = objectOf(assignmentId);
		await object.take({ learnerId: idOf("ann"), handed: [result()] });
		expectProblem(await teach(`${learnersOf(assignmentId)}/ann`), 404, "learner-not-assigned");
		await work(assignmentId, "ann", [result(), result({ paper: 2, share: 0.5 })]);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ paper: 2, total: 0.5 });
		await settle(assignmentId);
	});
});
