import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { Item, ScenarioItem } from "../../src/course/assignment.ts";
import type { Terms } from "../../src/course/terms.ts";
import { generateExercise } from "../../src/exercise/generate.ts";
import { BLANK_KINDS } from "../../src/exercise/kinds/names.ts";
import { drawPaper } from "../../src/practice/paper-draw.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { secretOf } from "../support/secrets.ts";
import { ANN, learnerName, NOW_S } from "./given.ts";

const AS = "as-3q2-7wQAEjRWeJq83u_6rQ";
const scenario = (wish: Partial<ScenarioItem["wish"]> = {}, secret: string | null = null): Item => ({
	type: "scenario",
	wish: { template: "three-way", notation: "raw", profile: "rfc9293", ...wish },
	points: 1,
	secret,
});
const question = (seed: number | null): Item => ({ type: "question", questionId: "why-four", points: 1, seed });

const termsOf = (items: readonly Item[], change: Partial<Terms> = {}): Terms => ({
	assignmentId: AS,
	revision: 1,
	title: "Week 3",
	items,
	seeds: "per-learner",
	policy: { ...DEFAULT_POLICY, attempts: 3 },
	opensAtMs: null,
	dueAtMs: null,
	closesAtMs: null,
	late: null,
	timeLimitS: null,
	locale: "zh",
	excused: false,
	paper: 2,
	startedAtMs: 0,
	...change,
});

/** The first notation and profile that it has. */
function profileOf(template: string | undefined) {
	const found = TEMPLATES.find(({ id }) => id === template);
	return { notation: found?.notations[0] ?? "raw", profile: found?.profiles[0] ?? "rfc9293" };
}

let drawn = 0;
const drawer = (learner = ANN) => ({
	learner,
	nowS: NOW_S,
	randomSecret: () => ({ secret: new Uint8Array(16).fill(++drawn) }),
	randomSeed: () => ++drawn,
});

function draw(terms: Terms, learner = ANN) {
	const paper = drawPaper(terms, drawer(learner));
	if (!paper.ok) throw new Error(paper.code);
	return paper.items;
}

function specOf(items: ReturnType<typeof draw>, i = 0) {
	const item = items[i];
	if (item?.type !== "scenario") throw new Error(`item ${i + 1} is no scenario`);
	return item.description.spec;
}

describe("a paper that is drawn", () => {
	it("is its learner's, assessed, and says of each scenario where it stands", () => {
		const [first, second] = draw(termsOf([question(null), scenario()]));
		expect(first).toEqual({ type: "question", questionId: "why-four", seed: expect.any(Number) });
		expect(second).toMatchObject({
			type: "scenario",
			description: {
				spec: { template: "three-way", notation: "raw", profile: "rfc9293" },
				locale: "zh",
				seedGiven: false,
				boundTo: ANN,
				policy: { attempts: 3 },
				madeBy: "server",
				issuedAt: NOW_S,
				place: { assignmentId: AS, paper: 2, item: 2 },
			},
		});
	});

	it("has numbers of its own, unless they are shared", () => {
		const bob = learnerName("acme", "bob");
		const own = termsOf([scenario(), question(null)]);
		expect(specOf(draw(own, bob)).seed).not.toEqual(specOf(draw(own)).seed);
		const shared = termsOf([scenario({}, "0123456789abcdef0123456789abcdef"), question(7)]);
		expect(specOf(draw(shared, bob)).seed).toEqual(specOf(draw(shared)).seed);
		expect(draw(shared)[1]).toMatchObject({ seed: 7 });
	});

	it("asks what is wished for, however many have to be tried, the same of all whose secret is shared", () => {
		const wish = { template: "three-way", blanks: 2, ask: ["state"], difficulty: 1 } as const;
		for (const secret of [null, "ffffffffffffffffffffffffffffffff"]) {
			const terms = termsOf([scenario(wish, secret)]);
			const spec = specOf(draw(terms));
			expect(generateExercise(spec).blanks.map(({ kind }) => kind)).toEqual(["state", "state"]);
			if (secret) expect(specOf(draw(terms))).toEqual(spec);
		}
	});

	it.each([
		["for long where it never closes", null, NOW_S + 400 * 86_400],
		["as long as it can be looked at", (NOW_S + 1000) * 1000, NOW_S + 1000 + 30 * 86_400],
		["no longer than an id can say", 9e15, 0xffffffff],
	])("lives %s", (_, closesAtMs, expiresAt) => {
		expect(draw(termsOf([scenario()], { closesAtMs }))[0]).toMatchObject({ description: { expiresAt } });
	});

	it("is drawn for everybody, whatever skill and kinds are wished for, and asks something", () => {
		const wishes = TEMPLATES.flatMap(({ id }) => [
			...(OFFERS[id]?.skills ?? []).map((skill) => ({ template: id, skill })),
			...BLANK_KINDS.filter((kind) => OFFERS[id]?.askKinds.includes(kind)).map((kind) => ({
				template: id,
				ask: [kind],
			})),
		]);
		const learners = fc.array(fc.nat({ max: wishes.length - 1 }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(learners, fc.nat(), (chosen, first) => {
				const items = chosen.map((i) => scenario({ ...profileOf(wishes[i]?.template), ...wishes[i] }));
				let secrets = first;
				const paper = drawPaper(termsOf(items), { ...drawer(), randomSecret: () => secretOf(secrets++) });
				if (!paper.ok) return false;
				return paper.items.every((_, i) => generateExercise(specOf(paper.items, i)).blanks.length > 0);
			}),
			{ numRuns: 40 },
		);
	});

	it("asks without a wish that chance never meets, and leaves the others their tries", () => {
		const never = { template: "client-closes-first", skill: "sequence-wraps" } as const;
		const met = { template: "three-way", ask: ["order"], blanks: 1 } as const;
		const items = [scenario(never), ...Array.from({ length: 9 }, () => scenario(met))];
		const paper = draw(termsOf(items));
		expect(specOf(paper)).toMatchObject({ template: never.template });
		expect(specOf(paper)).not.toHaveProperty("skill");
		for (let i = 1; i < items.length; i++) expect(specOf(paper, i)).toMatchObject(met);
	});

	it("asks its template as usual where that can no longer be had so", () => {
		const spec = specOf(draw(termsOf([scenario({ difficulty: 5 })])));
		expect(spec).toMatchObject({ template: "three-way", notation: "raw" });
		expect(spec).not.toHaveProperty("difficulty");
	});

	it("is refused where a template of the assignment is no more", () => {
		expect(drawPaper(termsOf([scenario({ template: "gone" })]), drawer())).toMatchObject({ code: "scenario-retired" });
	});
});
