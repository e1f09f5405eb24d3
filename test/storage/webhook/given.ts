// A webhook's object whose endpoint is played by the test, and whose clock it turns.
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";
import type { CourseEvent } from "../../../src/course/event.ts";

/** Years ahead: no alarm comes by itself, a test runs each when it means to. */
export const START_MS = Date.now() + 100_000_000_000;

export const object = (name = "hook") => env.WEBHOOK.getByName(name);

export const WANTED = {
	webhookId: "wh-a",
	url: "https://hooks.example.org/seqack",
	events: [],
	description: "",
} as const;

export async function made(name = "hook", change: object = {}): Promise<string> {
	const outcome = await object(name).create({ ...WANTED, ...change });
	if (outcome.kind !== "made") throw new Error("it is there already");
	return outcome.webhook.secret;
}

let events = 0;
export function event(change: Partial<CourseEvent> = {}): CourseEvent {
	events += 1;
	return {
		id: `ev-${events}`,
		type: "grade.changed",
		atMs: Date.now(),
		learnerId: "ann",
		data: { learnerId: "ann", before: 1, after: 2 },
		...change,
	};
}

export const someEvents = (count: number) => Array.from({ length: count }, () => event());

export interface Sent {
	readonly url: string;
	readonly id: string;
	readonly headers: Headers;
	readonly body: string;
	readonly redirect: string | undefined;
	readonly atMs: number;
}

type Answer = (sent: Sent) => Response | Promise<Response>;

export const status = (code: number, headers: HeadersInit = {}) => new Response(null, { status: code, headers });

/** All that is sent from now on, each answered by `answer`. */
export function endpoint(answer: Answer): readonly Sent[] {
	const sent: Sent[] = [];
	vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
		const request = new Request(input, init);
		const { url, headers, redirect } = request;
		const body = await request.text();
		const one = { url, id: headers.get("webhook-id") ?? "", headers, body, redirect, atMs: Date.now() };
		sent.push(one);
		init?.signal?.throwIfAborted();
		return answer(one);
	});
	return sent;
}

/** When the alarm comes, ms after the start; null for never. */
export async function alarmAt(name = "hook"): Promise<number | null> {
	const at = await runInDurableObject(object(name), (_, { storage }) => storage.getAlarm());
	return at === null ? null : at - START_MS;
}

/** Turns the clock to the next alarm and runs it; null where there is none up to `untilMs` after the start. */
export async function nextAlarm(untilMs = Number.MAX_SAFE_INTEGER, name = "hook"): Promise<number | null> {
	const at = await alarmAt(name);
	if (at === null || at > untilMs) return null;
	vi.setSystemTime(Math.max(Date.now(), START_MS + at));
	expect(await runDurableObjectAlarm(object(name))).toBe(true);
	return at;
}

export const deliveryOf = async (id: string, name = "hook") => {
	const found = await object(name).delivery(id);
	if (found === null || found === "gone") throw new Error(`no delivery ${id}`);
	return found;
};
