// What a submission costs the platform: one call of the learner's object, and one transaction in it.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../src/http/app.ts";
import type { Learner } from "../../src/storage/learner/object.ts";
import { toReply } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	scenario as made,
	rightAnswers,
	type TestLearner,
} from "../support/fixtures.ts";
import { assessed, question, record, scenario } from "./given.ts";

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

/** How many transactions `run` takes inside the object, and how many statements that write stand outside of them. */
async function written(run: (learner: Learner) => unknown) {
	return runInDurableObject(record(), async (learner: Learner, { storage }) => {
		const counts = { transactions: 0, outside: 0, inside: false };
		let within = 0;
		const { sql } = storage;
		const transactionSync = storage.transactionSync.bind(storage);
		const exec = sql.exec.bind(sql);
		const watched = {
			transactionSync<T>(closure: () => T): T {
				counts.transactions++;
				within++;
				try {
					return transactionSync(closure);
				} finally {
					within--;
				}
			},
		};
		Object.assign(storage, watched);
		Object.assign(sql, {
			exec(query: string, ...values: unknown[]) {
				if (within > 0) counts.inside = true;
				if (within === 0 && !/^\s*SELECT/.test(query)) counts.outside++;
				return exec(query, ...values);
			},
		});
		await run(learner);
		return counts;
	});
}

describe("a submission is one transaction", () => {
	it.each([
		["a question", question],
		["practice", scenario],
		["an assessed scenario", () => scenario({ description: assessed() })],
	])("%s", async (_, drawn) => {
		await record().submit(question());
		await record().submit(question());
		expect(await written((learner) => learner.submit(drawn()))).toEqual({ transactions: 1, outside: 0, inside: true });
	});

	it("a replay is none", async () => {
		const sent = question();
		await record().submit(sent);
		expect(await written((learner) => learner.submit(sent))).toEqual({ transactions: 0, outside: 0, inside: false });
	});
});
