// Difficulty as a parameter: every template can be had a step easier and a step harder than it usually is. Then fewer or
// more blanks are asked, numbers are short or long, and what makes a scenario long happens seldom or often.
import type { Random } from "./random.ts";
import { DIFFICULTIES, type Difficulty } from "./spec.ts";

export type Level = "easier" | "usual" | "harder";

interface Graded {
	readonly difficulty: Difficulty;
	readonly blanks: readonly [number, number];
}

/** What a template can be had at, its own difficulty among them. */
export function difficultiesOf({ difficulty }: Graded): readonly Difficulty[] {
	return DIFFICULTIES.filter((wished) => Math.abs(wished - difficulty) <= 1);
}

export function levelOf({ difficulty }: Graded, wished: Difficulty = difficulty): Level {
	if (wished === difficulty) return "usual";
	return wished < difficulty ? "easier" : "harder";
}

const BLANKS_SHARE = { easier: 0.6, usual: 1, harder: 1.4 } as const satisfies Record<Level, number>;

/** More would be no harder, only longer. */
const MOST_BLANKS = 12;

/** Least and most blanks that are asked. */
export function blanksAt({ blanks: [least, most] }: Graded, level: Level): readonly [number, number] {
	const share = BLANKS_SHARE[level];
	return [Math.min(Math.ceil(least * share), MOST_BLANKS), Math.min(Math.ceil(most * share), MOST_BLANKS)];
}

/** How often something happens that has to be followed each time. */
export function drawTimes(random: Random, level: Level, least: number, most: number): number {
	switch (level) {
		case "easier":
			return least;
		case "usual":
			return random.int(least, most);
		case "harder":
			return most;
	}
}

/** Whether there is a complication: in `percent` of 100 usual scenarios. */
export function drawWhether(random: Random, level: Level, percent: number): boolean {
	switch (level) {
		case "easier":
			return false;
		case "usual":
			return random.chance(percent);
		case "harder":
			return true;
	}
}
