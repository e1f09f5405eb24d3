import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MOST_FINISHED, MOST_WAITING, makeRoom } from "../../../src/storage/webhook/kept.ts";
import { eventually } from "../../support/eventually.ts";
import {
	alarmAt,
	deliveryOf,
	endpoint,
	event,
	made,
	nextAlarm,
	object,
	START_MS,
	someEvents,
	status,
	WANTED,
} from "./given.ts";

const S = 1000;
const MIN = 60 * S;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: START_MS });
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const named = (headers: Headers) => Object.fromEntries(headers);

describe("a webhook's object", () => {
	it("sends an event as Standard Webhooks lays it out, with the id that it came with", async () => {
		const secret = await made();
		const sent = endpoint(() => status(204));
		const told = event({ id: "ev-first", atMs: START_MS - 5000 });
		expect(await object().enqueue([told])).toBe("taken");
		await nextAlarm();
		expect(sent).toHaveLength(1);
		const [{ headers, body, url, redirect } = sent[0] as never] = sent;
		expect({ url, redirect }).toEqual({ url: WANTED.url, redirect: "manual" });
		expect(new Webhook(secret).verify(body, named(headers))).toEqual({
			type: told.type,
			timestamp: new Date(told.atMs).toISOString(),
			data: told.data,
		});
		expect(headers.get("webhook-id")).toBe("ev-first");
		expect(await deliveryOf("ev-first")).toMatchObject({ state: "delivered", tries: 1, lastStatus: 204, nextAt: null });
	});

	it("takes an event once, however often it comes", async () => {
		await made();
		const sent = endpoint(() => status(204));
		const told = event();
		await object().enqueue([told, told]);
		await object().enqueue([told]);
		await nextAlarm();
		await object().enqueue([told]);
		while ((await nextAlarm(DAY)) !== null);
		expect(sent).toHaveLength(1);
	});

	it("tries ten times over about three days, each later than the one before, and then gives up", async () => {
		await made();
		const sent = endpoint(() => status(500));
		const told = event();
		await object().enqueue([told]);
		while ((await nextAlarm(4 * DAY)) !== null) expect(sent.length).toBeLessThanOrEqual(10);
		const waits = sent.slice(1).map(({ atMs }, i) => atMs - (sent[i]?.atMs ?? 0));
		const planned = [5 * S, 5 * MIN, 30 * MIN, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
		expect(waits).toHaveLength(planned.length);
		for (const [i, wait] of waits.entries()) expect(Math.abs(wait / (planned[i] ?? 0) - 1)).toBeLessThanOrEqual(0.101);
		const delivery = await deliveryOf(told.id);
		expect(delivery).toMatchObject({ state: "failed", tries: 10, lastStatus: 500, lastError: "status" });
		expect(delivery.log.map(({ at }) => Date.parse(at))).toEqual(sent.map(({ atMs }) => atMs));
		expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
	});

	it("signs with the time of each try", async () => {
		await made();
		const sent = endpoint(() => status(500));
		await object().enqueue([event()]);
		await nextAlarm();
		await nextAlarm();
		const times = sent.map(({ headers, atMs }) => [Number(headers.get("webhook-timestamp")), Math.floor(atMs / 1000)]);
		expect(times).toHaveLength(2);
		for (const [signed, at] of times) expect(signed).toBe(at);
	});

	it("sends again by hand what failed or was delivered, at once and with a fresh count", async () => {
		await made();
		const sent = endpoint(() => status(500));
		const told = event();
		await object().enqueue([told]);
		while ((await nextAlarm(4 * DAY)) !== null);
		expect(await object().resend(told.id)).toMatchObject({ kind: "queued", delivery: { state: "pending", tries: 10 } });
		await nextAlarm();
		expect(sent).toHaveLength(11);
		expect((await deliveryOf(told.id)).state).toBe("pending");
		vi.restoreAllMocks();
		endpoint(() => status(200));
		await nextAlarm();
		expect(await deliveryOf(told.id)).toMatchObject({ state: "delivered", tries: 12 });
		expect(await object().resend("ev-none")).toEqual({ kind: "no-delivery" });
	});

	it("signs with both secrets for a day after a rotation, then with the new one alone", async () => {
		const old = await made();
		const sent = endpoint(() => status(204));
		const rotated = await object().rotate();
		const verified = async () => {
			await object().enqueue([event()]);
			await nextAlarm();
			const [{ body, headers } = sent[0] as never] = sent.slice(-1);
			vi.setSystemTime(Date.now());
			return [old, rotated?.secret ?? ""].map((secret) => {
				try {
					return new Webhook(secret).verify(body, named(headers)) !== undefined;
				} catch {
					return false;
				}
			});
		};
		expect(await verified()).toEqual([true, true]);
		expect(sent[0]?.headers.get("webhook-signature")).toMatch(/^v1,\S{44} v1,\S{44}$/);
		vi.setSystemTime(START_MS + DAY);
		expect(await verified()).toEqual([false, true]);
		expect(await object().describe()).toMatchObject({ previousSecretUntil: null });
	});
});

describe("what an endpoint answers", () => {
	it.each<[string, string | null, number]>([
		["seconds", "120", 120 * S],
		["a date", new Date(START_MS + HOUR).toUTCString(), HOUR],
		["less than the schedule's wait", "1", 5 * S],
		["a date that is past", new Date(START_MS - HOUR).toUTCString(), 5 * S],
		["longer than the longest wait", "999999999", DAY],
		["nothing that can be read", "soon", 5 * S],
		["nothing", null, 5 * S],
	])("a Retry-After of 429 or 503 is honoured within bounds: %s", async (_, retryAfter, waitMs) => {
		for (const code of [429, 503]) {
			const name = `busy-${code}`;
			await made(name);
			endpoint(() => status(code, retryAfter === null ? {} : { "retry-after": retryAfter }));
			await object(name).enqueue([event()]);
			vi.setSystemTime(START_MS);
			await nextAlarm(DAY, name);
			expect(Math.abs(((await alarmAt(name)) ?? 0) / waitMs - 1)).toBeLessThanOrEqual(0.101);
			vi.restoreAllMocks();
		}
	});

	it("holds up everything for this endpoint while it asks for patience", async () => {
		await made();
		const sent = endpoint(() => status(429, { "retry-after": "600" }));
		await object().enqueue([event()]);
		await nextAlarm();
		await object().enqueue(someEvents(3));
		expect(await alarmAt()).toBe(10 * MIN);
		expect(sent).toHaveLength(1);
	});

	it("410 disables it: nothing more is sent or taken, until it is enabled, and then what waits at once", async () => {
		await made();
		const sent = endpoint(() => status(410));
		const [first, second] = [event(), event()];
		await object().enqueue([first]);
		await nextAlarm();
		expect(await object().describe()).toMatchObject({ state: "disabled", disabledBy: "gone", pending: 1 });
		expect(await object().enqueue([second])).toBe("disabled");
		expect(await object().sendTest()).toEqual({ kind: "disabled" });
		expect(await object().resend(first.id)).toEqual({ kind: "disabled" });
		expect(await nextAlarm(3 * DAY)).toBeNull();
		vi.restoreAllMocks();
		const later = endpoint(() => status(204));
		expect(await object().change({ disabled: false })).toMatchObject({ state: "enabled", disabledBy: null });
		while ((await nextAlarm(3 * DAY)) !== null);
		expect([sent, later].map((all) => all.map(({ id }) => id))).toEqual([[first.id], [first.id]]);
	});

	it("is a failure where it redirects, and where nothing comes in time", async () => {
		await made();
		const sent = endpoint(() => status(302, { location: "https://127.0.0.1/" }));
		const [first, second] = [event(), event()];
		await object().enqueue([first]);
		await nextAlarm();
		expect(await deliveryOf(first.id)).toMatchObject({ state: "pending", lastStatus: 302, lastError: "redirect" });
		vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
			expect(ms).toBe(15_000);
			return AbortSignal.abort();
		});
		await object().enqueue([second]);
		await nextAlarm();
		expect(await deliveryOf(second.id)).toMatchObject({ state: "pending", lastStatus: null, lastError: "timeout" });
		expect(sent.every(({ url }) => url === WANTED.url)).toBe(true);
	});

	it("is not asked for where the service may no longer send there", async () => {
		await made("hook", { url: "http://127.0.0.1/hooks" });
		const sent = endpoint(() => status(204));
		const told = event();
		await object().enqueue([told]);
		await nextAlarm();
		expect(await deliveryOf(told.id)).toMatchObject({ lastError: "url-refused", lastStatus: null });
		expect(sent).toEqual([]);
	});
});

