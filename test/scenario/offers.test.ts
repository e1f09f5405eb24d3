// What the catalogue says that templates ask. `npm run offers:check`, a step of .ci/run, finds it out again for all of them;
// here is done what it does, for one.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findOffer } from "../../src/cli/offers.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { SKILL_IDS } from "../../src/scenario/skills.ts";

it("three-way trains the skills and asks the kinds that it offers, and no others", () => {
	const [threeWay] = TEMPLATES.filter(({ id }) => id === "three-way");
	if (!threeWay) throw new Error("it is in the registry");
	expect(OFFERS["three-way"], "npm run offers").toEqual(findOffer(threeWay));
});

it("what is offered is found out again, for every template, before a change lands", () => {
	expect(readFileSync(new URL("../../.ci/run", import.meta.url), "utf8")).toContain("step npm run offers:check\n");
});

it("nothing is offered by a template that does not exist", () => {
	expect(Object.keys(OFFERS).sort()).toEqual(TEMPLATES.map(({ id }) => id).sort());
});

it("every skill is trained by some template", () => {
	const offered = new Set(Object.values(OFFERS).flatMap(({ skills }) => skills));
	expect(SKILL_IDS.filter((skill) => ![...offered].some((id) => id === skill))).toEqual([]);
});
