// An assignment's object: results that come twice, out of order or of a paper of before; what it tells whom; what is left.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SORTS } from "../../src/contract/gradebook.ts";
import { readScores } from "../../src/course/gradebook.ts";
import type { HandedFinish, HandedResult } from "../../src/course/handed.ts";
import { WHERE_ASSIGNMENT_EXPORTED } from "../../src/storage/assignment/export.ts";
import { countStates, mostRows, readPage, readRowDocument } from "../../src/storage/assignment/gradebook.ts";
import { readRow } from "../../src/storage/assignment/rows.ts";
import { Learner } from "../../src/storage/learner/object.ts";
import { assign, DAY, idOf, objectOf, result, settle, somebodyListens, work } from "../support/assignments.ts";
import { stillClock } from "../support/still-clock.ts";

const finish = (change: Partial<HandedFinish> = {}): HandedFinish => ({
	kind: "finish",
	paper: 1,
	atMs: Date.now(),
	by: "learner",
	...change,
});
const ANN = idOf("ann");

stillClock();
somebodyListens();
afterEach(() => {
	vi.restoreAllMocks();
});

/** Without what differs from run to run. */
async function rowNow(id: string, learner = ANN) {
	const outcome = await objectOf(id).row(learner);
	if (outcome.kind !== "row") throw new Error(outcome.kind);
	return { ...outcome.row, scores: [...readScores(outcome.row.scores).values()] };
}

/** Messages that wait, in order: for whom, and what. */
const waiting = (id: string): Promise<readonly (readonly [target: string, message: Record<string, unknown>])[]> =>
	runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
		sql
			.exec<{ target: string; message: string }>("SELECT target, message FROM outbox ORDER BY id")
			.toArray()
			.map(({ target, message }) => [target, JSON.parse(message)] as const),
	);

const targets = async (id: string) => (await waiting(id)).map(([target]) => target);

describe("results", () => {
	const RESULTS: readonly HandedResult[] = [
		result({ number: 1, share: 0.25, submittedAtMs: 1000 }),
		result({ number: 2, share: 0.75, submittedAtMs: 2000 }),
		result({ number: 3, item: 2, share: 0.5, submittedAtMs: 3000 }),
		result({ number: 4, share: 0.5, submittedAtMs: 4000 }),
	];
	const SCORES = [
		{ item: 1, tries: 3, points: 0.75, daysLate: 0, lastAtMs: 4000 },
		{ item: 2, tries: 1, points: 1, daysLate: 0, lastAtMs: 3000 },
	];

	it.each<[string, readonly (readonly HandedResult[])[]]>([
		["one by one", RESULTS.map((one) => [one])],
		["all at once", [RESULTS]],
		["backwards", [...RESULTS].reverse().map((one) => [one])],
		["each twice", RESULTS.flatMap((one) => [[one], [one]])],
		["a batch again with more behind it", [RESULTS.slice(0, 2), RESULTS]],
		["one twice in a batch", [[...RESULTS, ...RESULTS]]],
	])("come to the same: %s", async (_, batches) => {
		const { assignmentId: id } = await assign({ policy: { attempts: 5 } });
		await objectOf(id).open(ANN, true);
		for (const handed of batches) expect(await objectOf(id).take({ learnerId: ANN, handed })).toBe("taken");
		expect(await rowNow(id)).toMatchObject({ scores: SCORES, points: 1.75, daysLate: 0, state: "begun" });
		const kept = await runInDurableObject(objectOf(id), (__, { storage: { sql } }) =>
			sql.exec("SELECT number FROM results ORDER BY number").toArray(),
		);
		expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
	});

	it("tell of each attempt once, however often it comes", async () => {
		const { assignmentId: id } = await assign();
		await settle(id);
		await work(id, "ann", [result({ number: 1, share: 0.5 })]);
		await objectOf(id).take({ learnerId: ANN, handed: [result({ number: 1, share: 0.5 }), finish(), finish()] });
		const told = (await waiting(id)).map(([target, { type, data, learnerId }]) => ({ target, type, data, learnerId }));
		expect(told).toMatchObject([
			{ target: "events", type: "attempt.recorded", learnerId: "ann", data: { item: 1, total: 0.5, itemScore: 0.5 } },
			{ target: "events", type: "paper.finished", learnerId: "ann", data: { by: "learner", total: 0.5 } },
		]);
	});

	it("of an earlier paper are kept and score nothing, nor do they finish the one of now", async () => {
		const { assignmentId: id } = await assign();
		await work(id, "ann", [result({ share: 0.5 })]);
		await objectOf(id).reset(ANN);
		await objectOf(id).take({ learnerId: ANN, handed: [result({ share: 1 }), finish()] });
		expect(await rowNow(id)).toMatchObject({ paper: 2, points: 0, scores: [], finishedAtMs: null, state: "assigned" });
		const { kept } = await runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
			sql.exec<{ kept: number }>("SELECT count(*) AS kept FROM results WHERE paper = 1").one(),
		);
		expect(kept).toBe(2);
	});

	it("of an item that there is not, or of nobody's paper, are left aside", async () => {
		const { assignmentId: id } = await assign();
		await work(id, "ann", [result({ item: 3 }), result({ item: 0 })]);
		expect(await rowNow(id)).toMatchObject({ points: 0, scores: [] });
		expect(await objectOf(id).take({ learnerId: idOf("bob"), handed: [result()] })).toBe("taken");
		expect(await objectOf(id).row(idOf("bob"))).toEqual({ kind: "not-assigned" });
	});

	it("are all taken or none, and the same after the object was lost", async () => {
		const { assignmentId: id } = await assign();
		await work(id, "ann", [result({ share: 0.5 })]);
		const batch = { learnerId: ANN, handed: [result({ item: 2, share: 1 }), finish()] };
		const run = (statement: string) =>
			runInDurableObject(objectOf(id), (_, { storage }) => storage.sql.exec(statement).toArray());
		await run("CREATE TRIGGER fails BEFORE INSERT ON outbox BEGIN SELECT raise(FAIL, 'on purpose'); END");
		await expect((async () => objectOf(id).take(batch))()).rejects.toThrow("on purpose");
		await run("DROP TRIGGER fails");
		expect(await rowNow(id)).toMatchObject({ points: 0.5, state: "begun" });
		await objectOf(id).take(batch);
		await evictDurableObject(objectOf(id));
		await objectOf(id).take(batch);
		expect(await rowNow(id)).toMatchObject({ points: 2.5, state: "finished", finishedBy: "learner" });
	});
});

