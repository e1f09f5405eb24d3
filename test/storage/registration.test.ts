// That a tenant knows its learners: noted when a record begins, or is used again, and no longer once it is erased.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { learnerObjectName, tenantObjectName } from "../../src/storage/object-name.ts";
import { Tenant } from "../../src/storage/tenant/object.ts";
import { learnerName, nowS } from "../support/fixtures.ts";
import { stillClock } from "../support/still-clock.ts";
import { ANN, history, question } from "./given.ts";

stillClock();

const anns = () => env.LEARNER.getByName(learnerObjectName(ANN));
const anonymous = () => env.LEARNER.getByName(learnerObjectName(learnerName("anonymous", "anon-x")));
const tenant = () => env.TENANT.getByName(tenantObjectName(ANN.tenant));
const listed = async () => (await tenant().learners("", 100)).items;
const sentAll = async (of = anns()) => {
	await runDurableObjectAlarm(of);
	expect(await statements(of, "SELECT listed_at FROM tallies WHERE listed_at IS NULL")).toEqual([]);
};
const alarmAt = (of = anns()) => runInDurableObject(of, (_, { storage }) => storage.getAlarm());
const statements = (of: ReturnType<typeof anns>, sql: string) =>
	runInDurableObject(of, (_, { storage }) => storage.sql.exec(sql).toArray());

describe("a tenant's learner", () => {
	it("is listed by the tenant within a moment of its first attempt, once", async () => {
		await anns().submit(question());
		expect(await alarmAt()).toBe(Date.now());
		await sentAll();
		const [ann, ...others] = await listed();
		expect([ann, others]).toEqual([{ learnerId: "ann", firstAtMs: Date.now() }, []]);
		await anns().submit(question());
		await evictDurableObject(anns());
		await anns().submit(question());
		await sentAll();
		expect(await listed()).toEqual([ann]);
	});

	it("is listed later where the tenant was not reached at once", async () => {
		vi.spyOn(console, "error").mockImplementation(() => {});
		const note = vi.spyOn(Tenant.prototype, "note").mockRejectedValueOnce(new Error("away"));
		await anns().submit(question());
		await runDurableObjectAlarm(anns());
		expect(note).toHaveBeenCalledOnce();
		expect([await listed(), await alarmAt()]).toEqual([[], Date.now() + 1000]);
		note.mockRestore();
		await runDurableObjectAlarm(anns());
		expect(await listed()).toHaveLength(1);
	});

	it("is not made by a look, nor by a token", async () => {
		await anns().progress(ANN.learnerId, "UTC");
		await anns().standing(nowS());
		expect([await alarmAt(), await listed()]).toEqual([null, []]);
	});

	it("costs one statement more after a record has woken, and none after that", async () => {
		await anns().submit(question());
		await sentAll();
		await evictDurableObject(anns());
		const asked = (ask: () => unknown) =>
			runInDurableObject(anns(), async (learner, { storage }) => {
				const exec = vi.spyOn(storage.sql, "exec");
				await (ask as () => unknown)();
				await learner.attempts({ limit: 1, before: 99, answers: false });
				const about = exec.mock.calls.filter(([sql]) => /listed_at/.test(String(sql)));
				exec.mockRestore();
				return about.length;
			});
		expect([await asked(() => null), await asked(() => null)]).toEqual([1, 0]);
	});
});

it("an anonymous learner is nobody's to list", async () => {
	await anonymous().submit(question());
	await runInDurableObject(anonymous(), (learner) => learner.alarm());
	expect(await statements(anonymous(), "SELECT learner, listed_at FROM tallies")).toEqual([
		{ learner: null, listed_at: null },
	]);
	expect(await env.TENANT.getByName(tenantObjectName(learnerName("anonymous", "x").tenant)).overview()).toMatchObject({
		learners: 0,
	});
});

it.each([1, 2, 8])("a record of migration %i is listed when it is used next, since when it was", async (level) => {
	await runInDurableObject(anns(), (_, { storage }) => migrate(storage, LEARNER_MIGRATIONS.slice(0, level), 12_345));
	await evictDurableObject(anns());
	await history(anns());
	await sentAll();
	expect(await listed()).toEqual([{ learnerId: "ann", firstAtMs: 12_345 }]);
});
