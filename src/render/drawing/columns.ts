// Where the lifelines stand, from left to right. The figure is as wide as a phone.
import type { Diagram } from "../model.ts";

/** Beside the outer lifelines: the states, as wide as SYN-RECEIVED. */
const SIDE = 97;
/** Beside a first lifeline of several that has nothing written at it. */
const BARE_SIDE = 35;
const GAP_OF_TWO = 166;
/** More than two lifelines make the figure wider than a phone, but not by the full gap. */
const GAP_OF_MORE = 124;
/** Three of which the first is bare fit a phone, with ten digits between them. */
const GAP_BESIDE_BARE = 114;
export const NOTE_WIDTH = SIDE - 11;

export interface Columns {
	/** Of the figure, in px. */
	readonly width: number;
	/** Of each lifeline. */
	readonly xs: readonly number[];
	/** Between neighbours. */
	readonly gap: number;
}

export function columnsOf(diagram: Diagram): Columns {
	const { length } = diagram.lifelines;
	const bare = length > 2 && isBare(diagram, 0);
	const gap = length <= 2 ? GAP_OF_TWO : bare ? GAP_BESIDE_BARE : GAP_OF_MORE;
	const left = bare ? BARE_SIDE : SIDE;
	return {
		width: left + gap * (Math.max(2, length) - 1) + SIDE,
		xs: length === 1 ? [left + gap / 2] : diagram.lifelines.map((_, i) => left + gap * i),
		gap,
	};
}

function isBare({ moments }: Diagram, host: number): boolean {
	return moments.every(({ states, note }) => !states[host] && note?.host !== host);
}
