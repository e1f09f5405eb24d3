// Whoever is told of a course's events takes what is signed, and nothing else.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openReceiver, type Receiver } from "../../../src/bench/course/receiver.ts";

const KEY = Buffer.alloc(32, 7);
const BODY = JSON.stringify({ type: "attempt.recorded", timestamp: "2026-11-27T08:00:00.000Z", data: { item: 1 } });

let receiver: Receiver;
beforeAll(async () => {
	receiver = await openReceiver();
	receiver.trust(`whsec_${KEY.toString("base64")}`);
});
afterAll(() => receiver.close());

async function deliver(id: string, key: Buffer, atS = Math.floor(Date.now() / 1000)): Promise<number> {
	const mac = createHmac("sha256", key).update(`${id}.${atS}.${BODY}`).digest("base64");
	const headers = {
		"webhook-id": id,
		"webhook-timestamp": String(atS),
		"webhook-signature": `v1,AAAA v1,${mac}`,
	};
	return (await fetch(receiver.url, { method: "POST", headers, body: BODY })).status;
}

it("refuses the first events once, so that they must come again, and takes each event once", async () => {
	const statuses = [];
	for (const id of ["ev-1", "ev-1", "ev-1", "ev-3", "ev-4", "ev-5"]) statuses.push(await deliver(id, KEY));
	expect(statuses).toEqual([503, 204, 204, 503, 503, 204]);
	expect(receiver.counts).toMatchObject({ refused: 3, repeated: 1, forged: 0 });
	expect([...receiver.events.keys()]).toEqual(["ev-1", "ev-5"]);
	expect(receiver.events.get("ev-1")).toEqual(JSON.parse(BODY));
});

it("takes nothing that is signed with another secret, or that is old", async () => {
	expect(await deliver("ev-2", Buffer.alloc(32, 8))).toBe(401);
	expect(await deliver("ev-2", KEY, Math.floor(Date.now() / 1000) - 600)).toBe(401);
	expect(receiver.events.has("ev-2")).toBe(false);
	expect(receiver.counts.forged).toBe(2);
});
