import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { beforeEach, describe, expect, it } from "vitest";
import { recount } from "../../src/storage/assignment/changing.ts";
import { readKept } from "../../src/storage/assignment/definition.ts";
import type { Assignment } from "../../src/storage/assignment/object.ts";
import { applyRegraded } from "../../src/storage/assignment/regrade-apply.ts";
import { type RegradeCalls, regradeSome } from "../../src/storage/assignment/regrade-carry.ts";
import { readChanges, readPending, readRegrade } from "../../src/storage/assignment/regrade-job.ts";
import { readRow } from "../../src/storage/assignment/rows.ts";
import type { Learner } from "../../src/storage/learner/object.ts";
import { somebodyListens } from "../support/assignments.ts";
import { eventually } from "../support/eventually.ts";
import { learnerName } from "../support/fixtures.ts";
import { stillClock } from "../support/still-clock.ts";
import {
	assign,
	ended,
	listen,
	objectOf,
	recordedAs,
	recordOf,
	regrade,
	regraded,
	resultsOf,
	rowOf,
	settle,
	teach,
	work,
} from "./regrade-given.ts";

stillClock();
somebodyListens();

let assignmentId: string;

/** Of which `ann` was given too little at the scenario, and `bob` too much at the question. */
async function misjudged(): Promise<void> {
	await work(assignmentId, "ann");
	await work(assignmentId, "bob", "reliable");
	await work(assignmentId, "cem");
	await settle(assignmentId);
	await recordedAs(assignmentId, "ann", { 3: 0.1 });
	await recordedAs(assignmentId, "bob", { 1: 1 });
}

beforeEach(async () => {
	assignmentId = await assign();
});

describe("a regrade", () => {
	it("gives every attempt what today's grader gives it, and says who gained and who lost", async () => {
		await work(assignmentId, "ann");
		await work(assignmentId, "bob", "reliable");
		await settle(assignmentId);
		const before = await Promise.all(["ann", "bob"].map((who) => resultsOf(assignmentId, who)));
		await recordedAs(assignmentId, "ann", { 3: 0.1 });
		await recordedAs(assignmentId, "bob", { 1: 1 });
		expect(await Promise.all(["ann", "bob"].map((who) => resultsOf(assignmentId, who)))).not.toEqual(before);
		const heard = await listen(assignmentId);
		const begun = await regrade(assignmentId);
		expect(begun.status, begun.text).toBe(202);
		expect(begun.json).toMatchObject({ assignmentId, number: 1, state: "running", finishedAt: null, learners: 2 });
		await ended(assignmentId);
		expect(await Promise.all(["ann", "bob"].map((who) => resultsOf(assignmentId, who)))).toEqual(before);
		expect(await regraded(assignmentId)).toEqual({
			assignmentId,
			number: 1,
			state: "done",
			startedAt: begun.json.startedAt,
			finishedAt: expect.any(String),
			learners: 2,
			learnersDone: 2,
			gained: 1,
			lost: 1,
			regraded: 6,
			notRegraded: 0,
			items: [
				{ learnerId: "bob", items: [{ item: 1, before: 2, after: 0 }], before: 4, after: 2 },
				{ learnerId: "ann", items: [{ item: 2, before: 0.4, after: 2 }], before: 2.4, after: 4 },
			],
			nextCursor: null,
		});
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ total: 4, items: [{ score: 2 }, { score: 2, tries: 2 }] });
		const told = (await heard()).toSorted((a, b) => a.learnerId.localeCompare(b.learnerId));
		expect(told).toEqual([
			{ assignmentId, learnerId: "ann", reason: "regrade", before: 2.4, after: 4 },
			{ assignmentId, learnerId: "bob", reason: "regrade", before: 4, after: 2 },
		]);
	});

	it("leaves what learners were answered byte for byte", async () => {
		await misjudged();
		const answered = await Promise.all([1, 2, 3].map((number) => recordOf("ann").attempt(number)));
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await Promise.all([1, 2, 3].map((number) => recordOf("ann").attempt(number)))).toEqual(answered);
	});

	it("shows the learner in the paper what the gradebook counts", async () => {
		await misjudged();
		await runInDurableObject(recordOf("ann"), (_, { storage }) => {
			storage.sql.exec("UPDATE attempts SET points = 0.1 * max WHERE number = 3");
		});
		const paper = async () => (await teach(`/v1/assignments/${assignmentId}/learners/ann/paper`)).json;
		expect(await paper()).toMatchObject({ total: 2.4, items: [{}, { score: { points: 0.4 } }] });
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await paper()).toMatchObject({ total: 4, items: [{}, { score: { points: 2 } }] });
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ total: 4 });
	});

	it("changes nothing the second time, nor when it comes twice", async () => {
		await misjudged();
		await regrade(assignmentId);
		await ended(assignmentId);
		const heard = await listen(assignmentId);
		const first = await regraded(assignmentId);
		const { learnerId } = learnerName("acme", "ann");
		await runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
			const assignment = readKept(storage.sql)?.assignment;
			if (!assignment) throw new Error("there is none");
			const applying = { sql: storage.sql, assignment, nowMs: Date.now() };
			applyRegraded(applying, { learnerId, paper: 1, tries: 0 }, []);
		});
		expect(await regraded(assignmentId)).toEqual(first);
		expect((await regrade(assignmentId)).json).toMatchObject({ number: 2, state: "running" });
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ number: 2, state: "done", gained: 0, lost: 0, items: [] });
		expect(await heard()).toEqual([]);
	});

	it("that runs is answered to whoever begins another", async () => {
		await misjudged();
		const [one, two] = [await regrade(assignmentId), await regrade(assignmentId)];
		expect(two.status).toBe(202);
		expect(two.json).toMatchObject({ number: 1, startedAt: one.json.startedAt });
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ number: 1, gained: 1, lost: 1, learners: 3 });
	});

	it("of a class that answered nothing is done at once", async () => {
		expect((await regrade(assignmentId)).json).toMatchObject({ state: "done", learners: 0, regraded: 0 });
	});
});

