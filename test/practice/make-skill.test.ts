// A scenario that is wished for with a skill asks it, or is refused with the reason.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { ScenarioRequest } from "../../src/contract/scenario-request.ts";
import { asksSkill } from "../../src/exercise/generate.ts";
import { MAX_WISHED_BLANKS } from "../../src/exercise/spec.ts";
import { exerciseOf } from "../../src/practice/exercise-of.ts";
import { describeNewScenario, type Making } from "../../src/practice/make.ts";
import { BANK_SKILLS } from "../../src/question-bank/skills.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { SKILL_IDS, type SkillId } from "../../src/scenario/skills.ts";
import { secretOf } from "../support/secrets.ts";
import { NOBODY, NOW_S } from "./given.ts";

/** Another secret at each call, and the same ones for the same number. */
function making(first: number): Making {
	let calls = first * 1000;
	return { caller: NOBODY, locale: "en", nowS: NOW_S, randomSecret: () => secretOf(calls++) };
}
const make = (request: ScenarioRequest, first = 1) => describeNewScenario(request, making(first));

/** What was made; throws where nothing was. */
function made(request: ScenarioRequest, first = 1) {
	const found = make(request, first);
	if (!found.ok) throw new Error(`${found.code} for ${JSON.stringify(request)}`);
	return { spec: found.description.spec, exercise: exerciseOf(found.description.spec) };
}

const OFFERED = Object.entries(OFFERS).flatMap(([template, { skills }]) =>
	skills.map((skill) => [template, skill] as const),
);

describe("a scenario that is wished for with a skill", () => {
	it("can be had for every skill of a scenario", () => {
		expect([...new Set(OFFERED.map(([, skill]) => skill))].sort()).toEqual([...SKILL_IDS].sort());
	});

	it.each(SKILL_IDS)("asks it, whatever chance says: %s", (skill) => {
		for (let first = 0; first < 12; first++) {
			const { spec, exercise } = made({ skill }, first);
			expect(asksSkill(exercise, skill), JSON.stringify(spec)).toBe(true);
			expect(OFFERS[spec.template]?.skills).toContain(skill);
		}
	});

	it("asks it with any seed, or is refused, and is then told why", () => {
		fc.assert(
			fc.property(fc.constantFrom(...SKILL_IDS), fc.integer({ min: 0, max: 0xffffffff }), (skill, seed) => {
				const found = make({ skill, seed });
				if (found.ok) return asksSkill(exerciseOf(found.description.spec), skill);
				expect(found).toMatchObject({ code: "nothing-to-ask", errors: [{ pointer: "/skill" }, { pointer: "/seed" }] });
				return true;
			}),
		);
	});

	it("asks it of nearly every template that the catalogue lists it for, in one blank alone too, and what that is about", () => {
		const refused: string[] = [];
		for (const [template, skill] of OFFERED)
			for (const blanks of [undefined, 1]) {
				const found = make({ template, skill, ...(blanks && { blanks }) });
				if (!found.ok) {
					expect(found.code).toBe("nothing-to-ask");
					refused.push(`${template} ${skill}`);
					continue;
				}
				const exercise = exerciseOf(found.description.spec);
				expect(asksSkill(exercise, skill), `${template} ${skill}`).toBe(true);
				if (blanks) expect(exercise.blanks).toHaveLength(blanks);
				// What its template is about is still asked, where it asks more than one thing.
				else expect(exercise.mainKeys.size, `${template} ${skill}`).toBeGreaterThan(0);
			}
		// What a scenario has by chance only, and seldom.
		for (const one of refused) expect(one).toContain("sequence-wraps");
		expect(refused.length).toBeLessThan(15);
	});

	it("asks it with every other wish together", () => {
		const skill: SkillId = "passive-close-states";
		const wishes: ScenarioRequest[] = [
			{ family: "teardown" },
			{ difficulty: 3 },
			{ notation: "symbolic" },
			{ profile: "linux" },
			{ ask: ["state"] },
			{ ask: ["state", "next-segment"], blanks: 4 },
			{ blanks: 2, difficulty: 2, notation: "relative", profile: "rfc9293", family: "teardown" },
			{ blanks: MAX_WISHED_BLANKS },
		];
		for (const wish of wishes)
			for (let first = 0; first < 5; first++) {
				const { spec, exercise } = made({ ...wish, skill }, first);
				expect(asksSkill(exercise, skill), JSON.stringify(spec)).toBe(true);
				if (wish.family) expect(exercise.template.family).toBe(wish.family);
				if (wish.difficulty) expect(spec.difficulty ?? exercise.template.difficulty).toBe(wish.difficulty);
				if (wish.notation) expect(spec.notation).toBe(wish.notation);
				if (wish.profile) expect(spec.profile).toBe(wish.profile);
				for (const { kind } of wish.ask ? exercise.blanks : []) expect(wish.ask).toContain(kind);
				if (wish.blanks) expect(exercise.blanks.length).toBeLessThanOrEqual(wish.blanks);
			}
	});

	it("is another selection of the same scenario: the timeline is the one that the seed gives", () => {
		const plain = made({ template: "three-way", seed: 4 });
		const wished = made({ template: "three-way", seed: 4, skill: "handshake-flags" });
		expect(wished.exercise.trace).toEqual(plain.exercise.trace);
		expect(asksSkill(plain.exercise, "handshake-flags")).toBe(false);
	});
});

describe("a wish for a skill is refused", () => {
	it("where there is no such skill", () => {
		for (const skill of ["nonsense", "__proto__", "toString", " time-wait"])
			expect(make({ skill })).toMatchObject({
				code: "unknown-skill",
				detail: { en: expect.stringContaining(skill), zh: expect.stringContaining(skill) },
				errors: [{ pointer: "/skill" }],
			});
	});

	it.each(Object.keys(BANK_SKILLS))("where only questions train it, with the way to them: %s", (skill) => {
		const detail = { en: expect.stringContaining(`/v1/questions?skill=${skill}`), zh: expect.any(String) };
		expect(make({ skill })).toMatchObject({
			code: "no-template-matches",
			detail,
			errors: [{ pointer: "/skill", detail }],
		});
	});

	it("where the template or family does not train it, pointed at", () => {
		expect(make({ template: "three-way", skill: "time-wait" })).toMatchObject({
			code: "no-template-matches",
			errors: [{ pointer: "/template" }, { pointer: "/skill" }],
		});
		expect(make({ family: "handshake", skill: "flood-rate" })).toMatchObject({
			code: "no-template-matches",
			errors: [{ pointer: "/family" }, { pointer: "/skill" }],
		});
	});

	it("where none of the kinds that are wished for can ask it, after at most twelve scenarios", () => {
		const randomSecret = vi.fn(() => secretOf(3));
		const wish = { template: "three-way", skill: "handshake-purpose", ask: ["flags"] } as const;
		expect(describeNewScenario({ ...wish, ask: [...wish.ask] }, { ...making(1), randomSecret })).toMatchObject({
			code: "nothing-to-ask",
			errors: [{ pointer: "/skill" }, { pointer: "/ask" }],
		});
		expect(randomSecret.mock.calls.length).toBeLessThanOrEqual(12);
	});
});
