// The six classic control bits, in the order of the bits on the wire from the least significant (RFC 9293, 3.1).

export const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"] as const;

export type Flag = (typeof FLAGS)[number];

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;
export const URG = 32;

const NAMES: readonly (readonly Flag[])[] = Array.from({ length: 1 << FLAGS.length }, (_, bits) =>
	FLAGS.filter((_, bit) => bits & (1 << bit)),
);

/** The names of the bits set in `bits`, in wire order; the same array for the same bits. */
export function flagNames(bits: number): readonly Flag[] {
	return NAMES[bits] ?? [];
}

/** The bits for a list of names; the order of the names does not matter. */
export function flagBits(names: readonly Flag[]): number {
	return names.reduce((bits, name) => bits | (1 << FLAGS.indexOf(name)), 0);
}
