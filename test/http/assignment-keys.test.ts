// Assignments are made once, however often the call that makes one is made.
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Assignment } from "../../src/storage/assignment/object.ts";
import { isEmpty } from "../../src/storage/migrate.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { DAY, idOf, inMs, objectOf, result, setting, teach, work } from "../support/assignments.ts";
import { serverKey } from "../support/fixtures.ts";
import { whenItIs, yearsAhead } from "../support/still-clock.ts";

let keys = 0;
const newKey = () => `week ${++keys}`;

const make = (key: string, body: object = setting()) =>
	teach("/v1/assignments", { body, headers: { "Idempotency-Key": key } });

describe("the same key and body again", () => {
	it("answer the assignment that was made, as it stands, and say so", async () => {
		const key = newKey();
		const first = await make(key, setting({ seeds: "shared", learners: ["ann"] }));
		expect([first.status, first.headers.get("Idempotent-Replayed")]).toEqual([201, null]);
		const { assignmentId } = first.json;
		expect(assignmentId).toMatch(/^as-[\w-]{22}$/);
		const secrets = JSON.stringify((await objectOf(assignmentId).read())?.assignment.items);
		const repeat = await make(key, { learners: ["ann"], ...setting(), seeds: "shared" });
		expect([repeat.status, repeat.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
		expect(repeat.headers.get("Location")).toBe(`/v1/assignments/${assignmentId}`);
		expect(repeat.json).toEqual(first.json);
		expect(JSON.stringify((await objectOf(assignmentId).read())?.assignment.items)).toBe(secrets);
		await teach(`/v1/assignments/${assignmentId}`, { method: "PATCH", body: { title: "Week 4" } });
		const later = await make(key, setting({ seeds: "shared", learners: ["ann"] }));
		expect([later.json.title, later.headers.get("ETag")]).toEqual(["Week 4", '"2"']);
	});

	it("make one, where several come at once", async () => {
		const key = newKey();
		const replies = await Promise.all(Array.from({ length: 6 }, () => make(key)));
		expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(201));
		expect(new Set(replies.map(({ json }) => json.assignmentId)).size).toBe(1);
		expect(replies.filter(({ headers }) => headers.get("Idempotent-Replayed") === null)).toHaveLength(1);
	});

	it("answer it also when its time is over", async () => {
		const [key, body] = [newKey(), setting({ dueAt: inMs(DAY) })];
		const { assignmentId } = (await make(key, body)).json;
		await whenItIs(Date.now() + 2 * DAY, async () => {
			expectProblem(await make(newKey(), body), 422, "assignment-times-invalid");
			expect((await make(key, body)).json.assignmentId).toBe(assignmentId);
		});
	});

	it("are another assignment of another tenant, and of another key, and of calls without one", async () => {
		const key = newKey();
		const headers = { "Idempotency-Key": key };
		const elsewhere = await call("/v1/assignments", { body: setting(), headers, token: await serverKey("globex") });
		const replies = [
			await make(key),
			await make(newKey()),
			elsewhere,
			await teach("/v1/assignments", { body: setting() }),
		];
		expect(new Set(replies.map(({ json }) => json.assignmentId)).size).toBe(4);
		for (const reply of replies) expect(reply.headers.get("Idempotent-Replayed")).toBeNull();
	});
});

describe("a key is refused", () => {
	it("with another body, and what it made stays as it was", async () => {
		const key = newKey();
		const { json } = await make(key);
		expectProblem(await make(key, setting({ title: "Other" })), 422, "idempotency-key-reused");
		expect((await teach(`/v1/assignments/${json.assignmentId}`)).json).toEqual(json);
	});

	it("whose assignment was erased, for 31 days, after which nothing of it is left", () =>
		yearsAhead(async () => {
			const key = newKey();
			const { assignmentId } = (await make(key)).json;
			await teach(`/v1/assignments/${assignmentId}`, { method: "DELETE" });
			const refused = await make(key);
			expectProblem(refused, 422, "idempotency-key-reused");
			expect(refused.json.detail).toContain("erased");
			const object = objectOf(assignmentId);
			await runInDurableObject(object, async (instance: Assignment, { storage }) => {
				await instance.alarm();
				expect(await storage.getAlarm()).toBeGreaterThan(Date.now() + 30 * DAY);
				storage.sql.exec("UPDATE erased SET until = ?", Date.now());
				await instance.alarm();
				expect([isEmpty(storage), await storage.getAlarm()]).toEqual([true, null]);
			});
			const anew = await make(key);
			expect([anew.status, anew.json.assignmentId]).toEqual([201, assignmentId]);
		}));

	it("that is none", async () => {
		expectProblem(await make("k".repeat(256)), 400, "invalid-idempotency-key");
	});

	it("only where something was made by it", async () => {
		const key = newKey();
		expectProblem(await make(key, setting({ items: [{ template: "none" }] })), 422, "unknown-template");
		expect((await make(key)).status).toBe(201);
	});
});

describe("a follow-up", () => {
	const IDEA = { id: "syn-does-not-consume", confidence: 3 };

	it("is made once, for the same learners, whoever holds the idea meanwhile", async () => {
		const { assignmentId: id } = (await make(newKey())).json;
		await work(id, "ann", [result({ share: 0, ideas: [IDEA] })]);
		const body = { misconception: IDEA.id };
		const headers = { "Idempotency-Key": newKey() };
		const follow = (): Promise<Json> => teach(`/v1/assignments/${id}/remedial`, { body, headers });
		const first = await follow();
		expect([first.status, first.json.named]).toEqual([201, 1]);
		await work(id, "bob", [result({ share: 0, ideas: [IDEA] })]);
		const repeat = await follow();
		expect([repeat.status, repeat.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
		expect(repeat.json).toEqual(first.json);
		const other = await teach(`/v1/assignments/${id}/remedial`, { body: { ...body, items: 1 }, headers });
		expectProblem(other, 422, "idempotency-key-reused");
	});

	it("for more than are named at once names the others too, though whoever made it was cut off", () =>
		yearsAhead(async () => {
			const { assignmentId: id } = (await make(newKey())).json;
			const found = await objectOf(id).read();
			if (!found) throw new Error("no assignment");
			const learners = Array.from({ length: 520 }, (_, i) => idOf(`learner-${i}`));
			const assignment = { ...found.assignment, assignmentId: `as-${"B".repeat(22)}`, forNamed: true };
			const object = objectOf(assignment.assignmentId);
			const tenant = JSON.parse('"acme"');
			expect(await object.create(tenant, assignment, learners, "hash")).toMatchObject({ kind: "made", learners: 520 });
			const rows = await runInDurableObject(object, async (instance: Assignment, { storage: { sql } }) => {
				// Whom it tells of that takes its time.
				sql.exec("UPDATE outbox SET next_at = ?", Date.now() + DAY);
				await instance.alarm();
				return sql.exec<{ n: number }>("SELECT count(*) AS n FROM learners").one().n;
			});
			expect(rows).toBe(520);
			expect(await object.create(tenant, assignment, [], "hash")).toMatchObject({ kind: "repeated", learners: 520 });
		}));
});
