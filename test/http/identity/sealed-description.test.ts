import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type Policy, SHOW_SOLUTIONS } from "../../../src/contract/policy.ts";
import { BLANK_KINDS } from "../../../src/exercise/kinds/registry.ts";
import { GROUPINGS, KEEPS } from "../../../src/exercise/score.ts";
import type { ExerciseSpec } from "../../../src/exercise/spec.ts";
import { decodeDescription, encodeDescription } from "../../../src/http/identity/sealed-description.ts";
import type { ScenarioDescription } from "../../../src/practice/scenario-description.ts";
import { learnerName } from "../../support/fixtures.ts";

const practice: ScenarioDescription = {
	spec: { template: "three-way", version: 1, seed: 7, notation: "raw", profile: "linux" },
	locale: "zh",
	seedGiven: true,
	boundTo: null,
	madeBy: "anonymous",
	issuedAt: 1,
	expiresAt: 2,
};

const assessed = (policy: Partial<Policy>): ScenarioDescription => ({
	...practice,
	boundTo: learnerName("acme", "ann"),
	policy: { ...DEFAULT_POLICY, ...policy },
});

describe("a sealed description", () => {
	it("comes back as it went in, with every policy", () => {
		const policies: Partial<Policy>[] = [
			...KEEPS.map((keep) => ({ keep })),
			...GROUPINGS.map((allOrNothing) => ({ allOrNothing })),
			...SHOW_SOLUTIONS.map((showSolution) => ({ showSolution })),
			{ attempts: 20, decay: 0, followThroughShare: 0.125 },
		];
		for (const description of [practice, ...policies.map(assessed)]) {
			expect(decodeDescription(encodeDescription(description))).toEqual(description);
		}
	});

	it("of practice has the form that it had before there were policies", () => {
		const text = '["three-way",1,"00000007","raw","linux","zh",1,1,2,null]';
		expect(encodeDescription(practice)).toBe(text);
		expect(decodeDescription(text)).toEqual(practice);
	});

	it("comes back with what the caller wishes to be asked, assessed or not", () => {
		const wishes: Partial<ExerciseSpec>[] = [
			{ blanks: 5 },
			{ ask: ["flags", "choice"] },
			{ ask: ["state", "next-segment", "order"] },
			{ blanks: 20, ask: ["state"] },
			{ difficulty: 4 },
			{ blanks: 2, ask: ["count"], difficulty: 1 },
		];
		for (const wish of wishes)
			for (const description of [practice, assessed({})]) {
				const wished = { ...description, spec: { ...description.spec, ...wish } };
				expect(decodeDescription(encodeDescription(wished))).toEqual(wished);
			}
	});

	it.each(["[0,[]]", "[21,[]]", "[1.5,[]]", "[1,[9]]", "[1,[-1]]", "[1,[],6]", "[1,[],null]", "[1]", "null"])(
		"that asks for %s was never sealed here",
		(asking) => {
			const text = encodeDescription({ ...practice, spec: { ...practice.spec, blanks: 4 } });
			expect(text).toMatch(/,null,\[4,\[\]\]\]$/);
			expect(decodeDescription(text.replace("[4,[]]", asking))).toBeNull();
		},
	);

	it("names the kinds that are asked by their places in a table that only ever grows at the end", () => {
		expect(BLANK_KINDS).toEqual([
			"state",
			"flags",
			"sequence-number",
			"count",
			"duration",
			"choice",
			"next-segment",
			"order",
			"choices",
		]);
	});

	it("names what a policy says by places in tables that only ever grow at the end", () => {
		expect(encodeDescription(assessed({}))).toMatch(/,\["acme","ann"\],\[1,0,1,1,0,1\]\]$/);
		expect([KEEPS, GROUPINGS, SHOW_SOLUTIONS]).toEqual([
			["best", "last", "first", "mean"],
			["none", "segment"],
			["always", "after-last-attempt", "never"],
		]);
	});

	it.each([
		"[21,0,1,1,0,1]",
		"[0,0,1,1,0,1]",
		"[1,4,1,1,0,1]",
		"[1,-1,1,1,0,1]",
		"[1,0,2,1,0,1]",
		"[1,0,1,1,0.5,1]",
		"[1,0,1,1,0,3]",
		"[1,0,1,1,0]",
		"[1,0,1,1,0,1,1]",
		"null",
	])("with the policy %s was never sealed here", (policy) => {
		const text = encodeDescription(assessed({})).replace("[1,0,1,1,0,1]", policy);
		expect(decodeDescription(text)).toBeNull();
	});
});
