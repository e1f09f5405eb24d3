// The shape of a flood: how many arrows stand for its SYNs, and how high the bundle is.

/** Between two arrows of the bundle, in px. */
export const STRAND = 4;
/** How much lower an arrow ends than it starts. */
export const DROP = 20;
/** Half the height of the attacker's box. */
export const HALF_BOX = 10;
const MOST_STRANDS = 16;

/** One for each SYN of a few; of many fewer, but more the more there are: 14 SYNs are 6 arrows, 40 are 9, 100 are 14. */
export function strandsOf(syns: number): number {
	return Math.min(MOST_STRANDS, Math.max(1, syns), Math.round(1.25 * Math.sqrt(syns)) + 1);
}

export interface FloodShape {
	/** Each relative to the time by which the last SYN has arrived, upwards negative. */
	readonly starts: readonly number[];
	readonly boxMiddle: number;
	/** Baseline of the number of SYNs. */
	readonly count: number;
}

export function shapeOf(syns: number): FloodShape {
	const strands = strandsOf(syns);
	const starts = Array.from({ length: strands }, (_, i) => -DROP - STRAND * (strands - 1 - i));
	const boxMiddle = Math.min(-DROP - 6, -DROP - (STRAND * (strands - 1)) / 2);
	const top = Math.min(starts[0] ?? 0, boxMiddle - HALF_BOX);
	return { starts, boxMiddle, count: top - 4 };
}

/** In px, with the number of SYNs above. */
export function floodHeight(syns: number): number {
	return 15 - shapeOf(syns).count;
}
