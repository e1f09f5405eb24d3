// Chance as templates draw it: a generator that is passed in, so that what it started from gives the same scenario for ever.
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

export interface Random {
	/** A whole number from `min` to `max`, both included. */
	int(min: number, max: number): number;
	pick<T>(items: readonly [T, ...T[]]): T;
	/** True in `percent` of 100 draws. */
	chance(percent: number): boolean;
	/** A new array with the same items in random order. */
	shuffle<T>(items: readonly T[]): T[];
	/** One that draws from here on what this one would. */
	copy(): Random;
}

/** A generator for a 32-bit seed. Its first output gives the seed away: what must stay hidden is drawn from a secret. */
export function seededRandom(seed: number): Random {
	return randomOn(xoroshiro128plus(seed | 0));
}

export function randomOn(generator: RandomGenerator): Random {
	const int = (min: number, max: number) => uniformInt(generator, min, max);
	return {
		int,
		pick: (items) => items[int(0, items.length - 1)] as (typeof items)[number],
		chance: (percent) => int(1, 100) <= percent,
		shuffle: (items) => {
			const order = [...items];
			for (let i = order.length - 1; i > 0; i--) {
				const j = int(0, i);
				[order[i], order[j]] = [order[j] as (typeof order)[number], order[i] as (typeof order)[number]];
			}
			return order;
		},
		copy: () => randomOn(generator.clone()),
	};
}