describe("many deliveries to one endpoint", () => {
	it("go side by side, six at a time, and one that is slow holds up no other, not even one that comes later", async () => {
		await made();
		const release = Promise.withResolvers<void>();
		let [underWay, most] = [0, 0];
		const slow = event();
		const sent = endpoint(async ({ id }) => {
			most = Math.max(most, ++underWay);
			await (id === slow.id ? release.promise : Promise.resolve());
			underWay--;
			return status(204);
		});
		await object().enqueue([slow, ...someEvents(30)]);
		const alarm = nextAlarm();
		await eventually(() => expect(sent).toHaveLength(31));
		await object().enqueue(someEvents(1));
		await eventually(() => expect(sent).toHaveLength(32));
		release.resolve();
		await alarm;
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(6);
		expect((await object().deliveries({ limit: 100, before: 1e9, state: "delivered" }))?.items).toHaveLength(32);
	});

	it("cost a dead endpoint a probe at a time, and all arrive within half an hour of its return", async () => {
		await made();
		const dead = endpoint(() => {
			throw new TypeError("no connection");
		});
		await object().enqueue(someEvents(200));
		while ((await nextAlarm(DAY)) !== null);
		expect(dead.length).toBeGreaterThan(45);
		expect(dead.length).toBeLessThan(100);
		// A probe is another delivery each time: one that its endpoint never takes holds up no other.
		expect(new Set(dead.map(({ id }) => id)).size).toBeGreaterThan(40);
		expect(await object().describe()).toMatchObject({ pending: 200, failingSince: new Date(START_MS).toISOString() });
		vi.restoreAllMocks();
		const back = endpoint(() => status(204));
		while ((await nextAlarm(DAY + 34 * MIN)) !== null);
		expect(new Set(back.map(({ id }) => id)).size).toBe(200);
		expect(back).toHaveLength(200);
		expect(await object().describe()).toMatchObject({ pending: 0, failingSince: null });
	});

	it("are given up after three and a half days, tried or not", async () => {
		await made();
		endpoint(() => status(500));
		await object().enqueue(someEvents(300));
		await nextAlarm();
		vi.setSystemTime(START_MS + 84 * HOUR);
		await nextAlarm();
		expect(await object().describe()).toMatchObject({ pending: 0 });
		const failed = await object().deliveries({ limit: 300, before: 1e9, state: "failed" });
		expect(failed?.items).toHaveLength(300);
		expect(new Set(failed?.items.map(({ lastError }) => lastError))).toEqual(new Set(["status", "not-tried"]));
	});

	it("let a test through at once, though the endpoint is spared", async () => {
		await made();
		const sent = endpoint(() => status(500));
		await object().enqueue(someEvents(50));
		await nextAlarm();
		const outcome = await object().sendTest();
		await nextAlarm();
		if (outcome.kind !== "queued") throw new Error(outcome.kind);
		expect(sent.at(-1)?.id).toBe(outcome.delivery.deliveryId);
		expect(JSON.parse(sent.at(-1)?.body ?? "")).toMatchObject({ type: "webhook.test", data: { webhookId: "wh-a" } });
	});
});

