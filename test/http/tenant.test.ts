// A tenant as a whole over HTTP: its lists, everything kept of it, and its end. For its server key, and no other caller.
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AssignmentPage, LearnerPage, TenantView } from "../../src/contract/tenant.ts";
import { TenantExport } from "../../src/contract/tenant-export.ts";
import { encode } from "../../src/http/cursor.ts";
import { tenantObjectName } from "../../src/storage/object-name.ts";
import type { TenantNote } from "../../src/storage/tenant/note.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { eventually } from "../support/eventually.ts";
import { anonymousLearner, attemptQuestion, learnerName, serverKey, tenantLearner } from "../support/fixtures.ts";

const acme = () => env.TENANT.getByName(tenantObjectName(learnerName("acme", "x").tenant));
const get = async (path: string, tenant = "acme") => call(path, { token: await serverKey(tenant) });
const erase = async (query: string, tenant = "acme") =>
	call(`/v1/tenant${query}`, { method: "DELETE", token: await serverKey(tenant) });

/** Learners of whom an attempt is recorded, once they are listed. */
async function known(...ids: readonly string[]) {
	const learners = await Promise.all(ids.map((id) => tenantLearner(id)));
	for (const learner of learners) await attemptQuestion(learner);
	await eventually(async () => expect((await get("/v1/tenant")).json.learners).toBe(ids.length));
	return learners;
}

/** Its alarm may come by itself meanwhile. */
const erased = (): Promise<Json> =>
	eventually(async () => {
		await runDurableObjectAlarm(acme());
		const { json } = await get("/v1/tenant");
		expect(json.erasure.state).toBe("done");
		return json;
	});

const ASSIGNMENT: TenantNote = {
	kind: "assignment",
	assignmentId: `as-${"A".repeat(22)}`,
	revision: 2,
	title: "Week 3",
	createdAtMs: Date.parse("2026-10-01T08:00:00Z"),
	opensAtMs: null,
	dueAtMs: Date.parse("2026-10-08T08:00:00Z"),
	closesAtMs: Date.parse("2026-10-09T08:00:00Z"),
};

describe("every address of a tenant", () => {
	it.each(["/v1/learners", "/v1/assignments", "/v1/tenant", "/v1/tenant/export"])(
		"is for server keys alone: %s",
		async (path) => {
			expectProblem(await call(path), 401, "credential-required");
			expectProblem(await call(path, { token: (await tenantLearner("ann")).token }), 403, "server-key-required");
			expectProblem(await call(path, { token: (await anonymousLearner()).token }), 403, "server-key-required");
			expectProblem(await get(`${path}?colour=red`), 400, "invalid-parameter");
			expect((await get(path)).status).toBe(200);
		},
	);

	it("that erases it is so, too", async () => {
		const path = "/v1/tenant?confirm=acme";
		expectProblem(await call(path, { method: "DELETE" }), 401, "credential-required");
		const { token } = await tenantLearner("ann");
		expectProblem(await call(path, { method: "DELETE", token }), 403, "server-key-required");
	});

	it.each([
		["/v1/learners", ["", "x", "l", "l-x", "n5", "l'; DROP TABLE learners"]],
		["/v1/assignments", ["", "t", "t1/as-1", "l5", `t1e9/as-${"A".repeat(22)}`]],
		["/v1/tenant/export", ["", "x", "xq", "xl/", "xlann/x!", "n5", "xlann/bm9uZQ"]],
	])("takes no cursor that it never answered: %s", async (path, texts) => {
		for (const text of texts) expectProblem(await get(`${path}?cursor=${encode(text)}`), 400, "invalid-parameter");
		expectProblem(await get(`${path}?cursor=%00`), 400, "invalid-parameter");
	});
});