describe("opening a paper", () => {
	it("starts its clock once, whatever comes after, and looking starts nothing", async () => {
		const { assignmentId: id } = await assign({ timeLimitSeconds: 600 });
		const object = objectOf(id);
		expect(await object.open(ANN, false)).toMatchObject({ kind: "open", terms: { startedAtMs: null } });
		expect(await object.row(ANN)).toEqual({ kind: "not-assigned" });
		const first = await object.open(ANN, true);
		const { startedAtMs } = first.kind === "open" ? first.terms : { startedAtMs: null };
		expect(startedAtMs).toBeGreaterThan(Date.now() - DAY);
		await evictDurableObject(object);
		expect([first, await object.open(ANN, true)]).toEqual([
			{ ...first, began: true },
			{ ...first, began: false },
		]);
		expect((await rowNow(id)).endsAtMs).toBe((startedAtMs ?? 0) + 600_000);
	});

	it("is refused before it opens and after it has closed, unless it has begun or differs", async () => {
		const now = Date.now();
		const { assignmentId: id } = await assign({ opensAt: new Date(now + DAY).toISOString() });
		const object = objectOf(id);
		expect(await object.open(ANN, true)).toEqual({ kind: "not-open-yet", opensAtMs: now + DAY });
		expect(await object.open(ANN, false)).toMatchObject({ kind: "open" });
		await object.patch({ opensAtMs: null }, null);
		expect(await object.open(ANN, true)).toMatchObject({ kind: "open" });
		await object.patch({ closesAtMs: now - 20_000 }, null);
		expect(await object.open(idOf("bob"), true)).toEqual({ kind: "closed", closedAtMs: now - 20_000 });
		expect(await object.open(ANN, true)).toMatchObject({ kind: "open", terms: { closesAtMs: now - 20_000 } });
		await object.override(idOf("bob"), { closesAtMs: now + DAY });
		expect(await object.open(idOf("bob"), true)).toMatchObject({ kind: "open" });
	});

	it("has terms whose revision rises with every change, also of one who was taken off", async () => {
		const { assignmentId: id } = await assign();
		const object = objectOf(id);
		const revisions: number[] = [];
		const note = async () => {
			const opened = await object.open(ANN, false);
			if (opened.kind === "open") revisions.push(opened.terms.revision);
		};
		await note();
		await object.override(ANN, { attempts: 2 });
		await note();
		await object.open(ANN, true);
		await note();
		await object.patch({ title: "Other" }, null);
		await note();
		await object.reset(ANN);
		await note();
		await object.takeOff(ANN);
		await note();
		await object.override(ANN, {});
		await note();
		expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
	});
});

