import { evictDurableObject, listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { isAnonymousName, learnerObjectName } from "../../src/storage/object-name.ts";
import { call } from "../support/api.ts";
import { learnerName } from "../support/fixtures.ts";
import { ANN, history, question, record, scenario, sent } from "./given.ts";

const { learnerId } = ANN;
const MAX_STRING = 1000;

const tables = () =>
	runInDurableObject(record(), (_, { storage }) =>
		storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray(),
	);

describe("a learner's object", () => {
	it("stores nothing until the first attempt", async () => {
		expect((await record().progress(learnerId, "UTC")).totals.attempts).toBe(0);
		expect(await history()).toEqual([]);
		expect(await record().attempt(1)).toBeNull();
		expect(await tables()).toEqual([]);
	});

	it("stores nothing for a submission that is refused", async () => {
		const refused = sent({ ok: false, code: "scenario-expired", detail: "It has." });
		expect(await record().submit(refused)).toMatchObject({ kind: "refused", failure: { code: "scenario-expired" } });
		expect(await record().submit(scenario({ answers: {} }))).toMatchObject({ kind: "refused" });
		expect(await tables()).toEqual([]);
	});

	it("counts skills and misconceptions, with the last verdict", async () => {
		await record().submit(question({ misconceptions: ["m1"] }));
		await record().submit(question({ verdict: "wrong", misconceptions: ["m1"] }));
		expect(await record().progress(learnerId, "UTC")).toMatchObject({
			totals: { attempts: 2, points: 1, max: 2, scaled: 0.5 },
			assessed: { attempts: 0, scenarios: 0, points: 0, max: 0, scaled: 0 },
			skills: [{ skill: "s1", seen: 2, correct: 1, lastVerdict: "wrong" }],
			misconceptions: [{ id: "m1", seen: 2 }],
		});
	});

	it("lists attempts at questions beside those at scenarios, and knows what was attempted", async () => {
		expect(await record().attempted()).toEqual({ upTo: 0, questions: [], templates: [] });
		expect(await tables()).toEqual([]);
		await record().submit(scenario());
		await record().submit(question({ questionId: "why-four" }));
		await record().submit(question({ questionId: "why-four" }));
		const [last, , first] = await history();
		expect(last).toMatchObject({ number: 3, questionId: "why-four", madeBy: "anonymous", assessed: false });
		expect(last).not.toHaveProperty("scenarioId");
		expect(first).toMatchObject({ number: 1, scenarioId: "sc1.x", family: "handshake", template: "three-way" });
		expect(first).not.toHaveProperty("questionId");
		expect(await record().attempted()).toMatchObject({ questions: ["why-four"], templates: ["three-way"] });
		expect((await record().progress(learnerId, "UTC")).totals.attempts).toBe(3);
	});

	it("keeps what it is told as text, also what looks like SQL or is half a character", async () => {
		const odd = question({ given: "'); DROP TABLE attempts; --" }, { idempotencyKey: "'); DROP TABLE attempts; --" });
		const first = await record().submit(odd);
		expect(JSON.parse((await record().attempt(1)) ?? "")).toMatchObject({ given: "'); DROP TABLE attempts; --" });
		expect(await record().submit(odd)).toEqual({ ...first, kind: "replayed" });
		await record().submit(question({ given: "\ud800" }));
		expect(JSON.parse((await record().attempt(2)) ?? "")).toMatchObject({ given: "\ud800" });
	});

	it("keeps and says no more of an answer than a reader could have read", async () => {
		const answers = { b1: "9".repeat(60_000), b2: [{ a: "b".repeat(60_000) }] };
		const outcome = await record().submit(scenario({ answers, final: true }));
		const { blanks } = JSON.parse(outcome.kind === "recorded" ? outcome.response : "{}");
		for (const { given, message } of [blanks.b1, blanks.b2]) {
			expect(given).toHaveLength(MAX_STRING + 1);
			expect(message).toMatch(/too long/);
		}
		await runInDurableObject(record(), (_, { storage }) => {
			const [stored] = storage.sql.exec<{ answers: string }>("SELECT answers FROM results").toArray();
			expect(stored?.answers.length).toBeLessThan(2 * MAX_STRING + 100);
		});
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

	it("of a newer release are left alone, and the record goes on", async () => {
		await record().submit(question());
		await runInDurableObject(record(), (_, { storage }) => {
			migrate(storage, [...LEARNER_MIGRATIONS, "ALTER TABLE attempts ADD COLUMN later TEXT; CREATE TABLE more (x)"], 2);
		});
		await evictDurableObject(record());
		expect(await record().submit(question())).toMatchObject({ kind: "recorded", number: 2 });
		expect(await history()).toHaveLength(2);
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

	it("tells whether its learner is anonymous, whatever a tenant is called", () => {
		expect(isAnonymousName(learnerObjectName(learnerName("anonymous", "a")))).toBe(true);
		for (const name of [learnerName("anonymous-2", "a"), learnerName("acme", "anonymous")]) {
			expect(isAnonymousName(learnerObjectName(name))).toBe(false);
		}
		expect(isAnonymousName(undefined)).toBe(false);
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
