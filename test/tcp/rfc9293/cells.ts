// The cells of the table: each segment that is let arrive and each call, in each situation.
import { arrivals } from "./arrivals.ts";
import { forked, inject, type Pair, pairOf } from "./pair.ts";
import { run } from "./script.ts";
import type { Situation } from "./situations.ts";

const WINDOW = 64;
const MSS = 16;
const CALLS = ["send 1", "send 100", "receive", "shutdown", "close", "abort"];

export interface Cells {
	/** How many were compared; those that RFC 9293 leaves undecided are not. */
	readonly compared: number;
	/** What differs, one line each. */
	readonly differences: readonly string[];
}

/** Throws if the script does not lead to the situation, in the engine as in the model. */
export function reach({ script, side, state }: Situation): Pair {
	const { pair, differs } = run(pairOf(WINDOW, MSS), script);
	if (differs) throw new Error(`on the way: ${differs.line}: ${differs.difference}`);
	if (pair.ends[side].state !== state) throw new Error(`reached ${pair.ends[side].state}, not ${state}`);
	return pair;
}

export function segmentCells(situation: Situation): Cells {
	const pair = reach(situation);
	const cells = arrivals(pair.ends[situation.side], WINDOW).map(({ name, segment }) => ({
		name,
		...inject(forked(pair), situation.side, segment),
	}));
	const decided = cells.filter(({ undecided }) => !undecided);
	return {
		compared: decided.length,
		differences: decided.flatMap(({ name, difference, clause }) =>
			difference === undefined ? [] : [`${name}: ${difference} (${clause})`],
		),
	};
}

export function callCells(situation: Situation): Cells {
	const pair = reach(situation);
	const differences = CALLS.flatMap((name) => {
		const { differs } = run(forked(pair), [`${situation.side} ${name}`]);
		return differs ? [`${name}: ${differs.difference} (${differs.clause})`] : [];
	});
	return { compared: CALLS.length, differences };
}
