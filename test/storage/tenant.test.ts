// A tenant's object: what it lists, what stays away, and its end.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import type { LearnerId } from "../../src/contract/primitives.ts";
import { Learner } from "../../src/storage/learner/object.ts";
import { learnerObjectName, tenantObjectName } from "../../src/storage/object-name.ts";
import { assignmentsToErase, learnersToErase } from "../../src/storage/tenant/erasure.ts";
import { countAll, listAssignmentIds, listAssignments, listLearners } from "../../src/storage/tenant/lists.ts";
import type { AssignmentNote, TenantNote } from "../../src/storage/tenant/note.ts";
import { takeNotes } from "../../src/storage/tenant/notes.ts";
import { learnerName, nowS } from "../support/fixtures.ts";
import { passMs, stillClock } from "../support/still-clock.ts";
import { history, question } from "./given.ts";

stillClock();

const ANN = learnerName("acme", "ann");
const tenant = () => env.TENANT.getByName(tenantObjectName(ANN.tenant));
const id = (name: string) => name as LearnerId;

const learner = (name: string, firstAtMs = 1000): TenantNote => ({ kind: "learner", learnerId: id(name), firstAtMs });
const erased = (name: string, erasedS: number): TenantNote => ({
	kind: "learner-erased",
	learnerId: id(name),
	erasedS,
});
const assignmentId = (n: number) => `as-${String(n).padStart(22, "0")}`;
const assignment = (n: number, change: Partial<AssignmentNote> = {}): AssignmentNote => ({
	kind: "assignment",
	assignmentId: assignmentId(n),
	revision: 1,
	title: `No. ${n}`,
	createdAtMs: n * 1000,
	opensAtMs: null,
	dueAtMs: null,
	closesAtMs: null,
	...change,
});

const learners = async () => (await tenant().learners("", 100)).items.map(({ learnerId }) => learnerId);
const page = (limit: number, change: object = {}) => tenant().assignments({ limit, from: null, ...change });
const titles = async (change: object = {}) => (await page(100, change)).items.map(({ title }) => title);
const alarms = async () => {
	for (let i = 0; i < 100 && (await tenant().overview()).erasure?.endedAtMs === null; i++)
		await runDurableObjectAlarm(tenant());
};

describe("a tenant", () => {
	it("that was only asked stores nothing", async () => {
		expect(await tenant().overview()).toEqual({ learners: 0, assignments: 0, webhooks: 0, erasure: null });
		expect([await learners(), await titles(), await tenant().assignmentIds("", 9)]).toEqual([[], [], []]);
		const tables = await runInDurableObject(tenant(), (_, { storage }) =>
			storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
		);
		expect(tables).toEqual([]);
	});

	it("lists what it was told once, however often and in whatever order it is told", async () => {
		await tenant().note([learner("bob", 5000), assignment(1, { revision: 3, title: "new" }), learner("ann")]);
		await evictDurableObject(tenant());
		await tenant().note([assignment(1, { revision: 2, title: "old" }), learner("ann", 9000), learner("bob", 5000)]);
		expect(await tenant().learners("", 9)).toEqual({
			items: [
				{ learnerId: "ann", firstAtMs: 1000 },
				{ learnerId: "bob", firstAtMs: 5000 },
			],
			next: null,
		});
		expect((await page(9)).items).toMatchObject([{ title: "new", revision: 3 }]);
		expect(await tenant().overview()).toMatchObject({ learners: 2, assignments: 1 });
	});

	it("keeps away what was erased when a note comes late, and takes a learner who begins anew", async () => {
		const erasedS = nowS() - 10;
		const [firstMs, lastMs] = [(erasedS - 60) * 1000, erasedS * 1000 + 999];
		await tenant().note([learner("ann", firstMs), assignment(1)]);
		await tenant().note([erased("ann", erasedS), { kind: "assignment-erased", assignmentId: assignmentId(1) }]);
		await tenant().note([learner("ann", firstMs), learner("ann", lastMs), assignment(1, { revision: 9 })]);
		expect(await tenant().overview()).toMatchObject({ learners: 0, assignments: 0 });
		await tenant().note([learner("ann", lastMs + 1), erased("ann", erasedS)]);
		expect(await learners()).toEqual(["ann"]);
	});

	it("forgets what was erased once no note of before can be left", async () => {
		await tenant().note([erased("ann", 2), erased("bob", nowS())]);
		const gone = () =>
			runInDurableObject(tenant(), (_, { storage }) =>
				storage.sql.exec<{ id: string }>("SELECT id FROM gone").toArray(),
			);
		expect(await gone()).toEqual([{ id: "bob" }]);
		expect(await runInDurableObject(tenant(), (_, { storage }) => storage.getAlarm())).toBeGreaterThan(Date.now());
	});

	it("lists 10,000 learners page by page, each once", async () => {
		const notes = Array.from({ length: 10_000 }, (_, i) => learner(`s${(i * 7919) % 10_000}`));
		for (let i = 0; i < notes.length; i += 1000) await tenant().note(notes.slice(i, i + 1000));
		const seen: string[] = [];
		for (let after: string | null = ""; after !== null; ) {
			const { items, next } = await tenant().learners(after, 100);
			expect(items.length).toBeLessThanOrEqual(100);
			seen.push(...items.map(({ learnerId }) => learnerId));
			after = next;
		}
		expect(seen).toHaveLength(10_000);
		expect(new Set(seen).size).toBe(10_000);
		expect(await tenant().overview()).toMatchObject({ learners: 10_000 });
	});
});

