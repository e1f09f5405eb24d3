// Sequence numbers count modulo 2^32, so "less than" only makes sense within half the circle (RFC 9293, 3.4).
// All arithmetic on them lives here: store with `>>> 0`, compare with `(a - b) | 0`.

/** A 32-bit unsigned sequence or acknowledgment number, 0 to 4294967295. */
export type SequenceNumber = number & { readonly __brand: "SequenceNumber" };

export const SEQUENCE_SPACE = 4_294_967_296;

/** Any integer, taken modulo 2^32. */
export function sequenceNumber(value: number): SequenceNumber {
	return (value >>> 0) as SequenceNumber;
}

/** `from` advanced by `by` octets (may be negative), wrapping at 2^32. */
export function advance(from: SequenceNumber, by: number): SequenceNumber {
	return ((from + by) >>> 0) as SequenceNumber;
}

/** Signed distance `a` - `b` in octets, -2^31 to 2^31 - 1. */
export function distance(a: SequenceNumber, b: SequenceNumber): number {
	return (a - b) | 0;
}

export function before(a: SequenceNumber, b: SequenceNumber): boolean {
	return ((a - b) | 0) < 0;
}

export function atOrBefore(a: SequenceNumber, b: SequenceNumber): boolean {
	return ((a - b) | 0) <= 0;
}
