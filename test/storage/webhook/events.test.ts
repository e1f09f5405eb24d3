import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LearnerId, Tenant } from "../../../src/contract/primitives.ts";
import { GRADE_CHANGES } from "../../../src/contract/webhook-event.ts";
import type { CourseEvent } from "../../../src/course/event.ts";
import { gradeChanged } from "../../../src/course/events/grade-changed.ts";
import { carryEvents, EVENTS_TARGET, forgetEvents, postEvents } from "../../../src/storage/assignment/events.ts";
import { ASSIGNMENT_MIGRATIONS } from "../../../src/storage/assignment/migrations.ts";
import { migrate } from "../../../src/storage/migrate.ts";
import { tenantObjectName, webhookObjectName } from "../../../src/storage/object-name.ts";
import { endpoint, status, WANTED } from "./given.ts";

const now = Date.now();
let tenants = 0;
/** Who wants what is remembered for a while: each test asks about a tenant of its own. */
const newTenant = () => v.parse(Tenant, `school-${++tenants}`);

const changed = (learnerId: string) =>
	gradeChanged(
		{ assignmentId: "as-1", learnerId: v.parse(LearnerId, learnerId), reason: GRADE_CHANGES[0], before: 1, after: 2 },
		now,
	);

/** A webhook of the tenant, as the routes make one. */
async function webhook(tenant: Tenant, webhookId: string, events: readonly string[] = []) {
	const object = env.WEBHOOK.getByName(webhookObjectName(tenant, webhookId));
	await object.create({ ...WANTED, webhookId });
	await env.TENANT.getByName(tenantObjectName(tenant)).addWebhook({ webhookId, events });
	return async () => {
		const list = await object.deliveries({ limit: 100, before: 1e9 });
		return list?.items.map(({ deliveryId }) => deliveryId).toReversed();
	};
}

/** What stands in the outbox of an assignment of the tenant after `change`. */
function posted(change: (sql: SqlStorage) => void, tenant: Tenant = newTenant()): Promise<readonly CourseEvent[]> {
	return runInDurableObject(env.ASSIGNMENT.getByName(`of ${tenant}`), (_, { storage }) => {
		const { sql } = storage;
		migrate(storage, ASSIGNMENT_MIGRATIONS, now);
		sql.exec("INSERT INTO assignment (tenant, revision, definition, walk_recounts) VALUES (?, 1, '{}', 0)", tenant);
		change(sql);
		return sql
			.exec<{ message: string }>("SELECT message FROM outbox WHERE target = ? ORDER BY id", EVENTS_TARGET)
			.toArray()
			.map(({ message }): CourseEvent => JSON.parse(message));
	});
}

beforeEach(() => {
	endpoint(() => status(204));
});
afterEach(() => {
	vi.restoreAllMocks();
});

describe("the events of an assignment", () => {
	it("get an id of their own when they are posted", async () => {
		const events = await posted((sql) => postEvents(sql, [changed("ann"), changed("ann"), changed("bob")], now));
		expect(events).toMatchObject([changed("ann"), changed("ann"), changed("bob")]);
		expect(new Set(events.map(({ id }) => id)).size).toBe(3);
		for (const { id } of events) expect(id).toMatch(/^ev-[\w-]{36}$/);
	});

	it("are not kept of a tenant that had no webhook a moment ago", async () => {
		const [none, one] = [newTenant(), newTenant()];
		await webhook(one, "wh-a");
		const askedMs = Date.now();
		for (const tenant of [none, one]) await carryEvents(env, tenant, []);
		const post = (tenant: Tenant, nowMs: number) =>
			posted((sql) => {
				sql.exec("DELETE FROM outbox");
				postEvents(sql, [changed("ann")], nowMs);
				sql.exec("DELETE FROM assignment");
			}, tenant);
		expect(await post(none, Date.now())).toEqual([]);
		expect(await post(one, Date.now())).toHaveLength(1);
		expect(await post(none, Date.now() + 31_000)).toHaveLength(1);
		// A clock that was put back makes nobody remember for longer.
		expect(await post(none, askedMs - 1000)).toHaveLength(1);
	});

	it("are forgotten with their learner while they wait", async () => {
		const left = await posted((sql) => {
			postEvents(sql, [changed("ann"), changed("bob"), changed("ann")], now);
			forgetEvents(sql, "ann");
		});
		expect(left).toMatchObject([{ learnerId: "bob" }]);
	});

	it("reach each webhook of the tenant that wants them, once though they are carried twice", async () => {
		const tenant = newTenant();
		const [all, some, others] = [
			await webhook(tenant, "wh-all"),
			await webhook(tenant, "wh-some", ["grade.changed"]),
			await webhook(tenant, "wh-others", ["paper.finished"]),
		];
		const events = [changed("ann"), changed("bob")].map((event, i) => ({ ...event, id: `ev-${i}` }));
		await carryEvents(env, tenant, events);
		await carryEvents(env, tenant, events);
		expect(await Promise.all([all(), some(), others()])).toEqual([["ev-0", "ev-1"], ["ev-0", "ev-1"], []]);
	});

	it("reach nobody of another tenant, and are taken where a tenant has no webhook, or one that was deleted", async () => {
		const [tenant, other] = [newTenant(), newTenant()];
		const taken = await webhook(tenant, "wh-a");
		await webhook(other, "wh-b");
		await env.WEBHOOK.getByName(webhookObjectName(other, "wh-b")).erase();
		await carryEvents(env, other, [{ ...changed("ann"), id: "ev-1" }]);
		await carryEvents(env, newTenant(), [{ ...changed("ann"), id: "ev-1" }]);
		expect(await taken()).toEqual([]);
	});

	it("are not taken where a webhook cannot take them: whoever carries them comes again", async () => {
		const tenant = newTenant();
		const taken = await webhook(tenant, "wh-a");
		const events = [{ ...changed("ann"), id: "ev-1" }];
		const broken = { ...env, WEBHOOK: { getByName: () => ({ enqueue: () => Promise.reject(new Error("down")) }) } };
		await expect(carryEvents(broken as never, tenant, events)).rejects.toThrow("down");
		await carryEvents(env, tenant, events);
		expect(await taken()).toEqual(["ev-1"]);
	});
});
