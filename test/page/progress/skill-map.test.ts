// The map of skills.
import { describe, expect, it } from "vitest";
import { areaOf } from "../../../src/page/progress/areas.ts";
import {
	allSkills,
	dueSkills,
	type MapSkill,
	type SkillProgress,
	skillMap,
} from "../../../src/page/progress/skill-map.ts";
import { SKILL_GRAPH } from "../../../src/question-bank/skill-graph.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const everySkill = SKILL_GRAPH.map(({ id, after }) => ({ id: id as string, title: `T ${id}`, after: [...after] }));

function met(skill: string, more: Partial<SkillProgress> = {}): SkillProgress {
	const seen = { seen: 2, correct: 1, lastAt: "2026-11-20T12:00:00Z", lastVerdict: "correct" as const };
	return { skill, ...seen, mastery: 0.5, mastered: false, dueAt: null, ...more };
}

it("every skill of the catalogue stands on the map once, in an area that names it", () => {
	const map = skillMap(everySkill, [], NOW);
	const ids = allSkills(map).map(({ id }) => id);
	expect(ids.toSorted()).toEqual([...new Set(everySkill.map(({ id }) => id))].toSorted());
	expect(ids.filter((id) => areaOf(id) === undefined)).toEqual([]);
	expect(map.reduce((sum, { size }) => sum + size, 0)).toBe(ids.length);
});

it("a skill stands below one that it builds on", () => {
	const after = new Map(everySkill.map((skill) => [skill.id, skill.after]));
	const check = (skill: MapSkill): void =>
		skill.below.forEach((one) => {
			expect(after.get(one.id)).toContain(skill.id);
			check(one);
		});
	for (const { skills } of skillMap(everySkill, [], NOW)) skills.forEach(check);
});

it("a skill that the catalogue names twice stands there once, under its first title", () => {
	const twice = [...everySkill, { id: "accept-queue", title: "another", after: [] }];
	const found = allSkills(skillMap(twice, [], NOW)).filter(({ id }) => id === "accept-queue");
	expect(found.map(({ title }) => title)).toEqual(["T accept-queue"]);
});

it("a skill that is newer than the page stands with what it builds on", () => {
	const newer = [...everySkill, { id: "brand-new", title: "New", after: ["accept-queue"] }];
	const queues = skillMap(newer, [], NOW).find(({ id }) => id === "queues");
	expect(queues && allSkills([queues]).map(({ id }) => id)).toContain("brand-new");
});

describe("how a skill stands", () => {
	const record = [
		met("syn-consumes-one", { mastered: true, mastery: 0.97, dueAt: "2026-11-27T11:00:00Z" }),
		met("fin-consumes-one", { dueAt: "2026-11-25T11:00:00Z" }),
		met("accept-queue", { dueAt: "2026-11-28T11:00:00Z" }),
	];
	const map = skillMap(everySkill, record, NOW);
	const of = (id: string) => allSkills(map).find((skill) => skill.id === id);

	it.each([
		["syn-consumes-one", "mastered", true],
		["fin-consumes-one", "learning", true],
		["accept-queue", "learning", false],
		["reset-rules", "new", false],
	])("%s: %s, due %j", (id, standing, isDue) => {
		expect(of(id)).toMatchObject({ standing, isDue });
	});

	it("what is longest overdue comes first", () => {
		expect(dueSkills(map).map(({ id }) => id)).toEqual(["fin-consumes-one", "syn-consumes-one"]);
	});

	it("an area counts what is mastered", () => {
		expect(map.find(({ id }) => id === "numbers")?.mastered).toBe(1);
	});

	it("it names what it builds on by title", () => {
		expect(of("fin-consumes-one")?.after).toEqual(["T syn-consumes-one"]);
	});
});
