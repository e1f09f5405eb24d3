// What a script works with: the moves that it can make.
import type { World } from "../../tcp/world.ts";
import { callMoves } from "./moves/calls.ts";
import { outsideMoves } from "./moves/outside.ts";
import { segmentMoves } from "./moves/segments.ts";
import { timeMoves } from "./moves/time.ts";
import { type Recorded, type RunRecord, startTimeline } from "./record.ts";

const MOVES = {
	...callMoves,
	...segmentMoves,
	...timeMoves,
	...outsideMoves,
	/** From here on moves become rows. */
	startTimeline(this: Recorded): void {
		startTimeline(this.record);
	},
};

export type Run = typeof MOVES & Recorded & { readonly world: World };

/** All runs share their moves: a scenario is run several times, and making each run's own would cost as much as playing it. */
export function runOn(record: RunRecord): Run {
	return Object.assign(Object.create(MOVES), { record, world: record.world });
}