describe("what an assignment tells", () => {
	it("goes to the tenant when it is made, changed or erased", async () => {
		const { assignmentId: id } = await assign();
		await settle(id);
		await objectOf(id).patch({ title: "Other" }, null);
		expect(await waiting(id)).toMatchObject([
			["tenant", { kind: "assignment", assignmentId: id, title: "Other", revision: 2 }],
		]);
	});

	it("goes to every learner with a row when it is changed, and counts points anew", async () => {
		const { assignmentId: id } = await assign({ policy: { attempts: 2 } });
		await work(id, "ann", [result({ share: 1 }), result({ share: 0.5 })]);
		await work(id, "bob", [result({ share: 0.5 })]);
		await settle(id);
		await objectOf(id).patch({ policy: { keep: "last" }, points: [4, 2] }, null);
		expect(await targets(id)).toEqual(["tenant", "events", "learner:ann", "events", "learner:bob"]);
		expect((await waiting(id))[1]?.[1]).toMatchObject({
			type: "grade.changed",
			data: { reason: "patch", before: 1, after: 2 },
		});
		expect([(await rowNow(id)).points, (await rowNow(id, idOf("bob"))).points]).toEqual([2, 2]);
		await settle(id);
		expect(await targets(id)).toEqual([]);
	});

	it("reaches a large class though the object is lost on the way", async () => {
		const tell = vi.spyOn(Learner.prototype, "tell").mockReturnValue();
		const { assignmentId: id } = await assign();
		const names = Array.from({ length: 110 }, (_, i) => ({ learnerId: idOf(`s${i}`), override: null }));
		await objectOf(id).nameAll(names);
		await work(id, "s9", [result()]);
		await settle(id);
		tell.mockClear();
		await objectOf(id).patch({ points: [3, 2] }, null);
		await evictDurableObject(objectOf(id));
		await settle(id);
		expect(await targets(id)).toEqual([]);
		expect(new Set(tell.mock.calls.map(([learnerId]) => learnerId)).size).toBe(110);
		expect((await rowNow(id, idOf("s9"))).points).toBe(3);
	});

	it("is told at once of what differs for one learner", async () => {
		const { assignmentId: id } = await assign();
		await settle(id);
		await objectOf(id).override(ANN, { attempts: 3 });
		expect(await targets(id)).toEqual([]);
		await objectOf(id).reset(ANN);
		expect(await targets(id)).toEqual([]);
	});

	it("is sent when the object wakes up, though its alarm was lost", async () => {
		const { assignmentId: id } = await assign();
		await settle(id);
		await work(id, "ann", [result()]);
		expect(await targets(id)).toEqual(["events"]);
		await runInDurableObject(objectOf(id), (_, { storage }) => storage.deleteAlarm());
		await evictDurableObject(objectOf(id));
		await objectOf(id).read();
		expect(await runDurableObjectAlarm(objectOf(id))).toBe(true);
		expect(await targets(id)).toEqual([]);
	});
});

