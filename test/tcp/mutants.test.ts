// Broken engines against the laws, in random scripts: each fault that the engine once had is put back and caught by the law
// that stands against it; and each profile with one setting of the other is caught by any law.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProfileName } from "../../src/tcp/settings.ts";
import { ALL_LAWS, lawOf, type NamedLaw } from "./laws/laws.ts";
import { KNOWN_FAULTS } from "./mutants/known-faults.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { CAUGHT_ELSEWHERE, settingsOfTheOther } from "./mutants/other-profile.ts";
import { pairOfHosts } from "./scripts/pair-world.ts";
import { play } from "./scripts/play.ts";
import { randomScripts } from "./scripts/random-scripts.ts";

const PROFILES = ["rfc9293", "linux"] as const;

/** The same scripts for every mutant. */
const scripts = fc.sample(randomScripts(90), { numRuns: 1500, seed: 9293 });

function isCaught({ settings, engine }: Mutant, profile: ProfileName, laws: readonly NamedLaw[]): boolean {
	return scripts.some(({ setup, script }) => {
		return setup.profile === profile && play(pairOfHosts(setup, settings), script, engine, laws).breach !== undefined;
	});
}

describe("a fault put back is caught by the law against it", () => {
	for (const mutant of KNOWN_FAULTS)
		for (const profile of mutant.profiles)
			it(`${mutant.fault}: ${mutant.name} (${profile})`, () => {
				expect(isCaught(mutant, profile, [lawOf(mutant.law)])).toBe(true);
			});
});

describe.each(PROFILES)("%s with one setting of the other profile is caught by a law", (profile) => {
	for (const mutant of settingsOfTheOther(profile))
		if (CAUGHT_ELSEWHERE[profile][mutant.setting] === undefined)
			it(mutant.name, () => {
				expect(isCaught(mutant, profile, ALL_LAWS)).toBe(true);
			});
});

it("what no law looks at is a setting in which the profiles differ", () => {
	for (const profile of PROFILES) {
		const settings: readonly string[] = settingsOfTheOther(profile).map(({ setting }) => setting);
		expect(Object.keys(CAUGHT_ELSEWHERE[profile]).filter((named) => !settings.includes(named))).toEqual([]);
	}
});
