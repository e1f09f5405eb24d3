// Arithmetic modulo 2^32 (RFC 9293, 3.4), the model's own. Every comparison is a question of how far one number lies
// ahead of another, so it also has an answer where "less than" has none: half the space away.
import type { Arriving } from "./variables.ts";

/** `n` advanced by `by`, which may be negative. */
export function plus(n: number, by: number): number {
	return (n + by) >>> 0;
}

/** How far `to` lies ahead of `from`, 0 to 2^32 - 1. */
export function ahead(from: number, to: number): number {
	return (to - from) >>> 0;
}

/** first =< n < first + count. */
export function within(n: number, first: number, count: number): boolean {
	return ahead(first, n) < count;
}

/** low < n =< high: an "acceptable ack" is SND.UNA < SEG.ACK =< SND.NXT (3.4). */
export function acceptableAck(low: number, n: number, high: number): boolean {
	return within(n, plus(low, 1), ahead(low, high));
}

/** SEG.LEN: the octets, and one each for SYN and FIN (3.4). */
export function segLen(segment: Arriving): number {
	return segment.length + (segment.syn ? 1 : 0) + (segment.fin ? 1 : 0);
}

/** The number of the first octet: a SYN comes before it (3.4). */
export function textSeq(segment: Arriving): number {
	return segment.syn ? plus(segment.seq, 1) : segment.seq;
}
