// What a scenario is made from: the same spec gives the same scenario for ever.
import type { Chance } from "./chance.ts";

export const FAMILIES = ["handshake", "teardown", "syn-attack"] as const;
export type Family = (typeof FAMILIES)[number];

export const NOTATIONS = ["raw", "relative", "symbolic"] as const;
export type Notation = (typeof NOTATIONS)[number];

export const PROFILE_NAMES = ["rfc9293", "linux"] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

export const DIFFICULTIES = [1, 2, 3, 4, 5] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Everything that a scenario depends on. */
export interface ScenarioSpec {
	readonly template: string;
	readonly version: number;
	readonly seed: Chance;
	readonly notation: Notation;
	readonly profile: ProfileName;
	/** The template's own when left out. */
	readonly difficulty?: Difficulty;
}
