import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Submission } from "../../src/practice/submission.ts";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { call } from "../support/api.ts";
import { learnerName } from "../support/fixtures.ts";

const { learnerId } = learnerName("acme", "ann");
const record = () => env.LEARNER.getByName("a learner");

const submission = (change: Partial<Submission> = {}): Submission => ({
	learnerId,
	idempotencyKey: "key",
	bodyHash: "hash",
	scenarioId: "sc1.x",
	family: "teardown",
	template: "half-close",
	points: 1,
	max: 2,
	sightings: [
		{ skill: "s1", verdict: "correct", correct: true },
		{ skill: "s1", verdict: "wrong", correct: false },
	],
	misconceptions: ["m1"],
	resultJson: '{"scenarioId":"sc1.x"}',
	basis: null,
	assessment: null,
	...change,
});

type ScenarioSubmission = Extract<Submission, { readonly scenarioId: string }>;

const tables = () =>
	runInDurableObject(record(), (_, { storage }) =>
		storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray(),
	);

describe("a learner's object", () => {
	it("stores nothing until the first attempt", async () => {
		expect((await record().progress(learnerId)).totals.attempts).toBe(0);
		expect(await record().attempts(10, 99)).toEqual([]);
		expect(await record().attempt(1)).toBeNull();
		expect(await record().replay("key", "hash")).toBeNull();
		expect(await tables()).toEqual([]);
	});

	it("counts skills and misconceptions, with the last verdict", async () => {
		await record().record(submission());
		await record().record(submission({ idempotencyKey: "two" }));
		expect(await record().progress(learnerId)).toMatchObject({
			totals: { attempts: 2, points: 2, max: 4, scaled: 0.5 },
			skills: [{ skill: "s1", seen: 4, correct: 2, lastVerdict: "wrong" }],
			misconceptions: [{ id: "m1", seen: 2 }],
		});
	});

	it("records all of an attempt or nothing", async () => {
		await record().record(submission());
		const broken = { ...submission({ idempotencyKey: "two" }), resultJson: "not JSON" };
		await expect(runInDurableObject(record(), (learner) => learner.record(broken))).rejects.toThrow();
		expect((await record().progress(learnerId)).totals.attempts).toBe(1);
		expect(await record().replay("two", "hash")).toBeNull();
	});

	it("lists attempts at questions beside those at scenarios, and knows what was attempted", async () => {
		expect(await record().attempted()).toEqual({ questions: [], templates: [] });
		expect(await tables()).toEqual([]);
		const { scenarioId, family, template, basis, assessment, ...graded } = submission() as ScenarioSubmission;
		await record().record(submission());
		await record().record({ ...graded, idempotencyKey: "two", questionId: "why-four" });
		await record().record({ ...graded, idempotencyKey: "three", questionId: "why-four" });
		const [last, , first] = await record().attempts(10, 99);
		expect(last).toMatchObject({ number: 3, questionId: "why-four" });
		expect(last).not.toHaveProperty("scenarioId");
		expect(first).toMatchObject({ number: 1, scenarioId, family, template });
		expect(first).not.toHaveProperty("questionId");
		expect(await record().attempted()).toEqual({ questions: ["why-four"], templates: [template] });
		expect((await record().progress(learnerId)).totals.attempts).toBe(3);
	});

	it("keeps what it is told as text, also what looks like SQL or is half a character", async () => {
		const odd = "'); DROP TABLE attempts; --";
		const resultJson = JSON.stringify({ given: "\ud800", __proto__x: 1 });
		await record().record(submission({ idempotencyKey: odd, resultJson }));
		expect(JSON.parse((await record().attempt(1)) ?? "")).toMatchObject({ given: "\ud800" });
		expect(await record().replay(odd, "hash")).toMatchObject({ kind: "replayed", number: 1 });
	});
});

describe("migrations", () => {
	it("run once each, in order, and only what is new", async () => {
		await runInDurableObject(record(), (_, { storage }) => {
			migrate(storage, LEARNER_MIGRATIONS, 1);
			migrate(storage, [...LEARNER_MIGRATIONS, "CREATE TABLE later (x)"], 2);
			migrate(storage, [...LEARNER_MIGRATIONS, "CREATE TABLE later (x)"], 3);
			const applied = storage.sql.exec("SELECT version, applied_at AS at FROM migrations").toArray();
			expect(applied).toEqual([
				...LEARNER_MIGRATIONS.map((_, i) => ({ version: i + 1, at: 1 })),
				{ version: LEARNER_MIGRATIONS.length + 1, at: 2 },
			]);
		});
	});

	it("bring along a record of scenarios only", async () => {
		await runInDurableObject(record(), (learner, { storage }) => {
			migrate(storage, LEARNER_MIGRATIONS.slice(0, 2), 1);
			storage.sql.exec("INSERT INTO attempts VALUES (1, 'a', 0, 'sc1.x', 'teardown', 'half-close', 1, 1, '{}')");
			migrate(storage, LEARNER_MIGRATIONS, 2);
			expect(learner.attempts(10, 99)).toMatchObject([{ number: 1, scenarioId: "sc1.x" }]);
			expect(learner.attempted()).toEqual({ questions: [], templates: ["half-close"] });
		});
	});

	it("leave the database as it was when one fails", async () => {
		await runInDurableObject(record(), (_, { storage }) => {
			expect(() => migrate(storage, ["CREATE TABLE a (x)", "CREATE TABLE a (x)"], 1)).toThrow();
			expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
		});
	});
});

describe("the name of an object", () => {
	it("keeps tenants apart whatever their learners are called", () => {
		const names = [learnerName("a", "b:c"), learnerName("a-b", "c"), learnerName("a", "b-c"), learnerName("a", "b")];
		expect(new Set(names.map(learnerObjectName)).size).toBe(names.length);
	});

	it("comes into being only for a learner that a credential names", async () => {
		// A reset empties objects, but their ids stay listed.
		const before = await listDurableObjectIds(env.LEARNER);
		await Promise.all(["a", "b", "c"].map((id) => call(`/v1/learners/${id}/progress`)));
		await call("/v1/learners/a/progress", { token: "forged" });
		await call("/v1/learners", { method: "POST" });
		expect(await listDurableObjectIds(env.LEARNER)).toHaveLength(before.length);
	});
});
