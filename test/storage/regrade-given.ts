// A class that has answered, of which a former grader is made to have thought otherwise.
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { recount } from "../../src/storage/assignment/changing.ts";
import { readKept } from "../../src/storage/assignment/definition.ts";
import { readRow } from "../../src/storage/assignment/rows.ts";
import { assignmentObjectName, learnerObjectName } from "../../src/storage/object-name.ts";
import { call, type Json } from "../support/api.ts";
import { learnerName, serverKey } from "../support/fixtures.ts";
import { handedOn } from "../support/handed-on.ts";

const name = (learnerId: string) => learnerName("acme", learnerId);

export const objectOf = (assignmentId: string) =>
	env.ASSIGNMENT.getByName(assignmentObjectName(name("x").tenant, assignmentId));

export const recordOf = (learnerId: string) => env.LEARNER.getByName(learnerObjectName(name(learnerId)));

export async function teach(path: string, init: { readonly method?: string; readonly body?: object } = {}) {
	return call(path, { ...init, token: await serverKey() });
}

/** A question that is worth two points and a scenario that is worth four, three attempts each, a later one worth half. */
export async function assign(change: object = {}): Promise<string> {
	const policy = { attempts: 3, decay: 0.5, showSolution: "always" };
	const items = [
		{ question: "why-four", points: 2 },
		{ template: "three-way", points: 4 },
	];
	const { status, text, json } = await teach("/v1/assignments", {
		body: { title: "Week 3", items, policy, ...change },
	});
	expect(status, text).toBe(201);
	return json.assignmentId;
}

let keys = 0;

export async function attempt(learnerId: string, body: object): Promise<Json> {
	const { status, text, json } = await call(`/v1/learners/${learnerId}/attempts`, {
		token: await serverKey(),
		body,
		headers: { "Idempotency-Key": `key-${++keys}` },
	});
	expect(status, text).toBe(201);
	return json;
}

/** Opens the paper, answers the question, and the scenario right at the second attempt. */
export async function work(assignmentId: string, learnerId: string, answer = "app"): Promise<void> {
	const { items } = (await teach(`/v1/assignments/${assignmentId}/learners/${learnerId}/paper`)).json;
	const [asked, played] = items;
	const { id: questionId, seed } = asked.question;
	await attempt(learnerId, { questionId, seed, answer, confidence: 3, assignmentId, item: 1 });
	const scenarioId = played.scenario.id;
	const first = await attempt(learnerId, { scenarioId, answers: {}, final: true });
	const right = Object.entries<Json>(first.blanks).map(([blank, { expected }]) => [blank, expected]);
	await attempt(learnerId, { scenarioId, answers: Object.fromEntries(right) });
	await handedOn(recordOf(learnerId));
}

export async function settle(assignmentId: string): Promise<void> {
	for (let run = 0; run < 10 && (await runDurableObjectAlarm(objectOf(assignmentId))); run++);
}

/** Until the regrade has ended: its alarm may come by itself meanwhile. */
export async function ended(assignmentId: string): Promise<void> {
	while ((await regraded(assignmentId)).state === "running") await runDurableObjectAlarm(objectOf(assignmentId));
}

/** As if another grader had recorded these shares, by number of the attempt. */
export async function recordedAs(
	assignmentId: string,
	learnerId: string,
	shares: Readonly<Record<number, number>>,
): Promise<void> {
	await runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
		const { sql } = storage;
		for (const [number, share] of Object.entries(shares)) {
			sql.exec(
				`UPDATE results SET share = ?, ideas = '[{"id":"gone","confidence":null}]', skills = '[]'
				WHERE learner_id = ? AND number = ?`,
				share,
				learnerId,
				Number(number),
			);
		}
		const kept = readKept(sql);
		const row = readRow(sql, name(learnerId).learnerId);
		if (!kept || !row) throw new Error("nobody is there");
		storage.transactionSync(() => recount(sql, kept.assignment, row, { reason: "patch", nowMs: Date.now() }));
	});
	await settle(assignmentId);
}

/** Keeps what webhooks are told from now on. */
export async function listen(assignmentId: string): Promise<() => Promise<readonly Json[]>> {
	await runInDurableObject(objectOf(assignmentId), (_, { storage }) => {
		storage.sql.exec("CREATE TABLE heard (message TEXT)");
		storage.sql.exec(
			`CREATE TRIGGER hears AFTER INSERT ON outbox WHEN NEW.target = 'events'
			BEGIN INSERT INTO heard (message) VALUES (NEW.message); END`,
		);
	});
	return () =>
		runInDurableObject(objectOf(assignmentId), (_, { storage }) =>
			storage.sql
				.exec<{ message: string }>("SELECT message FROM heard")
				.toArray()
				.map(({ message }): Json => JSON.parse(message))
				.filter(({ type }) => type === "grade.changed")
				.map(({ data }) => data),
		);
}

export const rowOf = async (assignmentId: string, learnerId: string): Promise<Json> =>
	(await teach(`/v1/assignments/${assignmentId}/learners/${learnerId}`)).json;

export const regrade = (assignmentId: string) => teach(`/v1/assignments/${assignmentId}/regrade`, { method: "POST" });

export const regraded = async (assignmentId: string, query = ""): Promise<Json> =>
	(await teach(`/v1/assignments/${assignmentId}/regrade${query}`)).json;

/** What the assignment holds of the learner's attempts, by number. */
export const resultsOf = (assignmentId: string, learnerId: string) =>
	runInDurableObject(objectOf(assignmentId), (_, { storage }) =>
		storage.sql
			.exec(
				`SELECT paper, item, number, submitted_at, seconds, share, ideas, contradicted, skills FROM results
				WHERE learner_id = ? ORDER BY number`,
				learnerId,
			)
			.toArray(),
	);
