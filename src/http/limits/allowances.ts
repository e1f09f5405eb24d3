// How much each caller has left: a bucket a key that refills evenly, kept as the one time at which it is full again (the
// generic cell rate algorithm, ITU-T I.371). Where the platform counts by itself this is not used.

/** More callers at a time than one machine serves; those that were let in longest ago are forgotten first. */
export const MAX_KEYS = 20_000;

/** What sums of fractions may be off by. */
const OFF_BY_MS = 0.001;

export interface Quota {
	/** Requests that a full bucket allows, and that come back in `windowS`. */
	readonly quota: number;
	readonly windowS: number;
}

export interface Allowance {
	readonly allowed: boolean;
	/** Whole requests that are left after this one. */
	readonly remaining: number;
	/** Whole seconds until a full bucket; of a request that is refused, until one like it is allowed. At least 1. */
	readonly resetS: number;
}

export interface Allowances {
	/** Counts a request of this key at `nowMs`, or several that are let in together; what is refused counts for nothing. */
	take(key: string, nowMs: number, requests?: number): Allowance;
	/** How many keys are remembered. */
	size(): number;
}

export function keepAllowances({ quota, windowS }: Quota, maxKeys = MAX_KEYS): Allowances {
	const windowMs = windowS * 1000;
	const costMs = windowMs / quota;
	/** When the bucket of a key is full again, ms; the key that was let in last stands last. */
	const fullAt = new Map<string, number>();

	return {
		take(key, nowMs, requests = 1) {
			const before = Math.max(fullAt.get(key) ?? nowMs, nowMs);
			// A clock that was put back makes nobody wait longer than a whole window.
			if (before > nowMs + windowMs) fullAt.set(key, nowMs + windowMs);
			const after = before + requests * costMs;
			const waitMs = Math.min(after - nowMs - windowMs, requests * costMs);
			if (waitMs > OFF_BY_MS) return { allowed: false, remaining: 0, resetS: wholeSeconds(waitMs) };
			fullAt.delete(key);
			fullAt.set(key, after);
			forget(fullAt, maxKeys);
			const remaining = Math.floor((nowMs + windowMs - after + OFF_BY_MS) / costMs);
			return { allowed: true, remaining, resetS: wholeSeconds(after - nowMs) };
		},
		size: () => fullAt.size,
	};
}

function forget(fullAt: Map<string, number>, maxKeys: number): void {
	for (const oldest of fullAt.keys()) {
		if (fullAt.size <= maxKeys) return;
		fullAt.delete(oldest);
	}
}

function wholeSeconds(ms: number): number {
	return Math.max(1, Math.ceil(ms / 1000));
}
