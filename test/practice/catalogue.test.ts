import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/practice/catalogue.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { BANK } from "../question-bank/the-bank.ts";

function found(filter: Parameters<typeof catalogue>[1] = {}, locale: Locale = "en") {
	const described = catalogue(locale, filter, BANK.titles);
	if (!described.ok) throw new Error(described.code);
	return described.document;
}

describe("the catalogue", () => {
	it("has every template once, in the order of the registry, with the kinds that it can ask for", () => {
		expect(found().templates.map(({ id }) => id)).toEqual(TEMPLATES.map(({ id }) => id));
		for (const { id, askKinds } of found().templates) expect(askKinds.length, id).toBeGreaterThan(0);
	});

	it("has the same ids in every language", () => {
		const idsOf = (locale: Locale) => {
			const { families, templates, topics, skills, misconceptions } = found({}, locale);
			return [families, templates, topics, skills, misconceptions].map((list) => list.map(({ id }) => id));
		};
		for (const locale of LOCALES) expect(idsOf(locale)).toEqual(idsOf("en"));
	});

	it("lists skills of scenarios before those that only questions train", () => {
		const ids = found().skills.map(({ id }) => id);
		expect(ids.slice(-Object.keys(BANK.titles.skills).length)).toEqual(Object.keys(BANK.titles.skills));
	});

	it("is refused with a skill that nothing trains", () => {
		const refused = catalogue("en", { skill: "juggling" }, BANK.titles);
		expect(refused).toMatchObject({ code: "invalid-parameter", errors: [{ parameter: "skill" }] });
	});
});
