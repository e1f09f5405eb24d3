// What a submission costs the platform: one call of the learner's object, and one transaction in it.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../src/http/app.ts";
import type { Sent } from "../../src/practice/submission.ts";
import { toReply } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	scenario as made,
	rightAnswers,
	type TestLearner,
} from "../support/fixtures.ts";
import { assessed, question, record, scenario } from "./given.ts";
import { anns, atQuestion, open, termsOf } from "./paper-given.ts";

/** Every call of an object that the Worker makes for this request, by the name of the method. */
async function callsFor(learner: TestLearner, body: object, key: string) {
	const calls: string[] = [];
	const listening = (stub: object) =>
		new Proxy(stub, {
			get(target, name) {
				const method = Reflect.get(target, name);
				return (...values: unknown[]) => {
					calls.push(String(name));
					return Reflect.apply(method, target, values);
				};
			},
		});
	const LEARNER = { getByName: (name: string) => listening(env.LEARNER.getByName(name)) };
	const request = new Request(`https://seqack.test/v1/learners/${learner.id}/attempts`, {
		method: "POST",
		body: JSON.stringify(body),
		headers: {
			"Content-Type": "application/json",
			Authorization: `Bearer ${learner.token}`,
			"Idempotency-Key": key,
		},
	});
	const { status } = await toReply(await app.request(request, undefined, { ...env, LEARNER }));
	return { status, calls };
}

const QUESTION = { questionId: "why-four", answer: "app" };

describe("POST attempts calls the learner's object once", () => {
	it("whatever becomes of it: recorded, replayed, its key reused, or refused", async () => {
		const learner = await anonymousLearner();
		await attemptQuestion(learner);
		const { id } = await made();
		const answers = await rightAnswers(id);
		const asked: readonly (readonly [number, object, string])[] = [
			[201, { scenarioId: id, answers }, "one"],
			[201, { scenarioId: id, answers }, "one"],
			[422, { scenarioId: id, answers: {}, final: true }, "one"],
			[201, QUESTION, "two"],
			[422, { scenarioId: id, answers: { b99: 1 } }, "three"],
			[404, { ...QUESTION, questionId: "none" }, "four"],
		];
		for (const [status, body, key] of asked)
			expect(await callsFor(learner, body, key)).toEqual({ status, calls: ["submit"] });
	});

	it("also at the first of all", async () => {
		expect(await callsFor(await anonymousLearner(), QUESTION, "one")).toEqual({ status: 201, calls: ["submit"] });
	});
});

type Stub = ReturnType<typeof record>;

/** Makes the next change of this table fail, and leave what its statement did before. */
const failAt = (of: DurableObjectStub, table: string, change: "INSERT" | "UPDATE") =>
	runInDurableObject(of, (_, { storage: { sql } }) => {
		sql.exec(`CREATE TRIGGER fail BEFORE ${change} ON ${table} BEGIN SELECT RAISE(FAIL, 'failed on purpose'); END`);
	});

const stopFailing = (of: DurableObjectStub) =>
	runInDurableObject(of, (_, { storage: { sql } }) => {
		sql.exec("DROP TRIGGER fail");
	});

/** Rows of every table of the record; not when its tenant heard of it, which an alarm notes at any time. */
const rowsIn = (of: DurableObjectStub) =>
	runInDurableObject(of, (_, { storage: { sql } }) => {
		const tables = sql
			.exec<{ name: string }>(
				"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
			)
			.toArray();
		const rowsOf = (name: string) => sql.exec(`SELECT * FROM ${name}`).toArray();
		return Object.fromEntries(tables.map(({ name }) => [name, rowsOf(name).map(({ listed_at: _, ...row }) => row)]));
	});

describe("a submission that fails midway keeps nothing, and can be sent again", () => {
	const ATTEMPT = [
		["attempts", "INSERT"],
		["responses", "INSERT"],
		["totals", "UPDATE"],
		["learning", "UPDATE"],
	] as const;

	async function failsWhole(of: () => Stub, sent: Sent, [table, change]: readonly [string, "INSERT" | "UPDATE"]) {
		const before = await rowsIn(of());
		await failAt(of(), table, change);
		await expect((async () => of().submit(sent))()).rejects.toThrow("failed on purpose");
		await stopFailing(of());
		expect(await rowsIn(of())).toEqual(before);
		expect(await of().submit(sent)).toMatchObject({ kind: "recorded" });
	}

	it.each(ATTEMPT)("of practice, at %s", async (...at) => {
		await record().submit(question());
		await failsWhole(record, scenario(), at);
	});

	it.each([...ATTEMPT, ["assessed_attempts", "INSERT"]] as const)("of what is assessed, at %s", async (...at) => {
		await record().submit(question());
		await failsWhole(record, scenario({ description: assessed() }), at);
	});

	it.each([...ATTEMPT, ["assessed_attempts", "INSERT"], ["paper_attempts", "INSERT"], ["outbox", "INSERT"]] as const)(
		"of a paper, at %s",
		async (...at) => {
			await open(termsOf());
			await anns().submit(question());
			await failsWhole(anns, atQuestion(), at);
		},
	);
});

it("a replay writes nothing", async () => {
	const sent = question();
	await record().submit(sent);
	const before = await rowsIn(record());
	expect(await record().submit(sent)).toMatchObject({ kind: "replayed" });
	expect(await rowsIn(record())).toEqual(before);
});
