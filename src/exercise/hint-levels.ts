// The rungs of the ladder of hints, and what they cost.

export const HINT_LEVELS = [1, 2, 3] as const;
export type HintLevel = (typeof HINT_LEVELS)[number];

/** Share of the blank's points that a hint costs in all, by the highest level taken. Published in the catalogue. */
export const HINT_COSTS: Readonly<Record<HintLevel, number>> = { 1: 0.1, 2: 0.25, 3: 0.5 };
