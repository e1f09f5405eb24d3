// What credentials said whose signature was verified a moment ago: whoever calls again soon need not wait for it again.
// Only what is genuine is kept, and only that it is: whether it has expired or was revoked is looked at every time.
import type { MacRing } from "./mac-ring.ts";

const KEPT_S = 60;
const MOST_KEPT = 2000;

interface Kept<T> {
	readonly said: T;
	/** Seconds since 1970. */
	readonly verifiedS: number;
}

export interface Verified<T> {
	/** What it says; undefined where that was not verified with this ring in the last minute. */
	find(ring: MacRing, credential: string, nowS: number): T | undefined;
	note(ring: MacRing, credential: string, said: T, nowS: number): void;
}

/** Another ring, as after a secret was replaced, has verified nothing yet. */
export function keepVerified<T>(): Verified<T> {
	const byRing = new WeakMap<MacRing, Map<string, Kept<T>>>();
	return {
		find(ring, credential, nowS) {
			const kept = byRing.get(ring)?.get(credential);
			const ageS = kept ? nowS - kept.verifiedS : Number.NaN;
			return ageS >= 0 && ageS < KEPT_S ? kept?.said : undefined;
		},
		note(ring, credential, said, nowS) {
			const kept = byRing.get(ring) ?? new Map<string, Kept<T>>();
			byRing.set(ring, kept);
			kept.delete(credential);
			const [oldest] = kept.size >= MOST_KEPT ? kept.keys() : [];
			if (oldest !== undefined) kept.delete(oldest);
			kept.set(credential, { said, verifiedS: nowS });
		},
	};
}
