import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ENDING_KEPT_DAYS } from "../../src/storage/learner/ending.ts";
import { ANN, history, question, record, scenario } from "./given.ts";

/** Years ahead, half a second past one: no alarm comes by itself, whenever the test is run. */
const startS = Math.floor(Date.now() / 1000) + 100_000_000;
const start = startS * 1000 + 500;
const at = (s: number) => vi.setSystemTime(start + s * 1000);

const tables = () =>
	runInDurableObject(record(), (_, { storage }) =>
		storage.sql
			.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
			.toArray(),
	);
const alarmAt = () => runInDurableObject(record(), (_, { storage }) => storage.getAlarm());

const HINT = { scenarioId: "sc1.x", blank: "b1", level: 1, highestLevel: 3, expiresAtMs: start + 1e9 };

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
	vi.useRealTimers();
});

describe("a record that is erased", () => {
	it("is gone but for when that was", async () => {
		await record().submit(question());
		await record().submit(scenario());
		await record().takeHint(HINT, startS);
		expect(await record().erase(startS)).toBe(startS);
		expect(await tables()).toEqual([{ name: "ending" }]);
		await evictDurableObject(record());
		expect(await record().standing(startS + 1)).toBe("empty");
		expect(await record().progress(ANN.learnerId, "UTC")).toMatchObject({ totals: { attempts: 0 }, skills: [] });
		expect(await history()).toEqual([]);
		expect(await record().attempt(1)).toBeNull();
	});

	it.each([false, true])(
		"takes nothing from whoever spoke for the learner up to that second: evicted %s",
		async (evicted) => {
			const sent = question();
			await record().submit(sent);
			await record().erase(startS);
			if (evicted) await evictDurableObject(record());
			at(50);
			for (const sinceS of [0, startS - 1, startS]) {
				expect(await record().standing(sinceS)).toBe("erased");
				expect(await record().submit({ ...sent, sinceS })).toEqual({ kind: "erased" });
				expect(await record().submit(question({}, { sinceS }))).toEqual({ kind: "erased" });
				expect(await record().takeHint(HINT, sinceS)).toEqual({ kind: "erased" });
				expect(await record().noteShown({ instance: "x", untilMs: start + 1e9 }, sinceS)).toEqual({ kind: "erased" });
			}
			expect(await tables()).toEqual([{ name: "ending" }]);
		},
	);

	it("may begin anew for whoever came later, and is not erased again by whoever came before", async () => {
		const sent = question();
		await record().submit(sent);
		await record().erase(startS);
		at(10);
		const later = { sinceS: startS + 1 };
		expect(await record().submit({ ...sent, ...later })).toMatchObject({ kind: "recorded", number: 1 });
		expect(await record().erase(startS)).toBe(startS);
		await evictDurableObject(record());
		expect(await record().standing(later.sinceS)).toBe("there");
		expect(await record().standing(startS)).toBe("erased");
		expect(await history()).toHaveLength(1);
		expect(await record().erase(later.sinceS)).toBe(startS + 10);
		expect(await record().standing(startS + 10)).toBe("erased");
	});

	it("kills also the credential that erased it, though its clock is ahead", async () => {
		await record().submit(question());
		expect(await record().erase(startS + 60)).toBe(startS + 60);
		expect(await record().standing(startS + 60)).toBe("erased");
	});

	it("is so though there was none", async () => {
		expect(await record().erase(startS)).toBe(startS);
		expect(await record().submit(question({}, { sinceS: startS }))).toEqual({ kind: "erased" });
	});
});

describe("that a record was erased", () => {
	const dueS = ENDING_KEPT_DAYS * 86_400;

	it("is forgotten once no token of before can be left", async () => {
		await record().erase(startS);
		expect(await alarmAt()).toBe((startS + dueS) * 1000);
		at(dueS - 1);
		await runInDurableObject(record(), (learner) => learner.alarm());
		expect(await record().standing(startS)).toBe("erased");
		at(dueS);
		expect(await runDurableObjectAlarm(record())).toBe(true);
		await runInDurableObject(record(), (learner) => learner.alarm());
		expect([await tables(), await alarmAt()]).toEqual([[], null]);
		expect(await record().standing(startS)).toBe("empty");
	});

	it("is forgotten beside a record that began anew, which stays", async () => {
		await record().erase(startS);
		at(10);
		await record().submit(question({}, { sinceS: startS + 10 }));
		at(dueS);
		expect(await runDurableObjectAlarm(record())).toBe(true);
		await evictDurableObject(record());
		expect(await tables()).not.toContainEqual({ name: "ending" });
		expect(await history()).toHaveLength(1);
	});
});