it("every answer is what the contract says", async () => {
	await known("ann", "bob");
	await acme().note([ASSIGNMENT]);
	const answered: readonly (readonly [v.GenericSchema, Json])[] = [
		[LearnerPage, (await get("/v1/learners?limit=1")).json],
		[AssignmentPage, (await get("/v1/assignments")).json],
		[TenantView, (await get("/v1/tenant")).json],
		[TenantExport, (await get("/v1/tenant/export")).json],
		[TenantView, (await erase("?confirm=acme")).json],
		[TenantView, await erased()],
	];
	for (const [schema, value] of answered) expect(v.parse(schema, value)).toEqual(value);
});

describe("the list of learners", () => {
	it("has each of whom something is recorded, page by page, and no other tenant's", async () => {
		const before = Date.now();
		await known("bob", "ann", "cy");
		await tenantLearner("never");
		const first = (await get("/v1/learners?limit=2")).json;
		expect(first.items.map((one: Json) => one.learnerId)).toEqual(["ann", "bob"]);
		const { firstSeenAt, links } = first.items[0];
		expect(Date.parse(firstSeenAt)).toBeGreaterThanOrEqual(before);
		expect(links.progress).toBe("/v1/learners/ann/progress");
		expect((await get(links.attempts)).json.items).toHaveLength(1);
		const second = (await get(`/v1/learners?limit=2&cursor=${first.nextCursor}`)).json;
		expect([second.items.map((one: Json) => one.learnerId), second.nextCursor]).toEqual([["cy"], null]);
		expect((await get("/v1/learners", "other")).json).toEqual({ items: [], nextCursor: null });
	});

	it("has nobody who was erased", async () => {
		const [ann] = await known("ann", "bob");
		await call("/v1/learners/ann", { method: "DELETE", token: ann?.token ?? "" });
		expect((await get("/v1/learners")).json.items.map((one: Json) => one.learnerId)).toEqual(["bob"]);
	});
});

describe("the list of assignments", () => {
	it("says of each what it is called, when it opens and closes, and where it is", async () => {
		await acme().note([ASSIGNMENT]);
		const { items } = (await get("/v1/assignments")).json;
		const self = `/v1/assignments/${ASSIGNMENT.kind === "assignment" ? ASSIGNMENT.assignmentId : ""}`;
		expect(items).toEqual([
			{
				assignmentId: `as-${"A".repeat(22)}`,
				title: "Week 3",
				state: Date.now() < Date.parse("2026-10-09T08:00:00Z") ? "open" : "closed",
				createdAt: "2026-10-01T08:00:00.000Z",
				opensAt: null,
				dueAt: "2026-10-08T08:00:00.000Z",
				closesAt: "2026-10-09T08:00:00.000Z",
				revision: 2,
				links: { self, gradebook: `${self}/gradebook`, statistics: `${self}/statistics` },
			},
		]);
		expect((await get("/v1/assignments?state=scheduled")).json).toEqual({ items: [], nextCursor: null });
		expectProblem(await get("/v1/assignments?state=late"), 400, "invalid-parameter");
	});
});

