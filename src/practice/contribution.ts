// What an attempt adds to a record, part by part: of scenarios and questions alike.
import { combineAttempts, type Keep } from "../exercise/score.ts";
import type { BlankResult } from "../exercise/types.ts";
import type { AssessedShare } from "./progress.ts";
import type { Shown } from "./shown.ts";
import { type SkillSighting, showsSkill } from "./sighting.ts";
import type { ItemFacts, Said } from "./submission.ts";

/** What a list says of what the learner said. */
export function saidFacts({ answeredAt, confidence }: Said): Pick<ItemFacts, "answeredAt" | "confidence"> {
	return { ...(answeredAt !== undefined && { answeredAt }), ...(confidence !== undefined && { confidence }) };
}

/** What this attempt makes of the score of what is assessed. All attempts before it counted if it does. */
export function addedShare(earned: readonly number[], points: number, max: number, keep: Keep): AssessedShare {
	const more = combineAttempts([...earned, points], keep) - combineAttempts(earned, keep);
	return earned.length === 0 ? { scenarios: 1, points: more, max } : { scenarios: 0, points: more, max: 0 };
}

export function named(instance: string | null): Pick<Shown, "instance"> {
	return instance === null ? {} : { instance };
}

export function at(atMs: number | undefined): Pick<Shown, "atMs"> {
	return atMs === undefined ? {} : { atMs };
}

/** That it was not the first attempt at the same. */
export function again({ length }: readonly number[]): Pick<Shown, "again"> {
	return length > 0 ? { again: true } : {};
}

export function against(contradicted: readonly string[]): Pick<Shown, "contradicted"> {
	return contradicted.length > 0 ? { contradicted } : {};
}

/** A blank in parts shows each skill where it was needed. */
export function sightings({
	skills,
	verdict,
	parts,
}: Pick<BlankResult, "skills" | "verdict" | "parts">): readonly SkillSighting[] {
	if (parts) return Object.values(parts).flatMap(sightings);
	return showsSkill(verdict) === null ? [] : skills.map((skill): SkillSighting => [skill, verdict]);
}
