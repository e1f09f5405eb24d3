// From an assignment to the webhooks of its tenant. What it has to tell waits in the assignment's outbox, under a target of
// its own, and goes to each webhook that wants it: at least once.
import type { Tenant } from "../../contract/primitives.ts";
import type { CourseEvent } from "../../course/event.ts";
import type { NewEvent } from "../../course/events/about.ts";
import { tenantObjectName, webhookObjectName } from "../object-name.ts";
import { post } from "../outbox.ts";
import type { Subscription } from "../tenant/webhooks.ts";

/** The target of events in the outbox: its messages are for `carryEvents`. */
export const EVENTS_TARGET = "events";

/** For so long it is remembered who wants what: a new webhook is told of what comes after that. */
const REMEMBERED_MS = 30_000;

/**
 * Inside the transaction of what they tell of; the alarm is the caller's. `nowMs` in ms since 1970. Nothing is written for a
 * tenant that had no webhook a moment ago: a row an event would be a third of what a result costs.
 */
export function postEvents(sql: SqlStorage, events: readonly NewEvent[], nowMs: number): void {
	if (events.length === 0 || nobodyListens(sql, nowMs)) return;
	for (const event of events) {
		// The id is drawn once and kept: receivers tell repeats by it.
		post(sql, EVENTS_TARGET, { ...event, id: `ev-${crypto.randomUUID()}` } satisfies CourseEvent, nowMs);
	}
}

/** Those about an erased learner that were not carried yet. */
export function forgetEvents(sql: SqlStorage, learnerId: string): void {
	sql.exec("DELETE FROM outbox WHERE target = ? AND message ->> 'learnerId' = ?", EVENTS_TARGET, learnerId);
}

/** As far as is remembered. */
function nobodyListens(sql: SqlStorage, nowMs: number): boolean {
	const [kept] = sql.exec<{ tenant: string }>("SELECT tenant FROM assignment").toArray();
	const known = kept && remembered.get(kept.tenant);
	return known !== undefined && isFresh(known, nowMs) && known.subscriptions.length === 0;
}

interface Remembered {
	readonly atMs: number;
	readonly subscriptions: readonly Subscription[];
}

/** Of what a clock says that was put back since nothing is remembered: it would be for as long as it was put back. */
function isFresh({ atMs }: Remembered, nowMs: number): boolean {
	return atMs <= nowMs && nowMs < atMs + REMEMBERED_MS;
}

/** One a process: objects of many assignments run in one. Answers, no promises: these belong to the object that asked. */
const remembered = new Map<string, Remembered>();
const MOST_REMEMBERED = 1000;

/** Hands events to each webhook of the tenant that wants them. Throws where one did not take them: they may then come again. */
export async function carryEvents(env: Env, tenant: Tenant, events: readonly CourseEvent[]): Promise<void> {
	const subscriptions = await subscriptionsOf(env, tenant, Date.now());
	await Promise.all(
		subscriptions.map(async ({ webhookId, events: wanted }) => {
			const asked = events.filter(({ type }) => wanted.length === 0 || wanted.includes(type));
			if (asked.length === 0) return;
			await env.WEBHOOK.getByName(webhookObjectName(tenant, webhookId)).enqueue(asked);
		}),
	);
}

async function subscriptionsOf(env: Env, tenant: Tenant, nowMs: number): Promise<readonly Subscription[]> {
	const known = remembered.get(tenant);
	if (known && isFresh(known, nowMs)) return known.subscriptions;
	const subscriptions = await env.TENANT.getByName(tenantObjectName(tenant)).subscriptions();
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(tenant, { atMs: nowMs, subscriptions });
	return subscriptions;
}
