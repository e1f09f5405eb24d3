// Counters that are counted up many at a time: of a row of 32, those whose bits are set, in a few steps however many they are.

/** Digits of a count: an assignment has at most 10,000 learners. */
const DIGITS = 16;

export interface BitCounts {
	/** Adds 1 to each counter of the row whose bit is set. */
	add(row: number, bits: number): void;
	/** `bit` from 0. */
	count(row: number, bit: number): number;
}

/** All 0, for counts below 65,536. */
export function openBitCounts(rows: number): BitCounts {
	/** Of each row, the lowest binary digit of its 32 counters, then the next one, and so on. */
	const digits = new Int32Array(rows * DIGITS);
	return {
		add(row, bits) {
			let carry = bits;
			for (let at = row * DIGITS; carry !== 0; at++) {
				const digit = digits[at] ?? 0;
				digits[at] = digit ^ carry;
				carry &= digit;
			}
		},
		count(row, bit) {
			let sum = 0;
			for (let i = 0; i < DIGITS; i++) sum += (((digits[row * DIGITS + i] ?? 0) >>> bit) & 1) * 2 ** i;
			return sum;
		},
	};
}
