import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepAllowances } from "../../../src/http/limits/allowances.ts";

const FOUR_IN_TEN_SECONDS = { quota: 4, windowS: 10 };

describe("an allowance of 4 in 10 s", () => {
	it.each<[string, readonly (readonly [atMs: number, allowed: boolean, remaining: number, resetS: number])[]]>([
		[
			"four at once, and no fifth",
			[
				[0, true, 3, 3],
				[0, true, 2, 5],
				[0, true, 1, 8],
				[0, true, 0, 10],
				[0, false, 0, 3],
				[0, false, 0, 3],
			],
		],
		[
			"one more after each quarter of the window",
			[
				[0, true, 3, 3],
				[0, true, 2, 5],
				[0, true, 1, 8],
				[0, true, 0, 10],
				[2499, false, 0, 1],
				[2500, true, 0, 10],
				[2501, false, 0, 3],
				[7500, true, 1, 8],
			],
		],
		[
			"all again after a window of silence",
			[
				[0, true, 3, 3],
				[0, true, 2, 5],
				[10_000, true, 3, 3],
			],
		],
		[
			"no wait beyond a window when the clock is put back",
			[
				[1_000_000, true, 3, 3],
				[0, false, 0, 3],
				[2500, true, 0, 10],
			],
		],
	])("allows %s", (_, steps) => {
		const kept = keepAllowances(FOUR_IN_TEN_SECONDS);
		for (const [atMs, allowed, remaining, resetS] of steps)
			expect(kept.take("a", atMs), `at ${atMs} ms`).toEqual({ allowed, remaining, resetS });
	});

	it("says of no request that is all but there that it is left", () => {
		const kept = keepAllowances({ quota: 5, windowS: 77 });
		for (const atMs of [0, 852, 20_224, 38_813, 41_502, 44_474, 61_585]) kept.take("a", atMs);
		const { remaining } = kept.take("a", 61_585);
		const taken = Array.from({ length: remaining + 1 }, () => kept.take("a", 61_585).allowed);
		expect(taken).toEqual([...Array(remaining).fill(true), false]);
	});

	it("is everybody's own", () => {
		const kept = keepAllowances(FOUR_IN_TEN_SECONDS);
		for (let i = 0; i < 5; i++) kept.take("a", 0);
		expect(kept.take("a", 0).allowed).toBe(false);
		expect(kept.take("b", 0)).toEqual({ allowed: true, remaining: 3, resetS: 3 });
	});
});

const quotas = fc.record({ quota: fc.integer({ min: 1, max: 50 }), windowS: fc.integer({ min: 1, max: 100 }) });
const pauses = fc.array(fc.nat({ max: 20_000 }), { maxLength: 200 });

describe("any allowance", () => {
	it("lets through at most its quota and what comes back meanwhile, in every stretch of time", () => {
		fc.assert(
			fc.property(quotas, pauses, ({ quota, windowS }, gaps) => {
				const kept = keepAllowances({ quota, windowS });
				let nowMs = 0;
				const times: number[] = [];
				for (const gap of gaps) {
					nowMs += gap;
					if (kept.take("a", nowMs).allowed) times.push(nowMs);
				}
				for (const [i, from] of times.entries())
					for (const [j, to] of times.slice(i).entries())
						expect(j + 1).toBeLessThanOrEqual(quota + ((to - from) / 1000 / windowS) * quota + 0.01);
			}),
		);
	});

	it("refuses nobody who keeps to its even pace", () => {
		fc.assert(
			fc.property(quotas, ({ quota, windowS }) => {
				const kept = keepAllowances({ quota, windowS });
				for (let i = 0; i < 300; i++) expect(kept.take("a", (i * windowS * 1000) / quota).allowed).toBe(true);
			}),
		);
	});

	it("says truly how much is left, and when a refused request would be allowed", () => {
		fc.assert(
			fc.property(quotas, pauses, (quota, gaps) => {
				const kept = keepAllowances(quota);
				let nowMs = 0;
				for (const gap of gaps) {
					nowMs += gap;
					kept.take("a", nowMs);
				}
				const { allowed, remaining, resetS } = kept.take("a", nowMs);
				if (allowed)
					for (let left = remaining; left > 0; left--)
						expect(kept.take("a", nowMs)).toMatchObject({ allowed: true, remaining: left - 1 });
				const refused = kept.take("a", nowMs);
				expect(refused.allowed).toBe(false);
				expect(allowed ? resetS : refused.resetS).toBeLessThanOrEqual(quota.windowS + 1);
				expect(kept.take("a", nowMs + refused.resetS * 1000).allowed).toBe(true);
			}),
		);
	});

	it("remembers no more callers than it may, and forgets first whoever was let in longest ago", () => {
		const kept = keepAllowances(FOUR_IN_TEN_SECONDS, 3);
		for (const key of ["a", "b", "c", "a", "d"]) kept.take(key, 0);
		expect(kept.size()).toBe(3);
		// "b" was forgotten, and begins anew; "a" was not.
		expect(kept.take("a", 0).remaining).toBe(1);
		expect(kept.take("b", 0).remaining).toBe(3);
	});

	it("remembers as few after a flood of addresses", () => {
		const kept = keepAllowances(FOUR_IN_TEN_SECONDS, 100);
		for (let i = 0; i < 10_000; i++) kept.take(`address ${i}`, i);
		expect(kept.size()).toBe(100);
	});
});
