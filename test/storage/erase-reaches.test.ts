// That an erasure reaches everyone whom the record had told of its learner, now or later.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { Assignment } from "../../src/storage/assignment/object.ts";
import { Learner } from "../../src/storage/learner/object.ts";
import { readUntold } from "../../src/storage/learner/untold.ts";
import { learnerObjectName, tenantObjectName } from "../../src/storage/object-name.ts";
import { OUTBOX_TABLE, post } from "../../src/storage/outbox.ts";
import { Tenant } from "../../src/storage/tenant/object.ts";
import { Webhook } from "../../src/storage/webhook/object.ts";
import { eventually } from "../support/eventually.ts";
import { nowS } from "../support/fixtures.ts";
import { passMs, stillClock } from "../support/still-clock.ts";
import { ANN, question } from "./given.ts";
import { assign, objectOf, resultsOf, rowOf, settle, work } from "./regrade-given.ts";

const anns = () => env.LEARNER.getByName(learnerObjectName(ANN));
const tenant = () => env.TENANT.getByName(tenantObjectName(ANN.tenant));
const listed = async () => (await tenant().learners("", 100)).items.length;
const [ONE, TWO] = [`as-${"1".repeat(22)}`, `as-${"2".repeat(22)}`];
const untold = () =>
	runInDurableObject(anns(), (_, { storage }) => readUntold(storage.sql).map(({ target }) => target));
const tables = () =>
	runInDurableObject(anns(), (_, { storage }) =>
		storage.sql
			.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
			.toArray()
			.map(({ name }) => name),
	);

/** A record with results on their way to both assignments. */
async function known(): Promise<void> {
	await anns().submit(question());
	await runDurableObjectAlarm(anns());
	expect(await listed()).toBe(1);
	await runInDurableObject(anns(), (_, { storage }) => {
		storage.sql.exec(OUTBOX_TABLE);
		for (const target of [ONE, TWO]) post(storage.sql, target, { kind: "finish" }, Date.now() + 60_000);
	});
}

stillClock();

let forget: MockInstance<Assignment["forget"]>;
beforeEach(() => {
	forget = vi.spyOn(Assignment.prototype, "forget");
	vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
	vi.restoreAllMocks();
});