describe("the end", () => {
	const tables = (id: string) =>
		runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
			sql.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
		);

	it("of an assignment leaves nothing once everybody has been told", async () => {
		const { assignmentId: id } = await assign();
		await work(id, "ann", [result()]);
		await work(id, "bob", []);
		await settle(id);
		expect(await objectOf(id).erase([1])).toEqual({ kind: "changed", revision: 2 });
		expect(await objectOf(id).erase(null)).toEqual({ kind: "erased" });
		expect(await waiting(id)).toEqual([
			["learner:ann", { kind: "gone" }],
			["learner:bob", { kind: "gone" }],
			["tenant", { kind: "assignment-erased", assignmentId: id }],
		]);
		const rows = await runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
			["assignment", "learners", "results", "item_scores", "taken_off"].map((table) =>
				Number(sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n),
			),
		);
		expect(rows).toEqual([0, 0, 0, 0, 0]);
		expect(await objectOf(id).take({ learnerId: ANN, handed: [result()] })).toBe("gone");
		await evictDurableObject(objectOf(id));
		await settle(id);
		expect(await tables(id)).toEqual([]);
		expect(await objectOf(id).take({ learnerId: ANN, handed: [result()] })).toBe("gone");
		expect(await objectOf(id).open(ANN, true)).toEqual({ kind: "not-found" });
		expect(await objectOf(id).erase(null)).toEqual({ kind: "not-found" });
		await objectOf(id).forget(ANN, Date.now());
		await runDurableObjectAlarm(objectOf(id));
		expect(await tables(id)).toEqual([]);
	});

	it("of a learner leaves nothing of it, twice over, and others alone", async () => {
		const { assignmentId: id } = await assign();
		await settle(id);
		await work(id, "ann", [result()]);
		await work(id, "bob", [result()]);
		await objectOf(id).nameAll([{ learnerId: ANN, override: null }]);
		for (let time = 0; time < 2; time++) await objectOf(id).forget(ANN, Date.now());
		expect(await objectOf(id).row(ANN)).toEqual({ kind: "not-assigned" });
		expect((await rowNow(id, idOf("bob"))).points).toBe(1);
		expect((await waiting(id)).map(([target, { learnerId }]) => [target, learnerId])).toEqual([["events", "bob"]]);
		const { held } = await runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
			sql.exec<{ held: number }>("SELECT count(*) AS held FROM results WHERE learner_id = 'ann'").one(),
		);
		expect(held).toBe(0);
		await settle(id);
	});

	it("of one that never was stores nothing", async () => {
		const id = `as-${"B".repeat(22)}`;
		const object = env.ASSIGNMENT.getByName("nowhere");
		expect(await object.read()).toBeNull();
		expect(await object.open(ANN, true)).toEqual({ kind: "not-found" });
		await objectOf(id).forget(ANN, Date.now());
		expect(await tables(id)).toEqual([]);
	});
});

it("every table of an assignment says where it is exported", async () => {
	const { assignmentId: id } = await assign();
	const tables = await runInDurableObject(objectOf(id), (_, { storage: { sql } }) =>
		sql
			.exec<{ name: string }>(
				"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
			)
			.toArray()
			.map(({ name }) => name),
	);
	expect(tables.length).toBeGreaterThan(6);
	expect(tables.filter((name) => !(name in WHERE_ASSIGNMENT_EXPORTED))).toEqual([]);
});

describe("a page of the gradebook is read from an index in its order", () => {
	/** What SQLite does for the statements of `run` beside searching an index in its order. */
	async function detours(run: (sql: SqlStorage) => unknown): Promise<readonly string[]> {
		const { assignmentId: id } = await assign();
		await work(id, "ann", [result()]);
		return runInDurableObject(objectOf(id), (_, { storage: { sql } }) => {
			const steps: string[] = [];
			const exec = (query: string, ...values: unknown[]) => {
				const plan = sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...values).toArray();
				steps.push(...plan.map(({ detail }) => detail));
				return sql.exec(query, ...values);
			};
			run(new Proxy(sql, { get: (target, name) => (name === "exec" ? exec : Reflect.get(target, name)) }));
			return steps.filter((detail) => /TEMP B-TREE|AUTOMATIC/.test(detail) || /^SCAN (?!learners)/.test(detail));
		});
	}

	it.each(SORTS)("by %s, also from a place on, and filtered", async (sort) => {
		const value = sort.endsWith("learner") ? null : 0;
		const after = { sort, value, learnerId: "a" };
		const wish = { sort, limit: 10 };
		const steps = await detours((sql) => [
			readPage(sql, { ...wish, after: null }, 0),
			readPage(sql, { ...wish, after }, 0),
			readPage(sql, { ...wish, after, state: "begun", late: false }, 0),
		]);
		expect(steps).toEqual([]);
	});

	it.each<[number, number, number]>([
		[100, 20, 100],
		[2000, 10, 2000],
		[2000, 20, 1000],
	])("of %s rows that are wished for, of %s items, it has %s at most", (limit, items, most) => {
		expect(mostRows(limit, items)).toBe(most);
	});

	it("and a row by its learner", async () => {
		expect(await detours((sql) => [readRowDocument(sql, ANN, 0), readRow(sql, ANN), countStates(sql, 0)])).toEqual([]);
	});
});
