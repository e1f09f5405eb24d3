// What tests of assignments need first: one that is set, its object, and results as learners' records hand them on.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, vi } from "vitest";
import type { HandedResult } from "../../src/course/handed.ts";
import type { Assignment } from "../../src/storage/assignment/object.ts";
import { assignmentObjectName } from "../../src/storage/object-name.ts";
import { Tenant } from "../../src/storage/tenant/object.ts";
import { call, type Json, type Reply } from "./api.ts";
import { learnerName, serverKey } from "./fixtures.ts";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** ISO, so long from now. */
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** With a server key of the tenant. */
export async function teach(
	path: string,
	init: Omit<NonNullable<Parameters<typeof call>[1]>, "token"> = {},
): Promise<Reply> {
	return call(path, { ...init, token: await serverKey() });
}

export const setting = (change: object = {}) => ({
	title: "Week 3",
	items: [{ template: "three-way" }, { question: "why-four", points: 2 }],
	...change,
});

/** The assignment, as it was answered. */
export async function assign(change: object = {}): Promise<Json> {
	const reply = await teach("/v1/assignments", { body: setting(change) });
	expect(reply.status, reply.text).toBe(201);
	return reply.json;
}

export function objectOf(assignmentId: string, tenant = "acme") {
	return env.ASSIGNMENT.getByName(assignmentObjectName(learnerName(tenant, "x").tenant, assignmentId));
}

export const idOf = (learnerId: string) => learnerName("acme", learnerId).learnerId;

/** Does what the object's alarm has to do, until nothing waits. */
export async function settle(assignmentId: string): Promise<void> {
	await runInDurableObject(objectOf(assignmentId), async (object: Assignment, { storage }) => {
		for (let run = 0; run < 100; run++) {
			await object.alarm();
			if ((await storage.getAlarm()) === null) return;
		}
	});
}

/** Tenants of this file have a webhook, which wants nothing that happens: what an assignment has to tell is kept. */
export function somebodyListens(): void {
	beforeEach(() => {
		vi.spyOn(Tenant.prototype, "subscriptions").mockReturnValue([
			{ webhookId: `wh-${"x".repeat(22)}`, events: ["none"] },
		]);
	});
}

let attempts = 0;

export function result(change: Partial<HandedResult> = {}): HandedResult {
	const number = ++attempts;
	return {
		kind: "result",
		paper: 1,
		item: 1,
		number,
		attemptId: `at-${number}`,
		submittedAtMs: Date.now(),
		share: 1,
		seconds: 30,
		ideas: [],
		contradicted: [],
		skills: [],
		...change,
	};
}

/** Opens the learner's paper, and hands on these results. */
export async function work(assignmentId: string, learnerId: string, results: readonly HandedResult[]): Promise<void> {
	const object = objectOf(assignmentId);
	expect(await object.open(idOf(learnerId), true)).toMatchObject({ kind: "open" });
	expect(await object.take({ learnerId: idOf(learnerId), handed: results })).toBe("taken");
}

export const rowOf = async (assignmentId: string, learnerId: string): Promise<Json> =>
	(await teach(`/v1/assignments/${assignmentId}/learners/${learnerId}`)).json;
