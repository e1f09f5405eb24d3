import { describe, expect, it } from "vitest";
import { asksSkill, generateExercise } from "../../src/exercise/generate.ts";
import { chooseNextOnes, type NextPick } from "../../src/practice/next.ts";
import { reasonDocument } from "../../src/practice/next-document.ts";
import type { Reviewing } from "../../src/practice/submission.ts";
import { SKILL_GRAPH } from "../../src/question-bank/skill-graph.ts";
import { observe } from "../../src/review/observe.ts";
import type { SkillState } from "../../src/review/skill-state.ts";
import { seededRandom } from "../../src/scenario/random.ts";
import type { SkillId } from "../../src/scenario/skills.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { ANN, asLearner, NOW_S } from "./given.ts";

const DAY_MS = 86_400_000;
const NOBODY_YET: Reviewing = { states: {}, last: null, questions: [] };

let secrets = 0;
function next(reviewing: Reviewing, n = 1, seed = 1, family?: string): readonly NextPick[] {
	return chooseNextOnes({ n, family }, BANK, reviewing, {
		caller: asLearner(ANN),
		learner: ANN,
		locale: "en",
		nowS: NOW_S,
		random: seededRandom(seed),
		randomSecret: () => ({ secret: new Uint8Array(16).fill(++secrets) }),
	});
}

/** After right answers, or a wrong last one, so many days ago. */
function answered(daysAgo: readonly number[], lastRight = true): SkillState {
	const state = daysAgo.reduce((before: SkillState | undefined, days, i) => {
		const share = i === daysAgo.length - 1 && !lastRight ? 0 : 1;
		const seen = { instance: `i${i}`, share, firstTry: true, hinted: false, confidence: null };
		return observe(before, { ...seen, atMs: NOW_S * 1000 - days * DAY_MS });
	}, undefined);
	if (!state) throw new Error("nothing answered");
	return state;
}

const sourceOf = (pick: NextPick) => (pick.type === "question" ? pick.entry.id : pick.description.spec.template);

/** Whether what was picked asks the skill that it was picked for. */
function asks(pick: NextPick): boolean {
	if (pick.type === "question") return pick.entry.skills.some((skill) => skill === pick.skill);
	return asksSkill(generateExercise(pick.description.spec), pick.skill as SkillId);
}

describe("what comes next", () => {
	it("for somebody new is a skill that builds on nothing", () => {
		const [first] = next(NOBODY_YET);
		expect(first?.reason).toBe("new");
		expect(SKILL_GRAPH.find(({ id }) => id === first?.skill)?.after).toEqual([]);
	});

	it.each([1, 2, 3, 4, 5])("really asks its skill, for the learner alone (%i)", (seed) => {
		const states = { "syn-consumes-one": answered([9, 8, 7]), "time-wait": answered([3], false) };
		for (const pick of next({ ...NOBODY_YET, states }, 8, seed)) {
			expect([pick.skill, asks(pick)]).toEqual([pick.skill, true]);
			if (pick.type === "scenario") expect(pick.description).toMatchObject({ boundTo: ANN, madeBy: "learner" });
		}
	});

	it("is what is overdue, before what is weak, before what is new", () => {
		const states = { "syn-consumes-one": answered([60, 59, 58]), "data-counts-octets": answered([0.1], false) };
		const reasons = next({ ...NOBODY_YET, states }, 3).map(({ reason }) => reason);
		expect(reasons).toEqual(["overdue", "weak", "new"]);
	});

	it("is another skill than the last attempt asked, and of another template", () => {
		const states = { "syn-consumes-one": answered([0.1], false), "data-counts-octets": answered([0.1], false) };
		const [first] = next({ ...NOBODY_YET, states });
		if (!first) throw new Error("nothing");
		const last = { source: sourceOf(first), skills: [first.skill] };
		const [second] = next({ ...NOBODY_YET, states, last });
		expect(second?.skill).not.toBe(first.skill);
		expect(second && sourceOf(second)).not.toBe(last.source);
	});

	it("is a question that was not answered yet, if one asks the skill", () => {
		const skill = "fast-open";
		const asking = BANK.entries.filter(({ skills }) => skills.some((one) => one === skill)).map(({ id }) => id);
		expect(asking.length).toBeGreaterThan(1);
		const everythingElse = SKILL_GRAPH.filter(({ id }) => id !== skill).map(({ id }) => [id, answered([2, 1, 0.1])]);
		const states = { ...Object.fromEntries(everythingElse), [skill]: answered([40], false) };
		const picks = asking.map((left) =>
			next({ ...NOBODY_YET, states, questions: asking.filter((id) => id !== left) }).map(sourceOf),
		);
		expect(picks).toEqual(asking.map((left) => [left]));
	});

	it("keeps to a family, and to questions of what that trains", () => {
		for (const pick of next(NOBODY_YET, 20, 1, "teardown"))
			if (pick.type === "scenario") expect(generateExercise(pick.description.spec).template.family).toBe("teardown");
	});

	it("goes on when everything is known: nothing is due, and the first to come back is asked", () => {
		const states = Object.fromEntries(SKILL_GRAPH.map(({ id }) => [id, answered([3, 2, 1, 0.1])]));
		const [pick] = next({ ...NOBODY_YET, states });
		expect(pick?.reason).toBe("ahead");
	});
});

describe("a pack", () => {
	it.each([1, 2, 3])("begins with a scenario and holds about as many of these as questions (%i)", (seed) => {
		const types = next(NOBODY_YET, 20, seed).map(({ type }) => type);
		expect(types[0]).toBe("scenario");
		const scenarios = types.filter((type) => type === "scenario").length;
		expect(scenarios).toBeGreaterThanOrEqual(6);
		expect(scenarios).toBeLessThanOrEqual(14);
	});

	it.each([1, 2, 3])("holds as many as are wished for, no template or question twice (%i)", (seed) => {
		const picks = next(NOBODY_YET, 20, seed);
		expect(picks).toHaveLength(20);
		expect(new Set(picks.map(sourceOf)).size).toBe(20);
	});
});

describe("the reason", () => {
	const states = { "syn-consumes-one": answered([60, 59, 58]), "data-counts-octets": answered([0.1], false) };
	const [overdue, weak, fresh] = next({ ...NOBODY_YET, states }, 3);

	it("says in words why, in the learner's language", () => {
		if (!overdue || !weak || !fresh) throw new Error("three were asked for");
		const said = (pick: NextPick, locale: "en" | "zh") => reasonDocument(pick, BANK, locale, NOW_S * 1000).reason;
		expect(said(overdue, "en")).toBe(
			"Due again: “A SYN takes one sequence number”. You answered it 58 days ago; asked now, it will last longer.",
		);
		expect(said(overdue, "zh")).toBe("该复习了：“SYN 占用一个序号”。上次作答是 58 天前，现在温习记得更久。");
		expect(said(weak, "zh")).toContain("数据按字节编号");
		expect(said(fresh, "en")).toMatch(/^New to you, and you are ready for it: “.+”\.$/);
	});

	it("says when the skill was due", () => {
		if (!overdue || !fresh) throw new Error("three were asked for");
		expect(Date.parse(reasonDocument(overdue, BANK, "en", NOW_S * 1000).dueAt ?? "")).toBeLessThan(NOW_S * 1000);
		expect(reasonDocument(fresh, BANK, "en", NOW_S * 1000)).toMatchObject({ dueAt: null, because: "new" });
	});
});
