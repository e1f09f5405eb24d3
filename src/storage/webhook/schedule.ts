// When a delivery that failed is tried again, and how an endpoint is spared on which nothing succeeds. Pure: the clock and
// chance are passed in. Waits as Standard Webhooks proposes them ("Deliverability and reliability").

const S = 1000;
const MIN = 60 * S;
const HOUR = 60 * MIN;

/** After the first failed try, the second, …; the first try is at once. */
const WAITS_MS = [5 * S, 5 * MIN, 30 * MIN, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** Ten, over about three days. */
export const MOST_TRIES = WAITS_MS.length + 1;

/** All waits with the most jitter, and a little: whatever still waits then is given up, tried or not. */
export const MAX_AGE_MS = 84 * HOUR;

/** A share of the wait, either way: receivers that came down together are not called together. */
const JITTER = 0.1;

/** Failed tries one after another, of whatever delivery, from which on the endpoint is only probed. */
const STRIKES_TO_PROBE = 5;
const FIRST_HOLD_MS = 5 * S;
const LONGEST_HOLD_MS = 30 * MIN;

/** As many as Cloudflare lets wait for an answer at a time: one more would only wait for them, and its time would run out. */
const MOST_SIDE_BY_SIDE = 6;

/** Of an answer's Retry-After: at least so long, at most as long as the longest wait. */
const LEAST_ASKED_MS = S;
const MOST_ASKED_MS = 24 * HOUR;

/** `chance` in [0, 1). */
function withJitter(ms: number, chance: number): number {
	return Math.round(ms * (1 - JITTER + 2 * JITTER * chance));
}

/** When it is tried again after `failed` failed tries, ms since 1970; null where it is given up. */
export function nextTryMs(failed: number, nowMs: number, chance: number): number | null {
	const wait = WAITS_MS[failed - 1];
	return wait === undefined ? null : nowMs + withJitter(wait, chance);
}

/** Until when nothing is sent to the endpoint after so many failures in a row, ms since 1970; 0 where it is not spared. */
export function heldUntilMs(strikes: number, nowMs: number, chance: number): number {
	if (strikes < STRIKES_TO_PROBE) return 0;
	const wait = Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** Math.min(20, strikes - STRIKES_TO_PROBE));
	return nowMs + withJitter(wait, chance);
}

/** How many deliveries may be under way at a time: one, which tells whether the endpoint is back, or several. */
export function sideBySide(strikes: number): number {
	return strikes < STRIKES_TO_PROBE ? MOST_SIDE_BY_SIDE : 1;
}

/** Retry-After (RFC 9110, 10.2.3), seconds or a date, in ms from now and within bounds; null where it says nothing. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
	if (header === null) return null;
	const text = header.trim();
	const ms = /^\d{1,9}$/.test(text) ? Number(text) * S : Date.parse(text) - nowMs;
	return Number.isNaN(ms) ? null : Math.min(MOST_ASKED_MS, Math.max(LEAST_ASKED_MS, ms));
}
