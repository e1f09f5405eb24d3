// One case of the table in src/tcp/README.md: a test in one profile or in both, which also checks that the run named the
// rules that the table gives for it.
import { expect, it } from "vitest";
import type { RuleId } from "../../src/tcp/rule-catalogue.ts";
import type { ProfileName } from "../../src/tcp/settings.ts";
import type { Lab } from "./lab.ts";

/** Rules that a run must name; of a nested list it must name one, as profiles take different ways to the same end. */
export type RuleList = readonly (RuleId | readonly RuleId[])[];

/** `run` builds its own bench in the profile it is given, and returns it. */
export function theCase(_number: number, title: string, rules: RuleList, run: (profile: ProfileName) => Lab): void {
	for (const profile of ["rfc9293", "linux"] as const) check(`${title} (${profile})`, rules, () => run(profile));
}

/** The same for what only one profile does. */
export function theCaseIn(
	profile: ProfileName,
	_number: number,
	title: string,
	rules: RuleList,
	run: (profile: ProfileName) => Lab,
): void {
	check(`${title} (${profile} only)`, rules, () => run(profile));
}

function check(title: string, rules: RuleList, run: () => Lab): void {
	it(title, () => {
		const { named } = run();
		const missing = rules.filter((rule) => ![rule].flat().some((id) => named.has(id)));
		expect(missing).toEqual([]);
	});
}
