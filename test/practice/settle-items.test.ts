import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AssignmentRequest } from "../../src/contract/assignment-request.ts";
import type { ItemWish } from "../../src/contract/item-wish.ts";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { Seeding } from "../../src/contract/seeding.ts";
import type { Item } from "../../src/course/assignment.ts";
import { asksSkill, generateExercise } from "../../src/exercise/generate.ts";
import { BLANK_KINDS } from "../../src/exercise/kinds/names.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { applyChange, settleChange } from "../../src/practice/change-assignment.ts";
import { settleAssignment } from "../../src/practice/settle-assignment.ts";
import { settleItems } from "../../src/practice/settle-items.ts";
import { BANK_SKILLS } from "../../src/question-bank/skills.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { BANK } from "../question-bank/the-bank.ts";

/** Chance that is the same each time. */
function chance() {
	let drawn = 0;
	return {
		randomSecret: () => ({ secret: Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? ++drawn : 7)) }),
		randomSeed: () => ++drawn,
	};
}

const settling = (seeds: Seeding = "per-learner") => ({ bank: BANK, seeds, ...chance() });

function settled(wishes: readonly ItemWish[], seeds: Seeding = "per-learner"): readonly Item[] {
	const outcome = settleItems(wishes, settling(seeds));
	if (!outcome.ok) throw new Error(outcome.code);
	return outcome.items;
}

const templates = (items: readonly Item[]) =>
	items.map((item) => (item.type === "scenario" ? item.wish.template : item.questionId));

describe("a wish settles to", () => {
	it("its template, as it was wished for, with its points and no seed", () => {
		expect(
			settled([{ template: "three-way", difficulty: 2, notation: "relative", blanks: 4, ask: ["state"], points: 3 }]),
		).toEqual([
			{
				type: "scenario",
				points: 3,
				secret: null,
				wish: {
					template: "three-way",
					difficulty: 2,
					notation: "relative",
					profile: "rfc9293",
					blanks: 4,
					ask: ["state"],
				},
			},
		]);
	});

	it("a template of its family and difficulty", () => {
		const [item] = settled([{ family: "teardown", difficulty: 3 }]);
		const template = TEMPLATES.find(({ id }) => item?.type === "scenario" && id === item.wish.template);
		expect(template).toMatchObject({ family: "teardown", difficulty: 3 });
	});

	it("a scenario that asks its skill", () => {
		const [item] = settled([{ skill: "ack-is-next-expected" }], "shared");
		if (item?.type !== "scenario") throw new Error("no scenario");
		const { secret, wish } = item;
		const spec: ExerciseSpec = { ...wish, version: 1, seed: { secret: Uint8Array.fromHex(secret ?? "") } };
		expect(wish.skill).toBe("ack-is-next-expected");
		expect(asksSkill(generateExercise(spec), "ack-is-next-expected")).toBe(true);
	});

	it("a question, of its id", () => {
		expect(settled([{ question: "why-four", points: 2 }])).toEqual([
			{ type: "question", questionId: "why-four", points: 2, seed: null },
		]);
	});

	it.each(Object.keys(BANK_SKILLS).slice(0, 8))("a question, where only questions train the skill %s", (skill) => {
		const items = settled([{ skill, times: 2 }]);
		for (const item of items) {
			const id = item.type === "question" ? item.questionId : "";
			expect(BANK.entries.find((entry) => entry.id === id)?.skills).toContain(skill);
		}
		const training = BANK.entries.filter(({ skills }) => skills.some((one) => one === skill));
		expect(new Set(templates(items)).size).toBe(Math.min(2, training.length));
	});

	it("so many items as it says, of several templates where several fit", () => {
		expect(templates(settled([{ template: "three-way", times: 3 }]))).toEqual(["three-way", "three-way", "three-way"]);
		const varied = templates(settled([{ family: "teardown", times: 6 }]));
		expect(varied).toHaveLength(6);
		expect(new Set(varied).size).toBeGreaterThan(4);
	});

	it("secrets of its own for each shared item", () => {
		const items = settled([{ template: "three-way", times: 3 }, { question: "why-four" }], "shared");
		const secrets = items.map((item) => (item.type === "scenario" ? item.secret : item.seed));
		expect(new Set(secrets).size).toBe(4);
		expect(secrets.slice(0, 3).every((secret) => /^[0-9a-f]{32}$/.test(String(secret)))).toBe(true);
	});
});

