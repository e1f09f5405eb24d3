import { expect, it } from "vitest";
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { keepVerified } from "../../../src/http/identity/verified.ts";

const ring = await importMacRing("a".repeat(32));

it("is known for a minute, to the ring that verified it", async () => {
	const verified = keepVerified<string>();
	verified.note(ring, "token", "ann", 1000);
	expect([1000, 1059, 1060, 999].map((nowS) => verified.find(ring, "token", nowS))).toEqual([
		"ann",
		"ann",
		undefined,
		undefined,
	]);
	expect(verified.find(await importMacRing("a".repeat(32)), "token", 1000)).toBeUndefined();
	expect(verified.find(ring, "toke", 1000)).toBeUndefined();
});

it("is forgotten, the oldest first, once there are 2,000 others", () => {
	const verified = keepVerified<number>();
	for (let i = 0; i <= 2000; i++) verified.note(ring, `token ${i}`, i, 1000);
	expect([0, 1, 2000].map((i) => verified.find(ring, `token ${i}`, 1000))).toEqual([undefined, 1, 2000]);
});
