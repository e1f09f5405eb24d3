// That no statement of a webhook's object goes through what grows with its deliveries.
import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { bringForward, firstDue, forgetLearner, noteTry, takeAgain } from "../../../src/storage/webhook/deliveries.ts";
import { readEndpoint, viewEndpoint } from "../../../src/storage/webhook/endpoint.ts";
import { forgetOld, makeRoom, nextMs } from "../../../src/storage/webhook/kept.ts";
import { listDeliveries, readDelivery } from "../../../src/storage/webhook/log.ts";
import { event, made, object } from "./given.ts";

const NOW = 1_000_000;
const TRIED = { atMs: NOW, ms: 1, status: 500, error: "status", retryAfterMs: null } as const;

const BY = "SEARCH deliveries USING";
const BY_EVENT = `${BY} INDEX sqlite_autoindex_deliveries_1 (event_id=?)`;
const BY_NUMBER = `${BY} INTEGER PRIMARY KEY (rowid=?)`;
const ENDPOINT = "SCAN webhook";

it.each<[string, readonly string[], (sql: SqlStorage) => unknown]>([
	["what is due", [`${BY} INDEX deliveries_due (next_at<?)`], (sql) => firstDue(sql, new Set([1, 2]), NOW)],
	[
		"when there is something to do",
		[
			"SCAN CONSTANT ROW",
			"SEARCH deliveries USING INDEX deliveries_due",
			"SEARCH deliveries USING INDEX deliveries_waiting",
			"SEARCH deliveries USING INDEX deliveries_finished (finished_at>?)",
		],
		(sql) => nextMs(sql, 0),
	],
	["a delivery that is sent again", [BY_EVENT], (sql) => takeAgain(sql, "ev-0", NOW)],
	["a delivery that was tried", [BY_NUMBER, BY_NUMBER], (sql) => noteTry(sql, 1, TRIED, 0, NOW)],
	["what is brought forward", [`${BY} INDEX deliveries_due (next_at>?)`], (sql) => bringForward(sql, NOW)],
	[
		"what is about a learner",
		[`${BY} INDEX deliveries_by_learner (learner_id=?)`],
		(sql) => forgetLearner(sql, "ann", 1e12),
	],
	[
		"what is old",
		[
			BY_NUMBER,
			"LIST SUBQUERY",
			`${BY} INDEX deliveries_waiting (since<?)`,
			BY_NUMBER,
			"LIST SUBQUERY",
			`${BY} INDEX deliveries_finished (finished_at>? AND finished_at<?)`,
		],
		(sql) => forgetOld(sql, NOW),
	],
	[
		"what is too much",
		[
			ENDPOINT,
			BY_NUMBER,
			"LIST SUBQUERY",
			`${BY} INDEX deliveries_finished (finished_at>?)`,
			BY_NUMBER,
			"LIST SUBQUERY",
			`${BY} INDEX deliveries_by_state (state=?)`,
			ENDPOINT,
		],
		(sql) => makeRoom(sql, { waiting: -1, finished: -1 }),
	],
	["the list", [`${BY} INTEGER PRIMARY KEY (rowid<?)`], (sql) => listDeliveries(sql, { limit: 20, before: 1e9 })],
	[
		"the list of a state",
		[`${BY} INDEX deliveries_by_state (state=? AND number<?)`],
		(sql) => listDeliveries(sql, { limit: 20, before: 1e9, state: "failed" }),
	],
	["one delivery", [BY_EVENT, "SEARCH tries USING PRIMARY KEY (delivery=?)"], (sql) => readDelivery(sql, "ev-0")],
	["the endpoint", [ENDPOINT, ENDPOINT], (sql) => [readEndpoint(sql, NOW), viewEndpoint(sql, NOW)]],
])("%s is looked up in an index", async (_, expected, run) => {
	await made();
	await object().enqueue([event({ id: "ev-0" })]);
	const steps = await runInDurableObject(object(), (_, { storage: { sql } }) => {
		const found: string[] = [];
		const exec = (query: string, ...values: unknown[]) => {
			const plan = sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...values).toArray();
			found.push(
				...plan.map(({ detail }) => detail.replace("COVERING INDEX", "INDEX").replace(/SUBQUERY \d+/, "SUBQUERY")),
			);
			return sql.exec(query, ...values);
		};
		run(new Proxy(sql, { get: (target, name) => (name === "exec" ? exec : Reflect.get(target, name)) }));
		return found;
	});
	expect(steps.filter((step) => !step.startsWith("SCALAR SUBQUERY"))).toEqual(expected);
});
