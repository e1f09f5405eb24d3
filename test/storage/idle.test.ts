import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE_DAYS } from "../../src/storage/learner/last-use.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { learnerName } from "../support/fixtures.ts";
import { ANN, history, question } from "./given.ts";

const DAY_MS = 86_400_000;
const anonymous = () => env.LEARNER.getByName(learnerObjectName(learnerName("anonymous", "anon-x")));
const anns = () => env.LEARNER.getByName(learnerObjectName(ANN));

/** Years ahead: no alarm comes by itself. */
const start = Date.now() + 100_000_000_000;
const atDay = (day: number) => vi.setSystemTime(start + day * DAY_MS);
const alarmAt = () => runInDurableObject(anonymous(), (_, { storage }) => storage.getAlarm());
const attempts = async () => (await history(anonymous())).length;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
	vi.useRealTimers();
});

describe("an anonymous record that nobody uses", () => {
	it("is erased when it has been idle for long enough, once or twice", async () => {
		await anonymous().submit(question());
		expect(await alarmAt()).toBe(start + IDLE_DAYS * DAY_MS);
		atDay(IDLE_DAYS);
		expect(await runDurableObjectAlarm(anonymous())).toBe(true);
		await runInDurableObject(anonymous(), (learner) => learner.alarm());
		expect(await attempts()).toBe(0);
		expect(await alarmAt()).toBeNull();
		const empty = await runInDurableObject(anonymous(), (_, { storage }) =>
			storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'attempts'").toArray(),
		);
		expect(empty).toEqual([]);
		expect(await anonymous().submit(question())).toMatchObject({ kind: "recorded", number: 1 });
	});

	it("stays when it was used since the alarm was set, by a look at it too", async () => {
		await anonymous().submit(question());
		atDay(100);
		await attempts();
		await runInDurableObject(anonymous(), (learner) => learner.alarm());
		expect(await alarmAt()).toBe(start + (100 + IDLE_DAYS) * DAY_MS);
		atDay(IDLE_DAYS);
		await runInDurableObject(anonymous(), (learner) => learner.alarm());
		expect(await attempts()).toBe(1);
	});

	it("has its alarm set again once a day at most", async () => {
		await anonymous().submit(question());
		atDay(0.9);
		await evictDurableObject(anonymous());
		await anonymous().submit(question());
		expect(await alarmAt()).toBe(start + IDLE_DAYS * DAY_MS);
		atDay(1.1);
		await anonymous().submit(question());
		expect(await alarmAt()).toBe(start + 1.1 * DAY_MS + IDLE_DAYS * DAY_MS);
	});

	it("has no alarm before anything is kept", async () => {
		await attempts();
		expect(await alarmAt()).toBeNull();
		await runInDurableObject(anonymous(), (learner) => learner.alarm());
		expect(await attempts()).toBe(0);
	});
});

it("a record of a tenant's learner is never erased by itself", async () => {
	await anns().submit(question());
	const listedAt = () =>
		runInDurableObject(anns(), (_, { storage }) => storage.sql.exec("SELECT listed_at FROM tallies").one().listed_at);
	// The one alarm there is tells the tenant that the record began, and leaves none behind.
	expect(await listedAt()).toBeNull();
	expect(await runDurableObjectAlarm(anns())).toBe(true);
	expect(await listedAt()).toBe(start);
	expect(await runDurableObjectAlarm(anns())).toBe(false);
});
