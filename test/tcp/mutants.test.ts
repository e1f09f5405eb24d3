// Each fault that the engine once had is put back, and the law that stands against it catches it in random scripts.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProfileName } from "../../src/tcp/settings.ts";
import { KNOWN_FAULTS } from "./mutants/known-faults.ts";
import type { KnownFault } from "./mutants/mutant.ts";
import { pairOfHosts } from "./scripts/pair-world.ts";
import { play } from "./scripts/play.ts";
import { type RandomScript, randomScript } from "./scripts/random-scripts.ts";

const SCRIPTS = 1500;

/** The same scripts for every mutant. */
const scripts = fc.sample(randomScript, { numRuns: SCRIPTS, seed: 9293 });

function isCaught({ settings, engine, law }: KnownFault, profile: ProfileName): boolean {
	return scripts.some(
		({ setup, script }: RandomScript) =>
			setup.profile === profile && play(pairOfHosts(setup, settings), script, engine, [law]).breach !== undefined,
	);
}

describe("a fault put back is caught by the law against it", () => {
	for (const mutant of KNOWN_FAULTS)
		for (const profile of mutant.profiles)
			it(`${mutant.fault}: ${mutant.name} (${profile})`, () => {
				expect(isCaught(mutant, profile)).toBe(true);
			});
});