describe("a page of assignments", () => {
	const many = Array.from({ length: 25 }, (_, i) => assignment(i + 1, { createdAtMs: Math.floor(i / 3) * 1000 }));

	it("has the newest first and goes on where the last one ended, also among those of one time", async () => {
		await tenant().note(many);
		const pages: string[][] = [];
		for (let from = null, more = true; more; ) {
			const { items, next }: Awaited<ReturnType<typeof page>> = await page(10, { from });
			pages.push(items.map((item) => item.assignmentId));
			from = next as never;
			more = next !== null;
		}
		expect(pages.map(({ length }) => length)).toEqual([10, 10, 5]);
		expect(pages.flat()).toEqual(many.map((one) => one.assignmentId).reverse());
	});

	it("has those of the state that is asked for, whole though few are", async () => {
		const now = Date.now();
		await tenant().note([
			assignment(1),
			assignment(2, { opensAtMs: now + 60_000 }),
			assignment(3, { closesAtMs: now - 1 }),
			assignment(4, { opensAtMs: now - 60_000, closesAtMs: now + 60_000 }),
			assignment(5, { opensAtMs: now + 60_000, closesAtMs: now + 90_000 }),
		]);
		expect(await titles({ state: "open" })).toEqual(["No. 4", "No. 1"]);
		expect(await titles({ state: "scheduled" })).toEqual(["No. 5", "No. 2"]);
		expect(await titles({ state: "closed" })).toEqual(["No. 3"]);
	});

	it("of a state ends after so many that are not, and says where to go on", async () => {
		await tenant().note([assignment(1, { closesAtMs: 1 })]);
		const open = Array.from({ length: 2500 }, (_, i) => assignment(i + 2));
		for (let i = 0; i < open.length; i += 500) await tenant().note(open.slice(i, i + 500));
		const found: string[] = [];
		let pages = 0;
		for (let from: unknown = null, more = true; more; pages++) {
			const { items, next } = await page(10, { from, state: "closed" });
			found.push(...items.map(({ title }) => title));
			from = next;
			more = next !== null;
		}
		expect([found, pages]).toEqual([["No. 1"], 3]);
		const full = await page(10, { state: "open" });
		expect([full.items.length, full.next?.assignmentId]).toEqual([10, full.items.at(-1)?.assignmentId]);
	});
});

it("no list or erasure goes through what grows with the tenant", async () => {
	await tenant().note([learner("ann"), assignment(1)]);
	const detours = await runInDurableObject(tenant(), (_, { storage: { sql } }) => {
		const asked: [string, unknown[]][] = [];
		const exec = (query: string, ...values: unknown[]) => {
			asked.push([query, values]);
			return sql.exec(query, ...values);
		};
		const watched = new Proxy(sql, { get: (target, name) => (name === "exec" ? exec : Reflect.get(target, name)) });
		listLearners(watched, "", 9);
		listAssignmentIds(watched, "", 9);
		listAssignments(watched, { limit: 9, from: null, state: "open" }, 1);
		countAll(watched);
		assignmentsToErase(watched, 1, 1);
		learnersToErase(watched, 1, 1);
		takeNotes(watched, [learner("bob"), erased("bob", 1), assignment(2), assignment(2, { revision: 2 })], 1);
		takeNotes(watched, [{ kind: "assignment-erased", assignmentId: assignmentId(2) }], 1);
		const steps = asked.flatMap(([query, values]) =>
			sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...values).toArray(),
		);
		expect(asked.length).toBeGreaterThan(8);
		return steps.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE|AUTOMATIC/.test(detail));
	});
	expect(detours.filter((detail) => !/^SCAN (counts|CONSTANT ROW)$/.test(detail))).toEqual([]);
});