describe("an export of a tenant", () => {
	it("has of every learner what the learner's own export has, page by page", async () => {
		const ids = Array.from({ length: 12 }, (_, i) => `s${String(i).padStart(2, "0")}`);
		await known(...ids);
		const found: Json[] = [];
		let cursor = "";
		do {
			const { json, status } = await get(`/v1/tenant/export${cursor && `?cursor=${cursor}`}`);
			expect([status, json.tenant, json.assignments, json.webhooks]).toEqual([200, "acme", [], []]);
			found.push(...json.learners);
			cursor = json.nextCursor ?? "";
		} while (cursor !== "");
		expect(found.map((one) => one.learnerId)).toEqual(ids);
		const { nextCursor: _, exportedAt, ...own } = (await get("/v1/learners/s03/export")).json;
		expect(found[3]).toEqual({ ...own, exportedAt: expect.any(String) });
		expect(exportedAt).toEqual(expect.any(String));
		expect((await get("/v1/tenant/export", "other")).json.learners).toEqual([]);
	});

	it("goes on inside a learner whose record is longer than a page", async () => {
		const [ann] = await known("ann", "bob");
		const answers = Array.from({ length: 100 }, (_, i) => ({
			questionId: "why-four",
			answer: "app",
			final: true,
			idempotencyKey: `k${i}`,
		}));
		for (let i = 0; i < 2; i++) {
			const attempts = answers.map((one) => ({ ...one, idempotencyKey: `${one.idempotencyKey}-${i}` }));
			await call("/v1/learners/ann/attempts:batch", { body: { attempts }, token: ann?.token ?? "" });
		}
		const numbers: number[] = [];
		let pages = 0;
		let last: Json = null;
		for (let cursor: string | null = ""; cursor !== null; pages++) {
			last = (await get(`/v1/tenant/export${cursor && `?cursor=${cursor}`}`)).json;
			for (const { learnerId, attempts } of last.learners)
				if (learnerId === "ann") numbers.push(...attempts.map((one: Json) => one.item.number));
			cursor = last.nextCursor;
		}
		expect(pages).toBeGreaterThan(2);
		expect(numbers).toEqual(Array.from({ length: 201 }, (_, i) => i + 1));
		expect(last.learners.at(-1).learnerId).toBe("bob");
	});
});

describe("a tenant's erasure", () => {
	it("does nothing unless the tenant is named", async () => {
		await known("ann");
		for (const query of ["", "?confirm=", "?confirm=other", "?confirm=ACME"]) {
			const reply = await erase(query);
			expectProblem(reply, 400, "invalid-parameter");
			const detail = expect.stringContaining("?confirm=acme");
			expect(reply.json.errors, query).toEqual([{ parameter: "confirm", detail }]);
			expect((await get("/v1/tenant")).json, query).toMatchObject({ learners: 1, erasure: null });
		}
	});

	it("says in Chinese, too, what it would do and how to do it", async () => {
		const { json } = await erase("");
		expect(json.detail).toMatch(/^This erases every assignment/);
		const headers = { "Accept-Language": "zh" };
		const reply = await call("/v1/tenant", { method: "DELETE", token: await serverKey(), headers });
		expect(reply.json.detail).toMatch(/^这将永久删除.*`\?confirm=acme`/);
		expect(reply.json.detail).not.toMatch(/\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}/u);
	});

	it("erases every learner, whose tokens die, and leaves another tenant alone; the server key stays good", async () => {
		const [ann] = await known("ann", "bob");
		const elsewhere = await tenantLearner("ann", "other");
		await attemptQuestion(elsewhere);
		await acme().note([ASSIGNMENT]);
		const begun = await erase("?confirm=acme");
		expect([begun.status, begun.json.erasure.state]).toEqual([202, "running"]);
		const done = await erased();
		expect(done).toMatchObject({
			learners: 0,
			assignments: 0,
			webhooks: 0,
			erasure: { state: "done", erased: { learners: 2, assignments: 1 } },
		});
		expectProblem(await call("/v1/learners/ann/progress", { token: ann?.token ?? "" }), 401, "learner-erased");
		expectProblem(await get("/v1/learners/bob/progress"), 404, "learner-not-found");
		expect((await get("/v1/tenant/export")).json.learners).toEqual([]);
		expect((await get("/v1/learners/ann/progress", "other")).json.totals.attempts).toBe(1);
		expect((await erase("?confirm=acme")).status).toBe(202);
		expect((await erased()).erasure.erased.learners).toBe(0);
	});

	it("is no end for who comes after", async () => {
		await known("ann");
		await erase("?confirm=acme");
		await erased();
		await eventually(async () => {
			const { status } = await call("/v1/learners/ann/attempts", {
				body: { questionId: "why-four", answer: "app" },
				token: (await tenantLearner("ann")).token,
				headers: { "Idempotency-Key": "new" },
			});
			expect(status).toBe(201);
		});
		await eventually(async () => expect((await get("/v1/learners")).json.items).toHaveLength(1));
	});
});
