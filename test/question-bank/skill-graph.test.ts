import { describe, expect, it } from "vitest";
import { SKILL_GRAPH } from "../../src/question-bank/skill-graph.ts";
import { QUESTION_SKILLS } from "../../src/question-bank/skills.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { BANK } from "./the-bank.ts";

const afterOf = new Map<string, readonly string[]>(SKILL_GRAPH.map(({ id, after }) => [id, after]));

/** All that must be learned before it, itself where it stands in a circle. */
function allBefore(id: string): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (one: string): void => {
		for (const before of afterOf.get(one) ?? [])
			if (!found.has(before)) {
				found.add(before);
				visit(before);
			}
	};
	visit(id);
	return found;
}

describe("the graph of skills", () => {
	it("holds every skill of scenarios and questions once", () => {
		expect(SKILL_GRAPH.map(({ id }) => id).sort()).toEqual([...QUESTION_SKILLS].sort());
	});

	it("names only skills that there are", () => {
		const named = SKILL_GRAPH.flatMap(({ after }) => after);
		expect(named.filter((id) => !afterOf.has(id))).toEqual([]);
	});

	it("has no circle", () => {
		expect(SKILL_GRAPH.filter(({ id }) => allBefore(id).has(id))).toEqual([]);
	});

	it("names what a skill builds on directly: nothing that another named one builds on", () => {
		const roundabout = SKILL_GRAPH.flatMap(({ id, after }) =>
			after.filter((one) => after.some((other) => allBefore(other).has(one))).map((one) => `${id} after ${one}`),
		);
		expect(roundabout).toEqual([]);
	});

	it("holds no skill that neither a template nor a question asks", () => {
		const asked = new Set<string>([
			...Object.values(OFFERS).flatMap(({ skills }) => skills),
			...BANK.entries.flatMap(({ skills }) => skills),
		]);
		expect(SKILL_GRAPH.filter(({ id }) => !asked.has(id))).toEqual([]);
	});
});
