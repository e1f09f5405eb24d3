// What a follow-up asks, for every misconception and every skill.
import { describe, expect, it } from "vitest";
import type { ItemWish } from "../../src/contract/item-wish.ts";
import type { Item } from "../../src/course/assignment.ts";
import { type About, type RemedialPlan, remedialItems } from "../../src/course/remedial.ts";
import { settleItems } from "../../src/practice/settle-items.ts";
import { parseQuestion } from "../../src/question-bank/bank.ts";
import { kindOf } from "../../src/question-bank/kinds/registry.ts";
import { SKILL_GRAPH } from "../../src/question-bank/skill-graph.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../../src/scenario/misconceptions.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { BANK } from "../question-bank/the-bank.ts";

const item = (template: string, difficulty?: 1 | 2 | 3 | 4 | 5): Item => ({
	type: "scenario",
	wish: { template, notation: "raw", profile: "rfc9293", ...(difficulty && { difficulty }) },
	points: 1,
	secret: null,
});

const plan = (about: About, change: Partial<RemedialPlan> = {}): readonly ItemWish[] =>
	remedialItems(
		{ about, items: [item("three-way")], showedIn: [], difficulty: null, most: 5, ...change },
		BANK.entries,
	);

const templatesOf = (wishes: readonly ItemWish[]) => [...new Set(wishes.flatMap(({ template }) => template ?? []))];
const questionsOf = (wishes: readonly ItemWish[]) => wishes.flatMap(({ question }) => question ?? []);

let secrets = 0;
const settle = (wishes: readonly ItemWish[]) =>
	settleItems(wishes, {
		bank: BANK,
		seeds: "per-learner",
		randomSecret: () => ({ secret: new Uint8Array(16).fill(++secrets) }),
		randomSeed: () => ++secrets,
	});

/** By reading every question, as the plan does not. */
const namingInOptions = (id: MisconceptionId) =>
	BANK.entries
		.map(parseQuestion)
		.filter((question) =>
			kindOf(question)
				.foreseen(question)
				.some(({ misconception }) => misconception === id),
		)
		.map((question) => question.id);

describe.each(MISCONCEPTION_IDS.map((misconception) => [misconception] as const))("about %s", (misconception) => {
	const wishes = plan({ misconception }, { most: 10, items: [item("linger-abort")], showedIn: [1] });

	it("there is something to ask, and all of it can be had", () => {
		expect(wishes.length).toBeGreaterThan(0);
		expect(settle(wishes)).toMatchObject({ ok: true });
	});

	it("at most three templates are asked, which claim it where any does", () => {
		const templates = templatesOf(wishes);
		expect(templates.length).toBeLessThanOrEqual(3);
		const claiming = TEMPLATES.filter((one) => one.misconceptions.includes(misconception)).map(({ id }) => id);
		if (claiming.length > 0) expect(claiming).toEqual(expect.arrayContaining(templates));
	});

	it("questions name it in their options, none twice", () => {
		const questions = questionsOf(plan({ misconception }, { most: 1000 }).slice(0, 400));
		expect([...questions].sort()).toEqual([...namingInOptions(misconception)].sort());
	});
});

describe("about a skill", () => {
	it.each(SKILL_GRAPH.map(({ id }) => [id] as const))(
		"%s there is something to ask, and all of it can be had",
		(skill) => {
			const wishes = plan({ skill });
			expect(wishes.length).toBeGreaterThan(0);
			expect(settle(wishes)).toMatchObject({ ok: true });
		},
	);

	it("that there is not, nothing is asked", () => {
		expect(plan({ skill: "juggling" })).toEqual([]);
	});
});

describe("a follow-up", () => {
	const about = { misconception: "no-time-wait" } as const;

	it("has as many items as are wished for: scenarios and questions in turn", () => {
		for (const most of [1, 3, 10]) expect(plan(about, { most })).toHaveLength(most);
		const [first, second] = plan(about);
		expect([first?.template === undefined, second?.question === undefined]).toEqual([false, false]);
	});

	it("asks other situations before those that the learners have seen", () => {
		const [usual] = templatesOf(plan(about));
		const [seen] = templatesOf(plan(about, { items: [item(usual ?? "")] }));
		expect(seen).not.toBe(usual);
	});

	it("is as difficult as the items in which it showed, as near as can be had", () => {
		const items = [item("three-way", 1), item("last-ack-peer-gone", 5)];
		const levels = (showedIn: readonly number[]) =>
			plan(about, { items, showedIn }).flatMap(({ difficulty }) => difficulty ?? []);
		expect(Math.max(...levels([1]))).toBeLessThan(Math.max(...levels([2])));
	});

	it("is as difficult as was wished for", () => {
		const easy = plan(about, { difficulty: 1 }).flatMap(({ difficulty }) => difficulty ?? []);
		const hard = plan(about, { difficulty: 5 }).flatMap(({ difficulty }) => difficulty ?? []);
		expect(Math.max(...easy)).toBeLessThan(Math.min(...hard));
	});

	it("asks for numbers in the notation in which a wrong one shows", () => {
		const notations = (misconception: MisconceptionId) =>
			new Set(plan({ misconception }).flatMap(({ notation }) => notation ?? []));
		expect(notations("relative-where-raw")).toEqual(new Set(["raw"]));
		expect(notations("raw-where-relative")).toEqual(new Set(["relative"]));
	});
});