/** Works on a regrade, begun where none runs, with records that may fail to answer; cut off once so many are done. */
async function workWith(record: (learnerId: string) => RegradeCalls, cutOffAfter?: number) {
	await runInDurableObject(objectOf(assignmentId), async (assignment: Assignment, { storage }) => {
		assignment.regrade();
		storage.sql.exec("UPDATE regraded SET next_at = 1 WHERE next_at IS NOT NULL");
		const current = readKept(storage.sql)?.assignment ?? null;
		const works = regradeSome({ storage, recordOf: record, assignment: () => current });
		const done = () => expect(readRegrade(storage.sql)?.learnersDone).toBe(cutOffAfter);
		await (cutOffAfter === undefined ? works : Promise.race([works, eventually(done)]));
	});
}

describe("a regrade that is cut off", () => {
	it("goes on where it was, and counts nobody twice", async () => {
		await misjudged();
		const heard = await listen(assignmentId);
		const silent: RegradeCalls = { regradePaper: () => new Promise(() => {}) };
		await workWith((learnerId) => (learnerId === "bob" ? silent : recordOf(learnerId)), 2);
		expect(await regraded(assignmentId)).toMatchObject({ state: "running", learners: 3, learnersDone: 2, gained: 1 });
		await evictDurableObject(objectOf(assignmentId));
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({
			state: "done",
			learnersDone: 3,
			gained: 1,
			lost: 1,
			regraded: 9,
		});
		expect((await heard()).map(({ learnerId }) => learnerId).toSorted()).toEqual(["ann", "bob"]);
	});

	it("asks a record again that did not answer, and leaves it be in the end", async () => {
		await misjudged();
		const broken: RegradeCalls = { regradePaper: () => Promise.reject(new Error("no")) };
		for (let tried = 0; tried < 10; tried++) {
			await workWith((learnerId) => (learnerId === "bob" ? broken : recordOf(learnerId)));
			const { state } = await regraded(assignmentId);
			expect(state).toBe(tried < 9 ? "running" : "done");
		}
		expect(await regraded(assignmentId)).toMatchObject({ gained: 1, lost: 0, regraded: 6, notRegraded: 3 });
	});
});