describe("what a webhook's object keeps", () => {
	const counts = () =>
		runInDurableObject(object(), (_, { storage: { sql } }) => [
			sql.exec("SELECT number FROM deliveries").toArray().length,
			sql.exec("SELECT number FROM tries").toArray().length,
		]);

	it("forgets a learner: what waits, what was sent, every try, and what is under way", async () => {
		await made();
		const release = Promise.withResolvers<void>();
		const sent = endpoint(async () => {
			if (sent.length > 2) await release.promise;
			return status(sent.length === 1 ? 204 : 500);
		});
		await object().enqueue([event()]);
		await nextAlarm();
		await object().enqueue([event()]);
		await nextAlarm();
		await object().enqueue([event(), event({ learnerId: "bob" })]);
		const alarm = nextAlarm();
		await eventually(() => expect(sent).toHaveLength(4));
		await object().forget("ann", Date.now());
		release.resolve();
		await alarm;
		expect(await counts()).toEqual([1, 1]);
		const left = await object().deliveries({ limit: 10, before: 1e9 });
		expect(left?.items.map(({ learnerId }) => learnerId)).toEqual(["bob"]);
	});

	it("goes back 30 days", async () => {
		await made();
		endpoint(() => status(204));
		await object().enqueue([event()]);
		await nextAlarm();
		expect(await counts()).toEqual([1, 1]);
		expect(await nextAlarm()).toBe(30 * DAY);
		expect(await counts()).toEqual([0, 0]);
		expect(await alarmAt()).toBeNull();
	});

	it("is of what is finished and of what waits only so much: those that are so for longest give way", async () => {
		expect([MOST_FINISHED, MOST_WAITING]).toEqual([10_000, 100_000]);
		await made();
		endpoint(() => status(204));
		const finished = someEvents(5);
		for (const one of finished) {
			await object().enqueue([one]);
			await nextAlarm();
			vi.setSystemTime(Date.now() + 1);
		}
		const waiting = someEvents(6);
		await object().enqueue(waiting);
		await runInDurableObject(object(), (_, { storage: { sql } }) => makeRoom(sql, { waiting: 4, finished: 2 }));
		const kept = await object().deliveries({ limit: 100, before: 1e9 });
		expect(kept?.items.map(({ deliveryId }) => deliveryId).toReversed()).toEqual(
			[...finished.slice(-2), ...waiting.slice(-4)].map(({ id }) => id),
		);
		expect(await object().describe()).toMatchObject({ pending: 4, dropped: 2 });
		expect((await counts())[1]).toBe(2);
	});

	it("is counted as it is, whatever happens to it", async () => {
		await made();
		let code = 204;
		endpoint(() => status(code));
		const [first, second, third] = [event(), event({ learnerId: "bob" }), event()];
		const counted = () =>
			runInDurableObject(object(), (_, { storage: { sql } }) =>
				Object.values(sql.exec("SELECT waiting, finished FROM webhook").one()),
			);
		await object().enqueue([first, second]);
		expect(await counted()).toEqual([2, 0]);
		await nextAlarm();
		expect(await counted()).toEqual([0, 2]);
		code = 500;
		await object().enqueue([third]);
		await object().resend(first.id);
		await nextAlarm();
		expect(await counted()).toEqual([2, 1]);
		await object().forget("bob", Date.now());
		expect(await counted()).toEqual([2, 0]);
		vi.setSystemTime(START_MS + 4 * DAY);
		code = 204;
		await nextAlarm();
		expect(await counted()).toEqual([0, 2]);
	});

	it("loses what is about an erased learner, however late that is told, and nothing that came after it", async () => {
		await made();
		endpoint(async () => status(204));
		await object().enqueue([
			event({ learnerId: "ann", atMs: START_MS }),
			event({ learnerId: "ann", atMs: START_MS + 2 }),
		]);
		await object().forget("ann", START_MS + 1);
		await object().forget("ann", START_MS - 1);
		expect((await object().deliveries({ limit: 10, before: 1e9 }))?.items).toHaveLength(1);
		await object().forget("ann", START_MS + 2);
		expect((await object().deliveries({ limit: 10, before: 1e9 }))?.items).toEqual([]);
	});

	it("is tidied up some thousands at a time, until nothing is too old", async () => {
		await made();
		endpoint(() => status(500));
		await object().enqueue(someEvents(5500));
		vi.setSystemTime(START_MS + 84 * HOUR);
		await nextAlarm();
		expect((await object().describe())?.pending).toBeGreaterThan(400);
		await nextAlarm();
		expect(await object().describe()).toMatchObject({ pending: 0 });
		vi.setSystemTime(START_MS + 120 * DAY);
		await nextAlarm();
		await nextAlarm();
		expect(await counts()).toEqual([0, 0]);
		expect(await alarmAt()).toBeNull();
	});

	it("is nothing for one that never was, and nothing after it was erased, whatever is under way", async () => {
		expect(await object().enqueue([event()])).toBe("gone");
		expect(await object().describe()).toBeNull();
		expect(await object().erase()).toBe(false);
		await made();
		const release = Promise.withResolvers<void>();
		const sent = endpoint(async () => {
			await release.promise;
			return status(500);
		});
		await object().enqueue([event()]);
		const alarm = nextAlarm();
		await eventually(() => expect(sent).toHaveLength(1));
		expect(await object().erase()).toBe(true);
		release.resolve();
		await alarm;
		expect(await alarmAt()).toBeNull();
		expect(await object().describe()).toBeNull();
		const tables = await runInDurableObject(
			object(),
			(_, { storage: { sql } }) =>
				sql.exec("SELECT name FROM sqlite_master WHERE name = 'deliveries'").toArray().length,
		);
		expect(tables).toBe(0);
	});

	it("is still there, alarm and all, when the object was away", async () => {
		await made();
		const told = event();
		await object().enqueue([told]);
		await runInDurableObject(object(), (_, { storage }) => storage.deleteAlarm());
		await evictDurableObject(object());
		expect(await object().describe()).toMatchObject({ pending: 1 });
		await eventually(async () => expect(await alarmAt()).toBe(0));
		const sent = endpoint(() => status(204));
		await nextAlarm();
		expect(sent.map(({ id }) => id)).toEqual([told.id]);
	});
});
