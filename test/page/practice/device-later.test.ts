// A device that comes later: nothing waits for it but what needs it, and what cannot be had is a value.
import { expect, it } from "vitest";
import { deviceLater } from "../../../src/page/practice/device-later.ts";
import type { Device } from "../../../src/page/practice/page-device.ts";
import { createStatus } from "../../../src/page/practice/status.ts";

const found = { ok: true, value: "as it was asked" } as const;

/** As far as these tests go. */
const device = {
	api: { readScenario: async (...asked: readonly string[]) => ({ ...found, asked }), whose: async () => "l1" },
	store: { items: { get: async (key: string) => ({ key }) } },
} as unknown as Device;

it("a call waits for it, and reaches it as it was made", async () => {
	let opened = 0;
	const later = deviceLater(createStatus(), async () => {
		opened++;
		return device;
	});
	expect(opened).toBe(0);
	expect(await later.api.readScenario("s1", "en")).toEqual({ ...found, asked: ["s1", "en"] });
	expect(await later.api.whose()).toBe("l1");
	expect(await later.store.items.get("s1")).toEqual({ key: "s1" });
	expect(opened).toBe(1);
});

it("without it the service cannot be reached and nothing is kept; the next call tries again", async () => {
	let tries = 0;
	const later = deviceLater(createStatus(), async () => {
		if (++tries <= 3) throw new Error("no network");
		return device;
	});
	expect(await later.api.readScenario("s1", "en")).toEqual({ ok: false, problem: "unreachable" });
	expect(await later.store.items.all()).toEqual([]);
	expect(await later.store.drafts.put({ key: "s1", answers: {}, atMs: 0 })).toBeUndefined();
	expect(await later.api.readScenario("s1", "en")).toMatchObject(found);
});
