import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ANN } from "./given.ts";

const code = () => env.PAIRING.getByName("a code");
/** Years ahead: no alarm comes by itself. */
const start = Date.now() + 100_000_000_000;
const at = (s: number) => vi.setSystemTime(start + s * 1000);
const pairing = (change: object = {}) => ({
	learner: ANN,
	keyId: "key-1",
	renewable: true,
	madeS: 1,
	expiresAtMs: start + 600_000,
	...change,
});
const kept = () =>
	runInDurableObject(code(), async (_, { storage }) => [
		storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'pairing'").toArray().length,
		await storage.getAlarm(),
	]);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
	vi.useRealTimers();
});

describe("the object of a pairing code", () => {
	it("stores nothing for a code that never was", async () => {
		expect(await code().redeem()).toBeNull();
		expect(await kept()).toEqual([0, null]);
	});

	it("tells what the code stands for once, and keeps nothing of it", async () => {
		expect(await code().open(pairing())).toBe(true);
		const replies = await Promise.all([code().redeem(), code().redeem(), code().redeem()]);
		expect(replies.filter((reply) => reply !== null)).toEqual([pairing()]);
		expect(await code().redeem()).toBeNull();
		expect(await kept()).toEqual([0, null]);
	});

	it("is not opened for another learner while it is in use, and is after", async () => {
		await code().open(pairing());
		expect(await code().open(pairing({ keyId: "key-2" }))).toBe(false);
		expect((await code().redeem())?.keyId).toBe("key-1");
		expect(await code().open(pairing({ keyId: "key-3" }))).toBe(true);
		at(600);
		expect(await code().open(pairing({ keyId: "key-4", expiresAtMs: start + 1_200_000 }))).toBe(true);
		expect((await code().redeem())?.keyId).toBe("key-4");
	});

	it("says nothing once the code has expired, and forgets it by itself", async () => {
		await code().open(pairing());
		at(599);
		await runInDurableObject(code(), (object) => object.alarm());
		expect(await kept()).toEqual([1, start + 600_000]);
		at(600);
		expect(await code().redeem()).toBeNull();
		await runDurableObjectAlarm(code());
		await runInDurableObject(code(), (object) => object.alarm());
		expect(await kept()).toEqual([0, null]);
	});
});
