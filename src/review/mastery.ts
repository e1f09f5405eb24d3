// When a skill counts as mastered. The numbers are published in the catalogue; README.md has their sources.
import type { SkillState } from "./skill-state.ts";

export const MASTERY = {
	/** Least mastery: the usual threshold of knowledge tracing (Corbett and Anderson 1995). */
	threshold: 0.95,
	/** Right answers in a row, each on another scenario or question (Kelly et al. 2015). */
	inARow: 3,
	/**
	 * Hours from the first to the newest right answer of the row. Longer than a day that one is awake, so that a night
	 * lies between them in every time zone; who practises in the evening has it at noon of the next day.
	 */
	spanHours: 16,
	/**
	 * Weight of the newest answer in the average. The least that lets three right answers in a row reach the threshold
	 * from anywhere: 1 - (1 - 0.64)^3 = 0.953.
	 */
	newestWeight: 0.64,
	/** Mastery from which a skill is learned and carries those that build on it: two right answers in a row reach it. */
	stands: 0.8,
	/** Chance to know a skill at which its review is due. */
	retention: 0.9,
} as const;

const HOUR_MS = 3_600_000;

type Shown = Pick<SkillState, "mastery" | "inARow" | "rowSinceMs" | "rowUntilMs">;

export function isMastered(state: Shown | undefined): boolean {
	return (
		state !== undefined &&
		state.mastery >= MASTERY.threshold &&
		state.inARow >= MASTERY.inARow &&
		spanOf(state) >= MASTERY.spanHours * HOUR_MS
	);
}

/** Whether others can build on it: a single failure of a learned skill does not take them away. */
export function stands(state: SkillState | undefined): boolean {
	return state?.learned ?? false;
}

/** Whether a level is within reach of who is to be asked at `wish`, both as of `difficultyFor`. */
export function isWithinReach(level: number, wish: number): boolean {
	return Math.abs(level - wish) <= 0.75;
}

/** Difficulty to ask a skill at, from 1 (new) to 5 (mastered), rising with mastery; not rounded. */
export function difficultyFor(state: SkillState | undefined): number {
	return 1 + 4 * (state?.mastery ?? 0);
}

function spanOf({ rowSinceMs, rowUntilMs }: Shown): number {
	return rowSinceMs === null || rowUntilMs === null ? 0 : rowUntilMs - rowSinceMs;
}