describe("a regrade meets a class that changes", () => {
	it("and leaves learners alone who have a new paper, were taken off or were erased", async () => {
		await misjudged();
		await runInDurableObject(objectOf(assignmentId), (assignment: Assignment) => void assignment.regrade());
		await runInDurableObject(objectOf(assignmentId), async (assignment: Assignment) => {
			await assignment.reset(learnerName("acme", "ann").learnerId);
			await assignment.takeOff(learnerName("acme", "bob").learnerId);
			assignment.forget(learnerName("acme", "cem").learnerId, Date.now());
		});
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ state: "done", gained: 0, lost: 0, items: [] });
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ paper: 2, total: 0 });
	});

	it("and leaves out a learner who was erased, whose row went with the record", async () => {
		await misjudged();
		await recordOf("ann").erase(0);
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ state: "done", learnersDone: 2, regraded: 6, notRegraded: 0 });
	});

	it("and leaves attempts whose template is retired, or that no grader can read", async () => {
		await misjudged();
		await runInDurableObject(recordOf("ann"), (_, { storage }) => {
			storage.sql.exec("UPDATE results SET spec = replace(spec, 'three-way', 'gone-way') WHERE number = 3");
			storage.sql.exec("UPDATE results SET answers = 'not JSON' WHERE number = 2");
		});
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({
			state: "done",
			gained: 0,
			lost: 1,
			regraded: 7,
			notRegraded: 2,
		});
	});

	/** As if the result of an attempt had never come; answers it, as its record hands it on, given this by a former grader. */
	const neverCame = (learnerId: string, number: number, share = 0) =>
		runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
			const { sql } = storage;
			const row = readRow(sql, learnerName("acme", learnerId).learnerId);
			const kept = readKept(sql);
			if (!row || !kept) throw new Error("nobody is there");
			const [came] = sql
				.exec<Record<string, SqlStorageValue>>(
					"DELETE FROM results WHERE learner_id = ? AND number = ? RETURNING *",
					learnerId,
					number,
				)
				.toArray();
			const { attempt_id: attemptId, submitted_at: submittedAtMs } = came ?? {};
			storage.transactionSync(() => recount(sql, kept.assignment, row, { reason: "patch", nowMs: Date.now() }));
			const lists = { ideas: [], contradicted: [], skills: [] };
			return JSON.stringify({ ...came, kind: "result", attemptId, submittedAtMs, share, ...lists });
		});

	const comesNow = (learnerId: string, message: string) =>
		runInDurableObject(recordOf(learnerId), async (record: Learner, { storage: { sql } }) => {
			sql.exec("INSERT INTO outbox (target, message, next_at, tries) VALUES (?, ?, 1, 0)", assignmentId, message);
			await record.alarm();
		});

	it("and grades what waited in a record meanwhile, of whoever had a result and of whoever had none", async () => {
		for (const who of ["ann", "bob"]) await work(assignmentId, who);
		await settle(assignmentId);
		await recordedAs(assignmentId, "ann", { 1: 0.25 });
		const ofAnn = await neverCame("ann", 3, 0.125);
		await neverCame("ann", 2);
		const [ofBob] = await Promise.all([1, 2, 3].map((number) => neverCame("bob", number)));
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ learners: 1, items: [{ before: 0.5, after: 2 }] });
		await comesNow("ann", ofAnn);
		await comesNow("bob", ofBob ?? "");
		await ended(assignmentId);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ total: 4, items: [{ score: 2 }, { score: 2 }] });
		expect(await rowOf(assignmentId, "bob")).toMatchObject({ total: 2 });
		expect(await regraded(assignmentId)).toMatchObject({
			number: 1,
			learners: 2,
			gained: 2,
			regraded: 3,
			items: [
				{
					learnerId: "ann",
					items: [
						{ item: 1, before: 0.5, after: 2 },
						{ item: 2, before: 0.5, after: 2 },
					],
					before: 1,
					after: 4,
				},
				{ learnerId: "bob", items: [{ item: 1, before: 0, after: 2 }], before: 0, after: 2 },
			],
		});
	});

	it("and leaves alone what was recorded since it began", async () => {
		await work(assignmentId, "ann");
		await settle(assignmentId);
		await regrade(assignmentId);
		await ended(assignmentId);
		await runInDurableObject(objectOf(assignmentId), (_, { storage: { sql } }) => {
			sql.exec("UPDATE regrade SET started_at = started_at - 60000");
		});
		await work(assignmentId, "bob");
		await settle(assignmentId);
		expect(await regraded(assignmentId)).toMatchObject({ state: "done", learners: 1 });
	});

	it("and takes off what lateness takes, and counts by what differs for a learner", async () => {
		assignmentId = await assign({ late: { perDay: 0.25 }, dueAt: new Date(Date.now() + 600_000).toISOString() });
		await misjudged();
		await runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
			storage.sql.exec("UPDATE results SET submitted_at = submitted_at + 90000000 WHERE learner_id = 'ann'");
		});
		await recordedAs(assignmentId, "ann", { 3: 0.1 });
		await regrade(assignmentId);
		await ended(assignmentId);
		expect(await rowOf(assignmentId, "ann")).toMatchObject({ total: 2, daysLate: 2 });
		expect(await rowOf(assignmentId, "bob")).toMatchObject({ total: 2, daysLate: 0 });
	});
});

