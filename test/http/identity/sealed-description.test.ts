import { describe, expect, it } from "vitest";
import { MAKERS } from "../../../src/contract/made-by.ts";
import { DEFAULT_POLICY, type Policy, SHOW_SOLUTIONS } from "../../../src/contract/policy.ts";
import { BLANK_KINDS } from "../../../src/exercise/kinds/names.ts";
import { GROUPINGS, KEEPS } from "../../../src/exercise/score.ts";
import type { ExerciseSpec } from "../../../src/exercise/spec.ts";
import { decodeDescription, encodeDescription } from "../../../src/http/identity/sealed-description.ts";
import type { ScenarioDescription } from "../../../src/practice/scenario-description.ts";
import { SKILL_IDS } from "../../../src/scenario/skills.ts";
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
	madeBy: "server",
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

	it("comes back with its secret, of which every bit counts, and with who made it", () => {
		const described = (secret: Uint8Array): ScenarioDescription => ({
			...practice,
			spec: { ...practice.spec, seed: { secret } },
			seedGiven: false,
		});
		for (let bit = 0; bit < 128; bit++) {
			const secret = new Uint8Array(16);
			secret[bit >> 3] = 1 << (bit & 7);
			for (const madeBy of MAKERS) {
				const description = { ...described(secret), madeBy };
				expect(decodeDescription(encodeDescription(description))).toEqual(description);
			}
		}
		expect(MAKERS).toEqual(["anonymous", "learner", "server"]);
	});

	it("comes back with its deadline, whatever else it says", () => {
		for (const description of [practice, assessed({})]) {
			const timed = { ...description, deadline: 1_800_000_000 };
			expect(decodeDescription(encodeDescription(timed))).toEqual(timed);
		}
	});

	it("comes back with its place in a paper, with a deadline and without", () => {
		const place = { assignmentId: "as-3q2-7wQAEjRWeJq83u_6rQ", paper: 2, item: 20 };
		for (const description of [
			assessed({ showSolution: "after-close" }),
			{ ...assessed({}), deadline: 1_800_000_000 },
		]) {
			const inPaper = { ...description, place };
			expect(decodeDescription(encodeDescription(inPaper))).toEqual(inPaper);
		}
	});

	it("has one form, of one length whatever the secret", () => {
		expect(encodeDescription(practice)).toBe('["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null,0]');
		const lengths = [0, 255].map((octet) => {
			const spec = { ...practice.spec, seed: { secret: new Uint8Array(16).fill(octet) } };
			return encodeDescription({ ...practice, spec }).length;
		});
		expect(lengths[0]).toBe(lengths[1]);
	});

	// A seed that nobody chose is 0 in the seventh place.
	it.each([
		['["three-way",1,"00000007","raw","linux","zh",1,1,2,null]', practice],
		['["three-way",1,"00000007","raw","linux","zh",0,1,2,null]', { ...practice, seedGiven: false }],
		[
			'["three-way",1,"00000007","raw","linux","zh",1,1,2,["acme","ann"],[1,0,1,1,0,1]]',
			{ ...assessed({}), madeBy: "learner" },
		],
		[
			'["three-way",1,"00000007","raw","linux","zh",1,1,2,["acme","ann"],null,[4,[],2]]',
			{
				...practice,
				spec: { ...practice.spec, blanks: 4, difficulty: 2 },
				boundTo: learnerName("acme", "ann"),
				madeBy: "learner",
			},
		],
	])("sealed in an older form, %s, opens as before, as made by whoever needed least", (text, description) => {
		expect(decodeDescription(text)).toEqual(description);
	});

	it.each([
		'["three-way",1,"000000000000000000000000000000ff","raw","linux","zh",0,1,2,null]',
		'["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null]',
		'["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null,3]',
		'["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null,0,-1]',
		'["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null,0,null]',
		'["three-way",1,"00000007","raw","linux","zh",1,1,2,null,null,null,0,9,9]',
		'["three-way",1,"0000000700000007","raw","linux","zh",1,1,2,null,null,null,0]',
		'["three-way",1,"000000000000000000000000000000FF","raw","linux","zh",0,1,2,null,null,null,0]',
	])("%s was never sealed here", (text) => {
		expect(decodeDescription(text)).toBeNull();
	});

	it("comes back with what the caller wishes to be asked, assessed or not", () => {
		const wishes: Partial<ExerciseSpec>[] = [
			{ blanks: 5 },
			{ ask: ["flags", "choice"] },
			{ ask: ["state", "next-segment", "order"] },
			{ blanks: 20, ask: ["state"] },
			{ difficulty: 4 },
			{ blanks: 2, ask: ["count"], difficulty: 1 },
			...SKILL_IDS.map((skill) => ({ skill })),
			{ blanks: 2, ask: ["state"], difficulty: 1, skill: "time-wait" },
		];
		for (const wish of wishes)
			for (const description of [practice, assessed({})]) {
				const wished = { ...description, spec: { ...description.spec, ...wish } };
				expect(decodeDescription(encodeDescription(wished))).toEqual(wished);
			}
	});

	it.each([
		"[0,[]]",
		"[21,[]]",
		"[1.5,[]]",
		"[1,[9]]",
		"[1,[-1]]",
		"[1,[],6]",
		"[1,[],null]",
		'[1,[],1,"x"]',
		'[1,[],6,"time-wait"]',
		'[1,[],1,"time-wait",1]',
		"[1]",
		"4",
	])("that asks for %s was never sealed here", (asking) => {
		const text = encodeDescription({ ...practice, spec: { ...practice.spec, blanks: 4 } });
		expect(text).toMatch(/,null,\[4,\[\]\],0\]$/);
		expect(decodeDescription(text.replace("[4,[]]", asking))).toBeNull();
	});

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
		expect(encodeDescription(assessed({}))).toMatch(/,\["acme","ann"\],\[1,0,1,1,0,1\],null,2\]$/);
		expect([KEEPS, GROUPINGS, SHOW_SOLUTIONS]).toEqual([
			["best", "last", "first", "mean"],
			["none", "segment"],
			["always", "after-last-attempt", "never", "after-close"],
		]);
	});

	it.each([
		"[21,0,1,1,0,1]",
		"[0,0,1,1,0,1]",
		"[1,4,1,1,0,1]",
		"[1,-1,1,1,0,1]",
		"[1,0,2,1,0,1]",
		"[1,0,1,1,0.5,1]",
		"[1,0,1,1,0,4]",
		"[1,0,1,1,0]",
		"[1,0,1,1,0,1,1]",
		"1",
	])("with the policy %s was never sealed here", (policy) => {
		const text = encodeDescription(assessed({})).replace("[1,0,1,1,0,1]", policy);
		expect(decodeDescription(text)).toBeNull();
	});
});
