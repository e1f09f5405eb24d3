// Observations and states for tests of review.
import fc from "fast-check";
import { observe } from "../../src/review/observe.ts";
import type { Observation, SkillState } from "../../src/review/skill-state.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Some time in 2026. */
export const START = 1_780_000_000_000;

/** Right at the first try, on a scenario of its own. */
export function seen(atMs: number, other: Partial<Observation> = {}): Observation {
	return { atMs, instance: `at ${atMs}`, share: 1, firstTry: true, hinted: false, confidence: null, ...other };
}

export function stateAfter(observations: readonly Observation[]): SkillState | undefined {
	return observations.reduce<SkillState | undefined>((state, one) => observe(state, one), undefined);
}

/** The state after one or more observations. */
export function learned(...observations: readonly [Observation, ...Observation[]]): SkillState {
	const [first, ...rest] = observations;
	return rest.reduce((state, one) => observe(state, one), observe(undefined, first));
}

export const anObservation: fc.Arbitrary<Observation> = fc.record({
	atMs: fc.integer({ min: START - DAY, max: START + 400 * DAY }),
	instance: fc.constantFrom("a", "b", "c", "d", "e"),
	share: fc.constantFrom(0, 0.25, 0.5, 2 / 3, 0.9, 1),
	firstTry: fc.boolean(),
	hinted: fc.boolean(),
	confidence: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
});

/** Times in any order. */
export const aHistory = fc.array(anObservation, { maxLength: 25 });

/** Mostly right at the first try. */
export const aGoodHistory = fc.array(
	fc.oneof(
		{ weight: 1, arbitrary: anObservation },
		{ weight: 4, arbitrary: anObservation.map((one) => ({ ...one, share: 1, firstTry: true, hinted: false })) },
	),
	{ minLength: 3, maxLength: 12 },
);

export const aState: fc.Arbitrary<SkillState> = fc
	.tuple(anObservation, aHistory)
	.map(([first, rest]) => learned(first, ...rest));
