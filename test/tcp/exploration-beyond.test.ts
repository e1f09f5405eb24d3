// The exhaustive search with one segment from outside, with cookies, and with keep-alive; and faults that it finds when
// they are put back.
import { describe, expect, it } from "vitest";
import type { ProfileName } from "../../src/tcp/settings.ts";
import { explore } from "./explore.ts";
import { type Bound, NOTHING } from "./explore-choices.ts";
import { KNOWN_FAULTS } from "./mutants/known-faults.ts";

const INJECTED: Bound = { ...NOTHING, injections: 1 };
const INJECTED_INTO_DATA: Bound = { ...INJECTED, sends: 1, octets: 3, closes: false };
const INJECTED_INTO_CROSSING: Bound = { ...INJECTED, bothConnect: true, closes: false };
const COOKIES: Bound = { ...NOTHING, cookies: true, losses: 1, timeouts: 1 };
const KEEPALIVE: Bound = { ...NOTHING, keepalive: true, losses: 1, timeouts: 1, sends: 1, closes: false };

const BEYOND: Readonly<Record<string, Bound>> = {
	"a segment from outside": INJECTED,
	"a segment from outside, and data": INJECTED_INTO_DATA,
	"a segment from outside, and both ends connecting": INJECTED_INTO_CROSSING,
	"cookies, a loss and a timeout": COOKIES,
	"keep-alive, data, a loss and a timeout": KEEPALIVE,
};

describe("exhaustive search beyond the table of pairs", () => {
	for (const [what, bound] of Object.entries(BEYOND))
		it.each(["rfc9293", "linux"] as const)(`keeps every law with ${what} (%s)`, (profile) => {
			const { violation, worlds } = explore(profile, bound);
			expect(violation).toBeUndefined();
			expect(worlds).toBeGreaterThan(400);
		});
});

/** Faults of the list that the search finds too, and the bound within which it does. */
const SEARCHED: readonly (readonly [fault: string, profile: ProfileName, Bound])[] = [
	["E1", "rfc9293", KEEPALIVE],
	["E1", "linux", KEEPALIVE],
	["E3", "rfc9293", INJECTED_INTO_DATA],
	["E3", "linux", INJECTED_INTO_DATA],
	["E4", "rfc9293", COOKIES],
	["E4", "linux", COOKIES],
	["E5", "rfc9293", INJECTED_INTO_CROSSING],
	["E13", "linux", INJECTED_INTO_CROSSING],
	["T9", "rfc9293", INJECTED],
];

describe("a fault put back is found by the search", () => {
	for (const [fault, profile, bound] of SEARCHED)
		for (const mutant of KNOWN_FAULTS.filter((known) => known.fault === fault))
			it(`${fault}: ${mutant.name} (${profile})`, () => {
				expect(explore(profile, bound, mutant).violation).toBeDefined();
			});
});