describe("a tenant that is erased", () => {
	const record = (name: string) => env.LEARNER.getByName(learnerObjectName(learnerName("acme", name)));

	it("is so learner by learner and assignment by assignment, and says how far it is", async () => {
		const sinceS = nowS();
		for (const name of ["ann", "bob"]) await record(name).submit(question());
		await tenant().note([learner("ann"), learner("bob"), ...Array.from({ length: 60 }, (_, i) => assignment(i))]);
		const begun = await tenant().eraseAll(ANN.tenant);
		expect(begun).toMatchObject({ learners: 2, assignments: 60, erasure: { endedAtMs: null, learners: 0 } });
		await runDurableObjectAlarm(tenant());
		const { assignments, erasure } = await tenant().overview();
		expect(erasure?.assignments).toBeGreaterThan(0);
		expect(assignments).toBe(60 - (erasure?.assignments ?? 0));
		await alarms();
		expect(await tenant().overview()).toMatchObject({
			learners: 0,
			assignments: 0,
			erasure: { endedAtMs: expect.any(Number), learners: 2, assignments: 60 },
		});
		for (const name of ["ann", "bob"]) {
			expect(await history(record(name))).toEqual([]);
			expect(await record(name).standing(sinceS)).toBe("erased");
		}
	});

	it("goes on after a crash, and one more call changes nothing while it does", async () => {
		await tenant().note(Array.from({ length: 60 }, (_, i) => learner(`s${i}`)));
		const { erasure } = await tenant().eraseAll(ANN.tenant);
		await runDurableObjectAlarm(tenant());
		await evictDurableObject(tenant());
		expect((await tenant().eraseAll(ANN.tenant)).erasure?.upToMs).toBe(erasure?.upToMs);
		await alarms();
		expect(await tenant().overview()).toMatchObject({ learners: 0, erasure: { learners: 60 } });
		const again = await tenant().eraseAll(ANN.tenant);
		expect(again.erasure?.learners).toBe(0);
		await alarms();
		expect((await tenant().overview()).erasure?.endedAtMs).not.toBeNull();
	});

	it("loses its webhooks, too, but one that is made later", async () => {
		await tenant().addWebhook({ webhookId: "wh-1", events: [] });
		expect((await tenant().eraseAll(ANN.tenant)).webhooks).toBe(1);
		passMs(1);
		await tenant().addWebhook({ webhookId: "wh-2", events: [] });
		await alarms();
		expect(await tenant().subscriptions()).toEqual([{ webhookId: "wh-2", events: [] }]);
		expect((await tenant().overview()).erasure?.webhooks).toBe(1);
	});

	it("is not held up by what cannot be erased yet, which is tried again", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const erase = vi.spyOn(Learner.prototype, "erase").mockRejectedValue(new Error("away"));
		await tenant().note([learner("ann"), assignment(1)]);
		await tenant().eraseAll(ANN.tenant);
		while (erase.mock.calls.length === 0) await runDurableObjectAlarm(tenant());
		expect(await tenant().overview()).toMatchObject({ learners: 1, assignments: 0, erasure: { endedAtMs: null } });
		erase.mockRestore();
		await alarms();
		expect(await tenant().overview()).toMatchObject({ learners: 0, erasure: { endedAtMs: expect.any(Number) } });
	});

	it("keeps who comes after, and erases what a late note says to be of before", async () => {
		await record("old").submit(question());
		const { erasure } = await tenant().eraseAll(ANN.tenant);
		const upToMs = erasure?.upToMs ?? 0;
		await tenant().note([learner("new", upToMs + 1), assignment(1, { createdAtMs: upToMs + 1 })]);
		await alarms();
		expect(await learners()).toEqual(["new"]);
		await tenant().note([learner("old", upToMs - 1)]);
		await runDurableObjectAlarm(tenant());
		expect(await learners()).toEqual(["new"]);
		expect(await history(record("old"))).toEqual([]);
		expect(await tenant().overview()).toMatchObject({ learners: 1, assignments: 1, erasure: { learners: 1 } });
	});
});