describe("wishes that cannot be had", () => {
	it.each<[string, ItemWish, string, readonly string[]]>([
		["a template that there is not", { template: "none" }, "unknown-template", ["template"]],
		["of another family", { template: "three-way", family: "teardown" }, "no-template-matches", ["family", "template"]],
		["a question that there is not", { question: "none" }, "unknown-question", ["question"]],
		["a skill that there is not", { skill: "none" }, "unknown-skill", ["skill"]],
		[
			"a kind that is never asked",
			{ template: "three-way", ask: BLANK_KINDS.filter((kind) => !OFFERS["three-way"]?.askKinds.includes(kind)) },
			"nothing-to-ask",
			["ask"],
		],
		[
			"a template for a skill of questions",
			{ skill: "linger", family: "teardown" },
			"no-template-matches",
			["skill", "family"],
		],
		[
			"a skill of questions at no difficulty of theirs",
			{ skill: "linger", difficulty: 5 },
			"nothing-to-ask",
			["difficulty"],
		],
	])("%s", (_, wish, code, fields) => {
		const outcome = settleItems([{ template: "three-way" }, wish], settling());
		expect(outcome).toMatchObject({ ok: false, code });
		const pointers = outcome.ok ? [] : (outcome.errors ?? []).map(({ pointer }) => pointer);
		expect(pointers).toEqual(fields.map((field) => `/items/1/${field}`));
	});

	it("are told together, the first one's code first", () => {
		const outcome = settleItems([{ question: "none" }, { template: "none" }, { skill: "none" }], settling());
		expect(outcome).toMatchObject({
			ok: false,
			code: "unknown-question",
			errors: [
				{ pointer: "/items/0/question", code: "unknown-question" },
				{ pointer: "/items/1/template", code: "unknown-template" },
				{ pointer: "/items/2/skill", code: "unknown-skill" },
			],
		});
	});
});

const setting = () => ({ assignmentId: "as-x", locale: "en" as const, nowMs: 1000, bank: BANK, ...chance() });
const request = (change: object = {}) =>
	v.parse(AssignmentRequest, { title: "T", items: [{ template: "three-way" }], ...change });

describe("an assignment", () => {
	it("is completed where little is said", () => {
		expect(settleAssignment(request(), setting())).toMatchObject({
			ok: true,
			assignment: {
				assignmentId: "as-x",
				seeds: "per-learner",
				policy: DEFAULT_POLICY,
				opensAtMs: null,
				dueAtMs: null,
				closesAtMs: null,
				late: null,
				timeLimitS: null,
				locale: "en",
				forNamed: false,
				remedialOf: null,
				createdAtMs: 1000,
				revision: 1,
			},
		});
	});

	it("is changed in what is named, and nothing else", () => {
		const made = settleAssignment(request({ policy: { attempts: 3, keep: "last" } }), setting());
		if (!made.ok) throw new Error(made.code);
		const change = settleChange({ policy: { attempts: 4 }, points: [7], title: "U" }, "per-learner", setting());
		if (!change.ok) throw new Error(change.code);
		const changed = applyChange(made.assignment, change.change, 2000);
		expect(changed).toEqual({
			kind: "changed",
			assignment: {
				...made.assignment,
				title: "U",
				policy: { ...made.assignment.policy, attempts: 4 },
				items: made.assignment.items.map((item) => ({ ...item, points: 7 })),
				revision: 2,
			},
		});
	});

	it("has the same items in whatever order the times of one wish are counted, and at most 20", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 }), (times) => {
				const wishes = times.map((count) => ({ template: "three-way", times: count }));
				const outcome = settleItems(wishes, settling());
				const total = times.reduce((sum, count) => sum + count, 0);
				expect(outcome.ok).toBe(total <= 20);
				if (outcome.ok) expect(outcome.items).toHaveLength(total);
			}),
			{ numRuns: 30 },
		);
	});
});