describe("an erasure", () => {
	it("tells each assignment and the tenant at once, and leaves no word of them", async () => {
		await known();
		expect(await listed()).toBe(1);
		const erasedS = await anns().erase(nowS());
		expect(forget.mock.calls).toEqual(Array(2).fill(["ann", erasedS * 1000 + 999]));
		expect([await listed(), await untold()]).toEqual([0, []]);
		expect((await tables()).sort()).toEqual(["ending", "untold"]);
	});

	it("keeps whom it did not reach, and goes on by alarm until all know", async () => {
		await known();
		forget.mockImplementation(() => {
			throw new Error("away");
		});
		const note = vi.spyOn(Tenant.prototype, "note").mockRejectedValue(new Error("away"));
		await anns().erase(nowS());
		expect((await untold()).sort()).toEqual([ONE, TWO, "tenant"]);
		await evictDurableObject(anns());
		const alarm = await runInDurableObject(anns(), (_, { storage }) => storage.getAlarm());
		expect(alarm).toBe(Date.now() + 1000);
		forget.mockImplementation(() => {});
		note.mockRestore();
		passMs(1000);
		await runDurableObjectAlarm(anns());
		expect([await untold(), await listed()]).toEqual([[], 0]);
	});

	it("once more loses nobody who was not told yet", async () => {
		await known();
		forget.mockImplementation(() => {
			throw new Error("away");
		});
		const first = await anns().erase(nowS());
		await anns().erase(first + 5);
		expect((await untold()).sort()).toEqual([ONE, TWO, "tenant"]);
		expect(await listed()).toBe(0);
		forget.mockImplementation(() => {});
		await anns().erase(first + 9);
		expect(await untold()).toEqual([]);
	});

	it("waits for what is being handed on, so that it arrives before the assignments forget", async () => {
		const came: string[] = [];
		forget.mockImplementation(() => {
			came.push("forget");
		});
		const release = Promise.withResolvers<void>();
		const told = vi.spyOn(Tenant.prototype, "note").mockImplementation(async ([note]) => {
			if (note?.kind === "learner") await release.promise;
			came.push(note?.kind ?? "");
		});
		const erase = vi.spyOn(Learner.prototype, "erase");
		await anns().submit(question());
		await runInDurableObject(anns(), (_, { storage }) => {
			storage.sql.exec(OUTBOX_TABLE);
			post(storage.sql, ONE, {}, Date.now() + 60_000);
		});
		const alarm = runInDurableObject(anns(), (learner) => learner.alarm());
		await eventually(() => expect(told).toHaveBeenCalled());
		const erased = anns().erase(nowS());
		await eventually(() => expect(erase).toHaveBeenCalled());
		// Whatever it did without waiting is done.
		await anns().standing(nowS());
		release.resolve();
		await Promise.all([alarm, erased]);
		expect([came[0], came.slice(1).sort()]).toEqual(["learner", ["forget", "learner-erased"]]);
	});

	it("has the tenant's webhooks forget, and goes on until they do", async () => {
		const forgetEvents = vi.spyOn(Webhook.prototype, "forget").mockImplementationOnce(() => {
			throw new Error("away");
		});
		await tenant().addWebhook({ webhookId: "wh-1", events: [] });
		await known();
		const erasedS = await anns().erase(nowS());
		expect([await untold(), await listed()]).toEqual([["tenant"], 0]);
		await runInDurableObject(anns(), (_, { storage }) => storage.sql.exec("UPDATE untold SET next_at = 0"));
		await runInDurableObject(anns(), (learner) => learner.alarm());
		expect(await untold()).toEqual([]);
		expect(forgetEvents.mock.calls).toEqual(Array(2).fill(["ann", erasedS * 1000 + 999]));
	});

	it("of who began anew meanwhile lists the new learner alone", async () => {
		await known();
		const erasedS = await anns().erase(nowS());
		await anns().submit(question({}, { sinceS: erasedS + 1 }));
		await runInDurableObject(anns(), (learner) => learner.alarm());
		const { items } = await tenant().learners("", 9);
		expect(items).toEqual([{ learnerId: "ann", firstAtMs: expect.any(Number) }]);
		expect(items[0]?.firstAtMs).toBeGreaterThan(erasedS * 1000);
	});

	it("that an assignment hears of late takes nothing from who began anew meanwhile", async () => {
		const id = await assign();
		await work(id, "ann", "reliable");
		await settle(id);
		forget.mockImplementation(() => {
			throw new Error("away");
		});
		const erasedS = await anns().erase(nowS());
		expect(await untold()).toContain(id);
		expect(await rowOf(id, "ann")).toMatchObject({ total: 2 });
		forget.mockRestore();
		vi.setSystemTime((erasedS + 1) * 1000);
		await work(id, "ann");
		expect(await untold()).not.toContain(id);
		expect(await rowOf(id, "ann")).toMatchObject({ total: 4, items: [{ tries: 1 }, { tries: 2 }] });
		await objectOf(id).forget(ANN.learnerId, erasedS * 1000 + 999);
		expect(await rowOf(id, "ann")).toMatchObject({ total: 4 });
		expect((await resultsOf(id, "ann")).map(({ share }) => share)).toEqual([1, 0, 0.5]);
		await objectOf(id).forget(ANN.learnerId, Date.now());
		expect(await resultsOf(id, "ann")).toEqual([]);
	});

	it("that an assignment hears of late leaves who was named again meanwhile, with nothing of before", async () => {
		const id = await assign();
		await work(id, "ann", "reliable");
		const named = (override: object) => objectOf(id).nameAll([{ learnerId: ANN.learnerId, override }]);
		await named({ attempts: 3 });
		const upToMs = Date.now();
		passMs(1);
		await named({ attempts: 3 });
		await objectOf(id).forget(ANN.learnerId, upToMs);
		expect(await rowOf(id, "ann")).toMatchObject({ total: 0, state: "assigned", override: { attempts: 3 } });
		expect(await resultsOf(id, "ann")).toEqual([]);
		await objectOf(id).forget(ANN.learnerId, upToMs);
		expect(await rowOf(id, "ann")).toMatchObject({ state: "assigned" });
	});

	it("of nobody's record, or an anonymous one, tells nobody", async () => {
		await anns().erase(nowS());
		const anonymous = env.LEARNER.getByName(JSON.stringify(["anonymous", "anon-x"]));
		await anonymous.submit(question());
		await anonymous.erase(nowS());
		expect(await untold()).toEqual([]);
		expect(forget).not.toHaveBeenCalled();
	});
});
