// Load by the clock: what is measured of it, and that nobody waits for those before.
import { expect, it } from "vitest";
import { openLoop, percentile } from "../../src/bench/open-loop.ts";

it("sends as many as are due, and measures each", async () => {
	let sent = 0;
	const tookMs = await openLoop({ rate: 500, seconds: 0.1 }, async () => {
		sent += 1;
	});
	expect(sent).toBe(50);
	expect(tookMs.length).toBe(50);
	expect(Math.min(...tookMs)).toBeGreaterThanOrEqual(0);
});

it("does not wait for an answer before the next is sent", async () => {
	const all = Promise.withResolvers<void>();
	let sent = 0;
	// Nobody is answered before everybody has asked.
	const tookMs = await openLoop({ rate: 1000, seconds: 0.05 }, () => {
		sent += 1;
		if (sent === 50) all.resolve();
		return all.promise;
	});
	expect(tookMs.length).toBe(50);
});

it("charges a stop to all that were due meanwhile, not only to the one that met it", async () => {
	let sent = 0;
	const tookMs = await openLoop({ rate: 100, seconds: 0.1 }, async () => {
		sent += 1;
		const untilMs = performance.now() + (sent === 1 ? 80 : 0);
		while (performance.now() < untilMs);
	});
	// The one due at 50 ms was sent at 80 ms.
	expect(tookMs[0]).toBeGreaterThanOrEqual(80);
	expect(tookMs[5]).toBeGreaterThanOrEqual(30);
});

it("rejects where a request fails", async () => {
	const failing = openLoop({ rate: 1000, seconds: 0.01 }, () => Promise.reject(new Error("no answer")));
	await expect(failing).rejects.toThrow("no answer");
});

it.each([
	[0.5, 50],
	[0.99, 99],
	[0.999, 100],
	[1, 100],
] as const)("gives what a share of %d does not exceed, of 1 to 100", (share, expected) => {
	const values = Array.from({ length: 100 }, (_, i) => 100 - i);
	expect(percentile(values, share)).toBe(expected);
});