describe("the list of what changed", () => {
	it("is paged, the biggest change first", async () => {
		const all = ["dea", "eli", "fay", "gus", "han"];
		for (const who of all) await work(assignmentId, who);
		await settle(assignmentId);
		const shares = [0.1, 0.3, 0.2, 0.1, 0.4];
		for (const [i, who] of all.entries()) await recordedAs(assignmentId, who, { 3: shares[i] ?? 0 });
		await regrade(assignmentId);
		await ended(assignmentId);
		const first = await regraded(assignmentId, "?limit=2");
		const second = await regraded(assignmentId, `?limit=2&cursor=${first.nextCursor}`);
		const third = await regraded(assignmentId, `?limit=2&cursor=${second.nextCursor}`);
		const ids = [first, second, third].flatMap(({ items }) =>
			items.map(({ learnerId }: { learnerId: string }) => learnerId),
		);
		expect(ids).toEqual(["dea", "gus", "fay", "eli", "han"]);
		expect(third.nextCursor).toBeNull();
		expect((await teach(`/v1/assignments/${assignmentId}/regrade?cursor=x`)).status).toBe(400);
	});

	it("is read from an index in its order", async () => {
		const plan = await runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
			const { sql } = storage;
			const asked: string[] = [];
			const noting = {
				exec(query: string, ...values: readonly unknown[]) {
					asked.push(
						...sql
							.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...values)
							.toArray()
							.map(({ detail }) => detail),
					);
					return sql.exec(query, ...values);
				},
			};
			const watched = noting as unknown as SqlStorage;
			readChanges(watched, { limit: 10, after: { size: 1, learnerId: "ann" } });
			readChanges(watched, { limit: 10, after: null });
			readPending(watched, Date.now(), 4);
			return asked;
		});
		expect(plan).toHaveLength(3);
		for (const step of plan) expect(step).toMatch(/USING INDEX regraded_by/);
	});
});
