// What a script works with: the moves that it can make.
import type { World } from "../../tcp/world.ts";
import type { CallMoves } from "./moves/calls.ts";
import type { OutsideMoves } from "./moves/outside.ts";
import type { SegmentMoves } from "./moves/segments.ts";
import type { TimeMoves } from "./moves/time.ts";

export interface Run extends CallMoves, SegmentMoves, TimeMoves, OutsideMoves {
	readonly world: World;
	/** From here on moves become rows. */
	startTimeline(): void;
}
