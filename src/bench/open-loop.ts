// Load whose requests come by the clock, whatever became of those before: what callers feel who do not wait for each other.
// Each is measured from when it was due, so that a server that stands still is charged for all who would have come meanwhile.
import { setTimeout as sleep } from "node:timers/promises";

export interface Load {
	/** Requests a second. */
	readonly rate: number;
	readonly seconds: number;
}

/**
 * How long each took, ms from when it was due, in the order in which they were due. `send` is told which it is, from 0, and
 * when it was due (ms of `performance.now()`). Rejects where `send` does.
 */
export async function openLoop(
	{ rate, seconds }: Load,
	send: (place: number, dueMs: number) => Promise<unknown>,
): Promise<readonly number[]> {
	const startMs = performance.now();
	const timed = async (place: number, dueMs: number) => {
		await send(place, dueMs);
		return performance.now() - dueMs;
	};
	const sent: Promise<number>[] = [];
	const requests = Math.round(rate * seconds);
	for (let i = 0; i < requests; i++) {
		const dueMs = startMs + (i * 1000) / rate;
		// Timers are late by a millisecond and more: then all that are due by now are sent at once.
		for (let leftMs = dueMs - performance.now(); leftMs > 0; leftMs = dueMs - performance.now()) await sleep(leftMs);
		const one = timed(i, dueMs);
		// It is awaited at the end: until then nobody else hears of a failure.
		one.catch(() => {});
		sent.push(one);
	}
	return Promise.all(sent);
}

/** The least of `values` that at least this share of them (above 0, at most 1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
