// A simulated learner: what is known of each skill, hidden from the methods, and how it changes. The model is stated in
// src/review/README.md; it is not FSRS, whose schedule it tests.
import type { Random } from "../../scenario/random.ts";
import type { Item } from "./items.ts";

export const DAY_MS = 86_400_000;

export interface Parameters {
	/** Chance that a blank is right though a skill that it needs is not recalled. */
	readonly guess: number;
	/** Chance that a blank is wrong though all are. */
	readonly slip: number;
	/** Chance that feedback on an attempt teaches a skill that was not known. */
	readonly learn: number;
	/** What that chance is multiplied with while a prerequisite is not known. */
	readonly missing: number;
	/** Chance that a skill is known before the first attempt. */
	readonly prior: number;
	/** Days after which a skill that was just learned is recalled half of the time. */
	readonly halfLifeDays: number;
	/** What each recall adds to the half-life, as a multiple of the time since the one before: the effect of spacing. */
	readonly spacing: number;
	readonly curve: "exponential" | "power";
}

interface Latent {
	known: boolean;
	halfLifeDays: number;
	lastMs: number;
}

export interface Learner {
	readonly parameters: Parameters;
	readonly prerequisites: ReadonlyMap<string, readonly string[]>;
	readonly latents: ReadonlyMap<string, Latent>;
	readonly random: Random;
}

export function newLearner(
	parameters: Parameters,
	prerequisites: ReadonlyMap<string, readonly string[]>,
	random: Random,
): Learner {
	const latents = [...prerequisites.keys()].map((skill): [string, Latent] => [
		skill,
		{ known: happens(random, parameters.prior), halfLifeDays: parameters.halfLifeDays, lastMs: 0 },
	]);
	return { parameters, prerequisites, latents: new Map(latents), random };
}

/** With the same knowledge, and chance of its own from here on. */
export function twin({ parameters, prerequisites, latents }: Learner, random: Random): Learner {
	const copied = [...latents].map(([skill, latent]): [string, Latent] => [skill, { ...latent }]);
	return { parameters, prerequisites, latents: new Map(copied), random };
}

export function knows({ latents }: Learner, skill: string): boolean {
	return latents.get(skill)?.known ?? false;
}

/** Chance to recall a skill, in [0, 1]. */
export function recall({ latents, parameters }: Learner, skill: string, nowMs: number): number {
	const latent = latents.get(skill);
	if (!latent?.known) return 0;
	const halfLives = (nowMs - latent.lastMs) / DAY_MS / latent.halfLifeDays;
	return parameters.curve === "exponential" ? 2 ** -halfLives : 1 / (1 + halfLives);
}

/** Answers an item, reads the feedback; of each skill, the share of its blanks that were right. */
export function practise(learner: Learner, { blanks, skills }: Item, nowMs: number): ReadonlyMap<string, number> {
	const { guess, slip } = learner.parameters;
	const recalled = new Set([...skills].filter((skill) => happens(learner.random, recall(learner, skill, nowMs))));
	const right = blanks.map((needs) =>
		happens(learner.random, needs.every((skill) => recalled.has(skill)) ? 1 - slip : guess),
	);
	for (const skill of skills) change(learner, skill, recalled.has(skill), nowMs);
	return new Map([...skills].map((skill) => [skill, shareOf(skill, blanks, right)]));
}

function shareOf(skill: string, blanks: Item["blanks"], right: readonly boolean[]): number {
	const asked = right.filter((_, i) => blanks[i]?.includes(skill));
	return asked.filter(Boolean).length / asked.length;
}

function change(learner: Learner, skill: string, recalled: boolean, nowMs: number): void {
	const latent = learner.latents.get(skill);
	if (!latent) return;
	const { learn, missing, spacing, halfLifeDays } = learner.parameters;
	if (recalled) {
		latent.halfLifeDays += (spacing * (nowMs - latent.lastMs)) / DAY_MS;
		latent.lastMs = nowMs;
		return;
	}
	// What was known is learned again more easily (savings): as if by two attempts.
	const ready = (learner.prerequisites.get(skill) ?? []).every(
		(one) => !learner.latents.has(one) || knows(learner, one),
	);
	const chance = latent.known ? 1 - (1 - learn) ** 2 : learn * (ready ? 1 : missing);
	if (!happens(learner.random, chance)) return;
	latent.halfLifeDays = latent.known ? Math.max(halfLifeDays, latent.halfLifeDays / 2) : halfLifeDays;
	latent.known = true;
	latent.lastMs = nowMs;
}

export function happens(random: Random, chance: number): boolean {
	return random.int(0, 999_999) < chance * 1_000_000;
}
