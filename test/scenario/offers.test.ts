// What the catalogue says that a template asks, against its scenarios.
import { expect, it } from "vitest";
import { findOffer } from "../../src/cli/offers.ts";
import { OFFERS } from "../../src/scenario/offers.generated.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { SKILL_IDS } from "../../src/scenario/skills.ts";

it.each(TEMPLATES.map((template) => [template.id, template] as const))(
	"%s trains the skills and asks the kinds that it offers, and no others",
	(id, template) => {
		expect(OFFERS[id], "npm run offers").toEqual(findOffer(template));
	},
);

it("nothing is offered by a template that does not exist", () => {
	expect(Object.keys(OFFERS).sort()).toEqual(TEMPLATES.map(({ id }) => id).sort());
});

it("every skill is trained by some template", () => {
	const offered = new Set(Object.values(OFFERS).flatMap(({ skills }) => skills));
	expect(SKILL_IDS.filter((skill) => ![...offered].some((id) => id === skill))).toEqual([]);
});
