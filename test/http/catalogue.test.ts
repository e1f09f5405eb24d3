import { describe, expect, it } from "vitest";
import { HINT_COSTS } from "../../src/exercise/hint-levels.ts";
import { CREDIT } from "../../src/exercise/score.ts";
import { call, expectProblem, type Json } from "../support/api.ts";

const catalogue = async (query = "") => (await call(`/v1/catalogue${query}`)).json;

describe("the catalogue", () => {
	it("publishes what verdicts earn and hints cost", async () => {
		const { credit, hintCosts } = await catalogue();
		expect(credit).toEqual(CREDIT);
		expect(hintCosts).toEqual(JSON.parse(JSON.stringify(HINT_COSTS)));
	});

	it("lists the kinds of blanks that a caller may ask for", async () => {
		const { askKinds } = await catalogue();
		for (const kind of askKinds)
			expect((await call("/v1/scenarios", { body: { seed: 1, ask: [kind] } })).status).toBe(201);
		expect((await call("/v1/scenarios", { body: { ask: askKinds } })).status).toBe(201);
	});

	it("has a title for every id, in the language asked for", async () => {
		for (const [locale, inLanguage] of [
			["en", /^[\x20-\x7e]+$/],
			["zh", /\p{Script=Han}/u],
		] as const) {
			const { titles, families, ...ids } = await catalogue(`?locale=${locale}`);
			for (const [name, told] of Object.entries<Json>(titles)) {
				expect(Object.keys(told)).toEqual(ids[name]);
				for (const title of Object.values(told)) expect(title).toMatch(inLanguage);
			}
			for (const { title } of families) expect(title).toMatch(inLanguage);
		}
	});

	it("is narrowed by family, skill and difficulty, alone and together", async () => {
		const { templates } = await catalogue();
		const [{ family, skills, difficulty }] = templates;
		const cases: [string, (template: Json) => boolean][] = [
			[`family=${family}`, (t) => t.family === family],
			[`skill=${skills[0]}`, (t) => t.skills.includes(skills[0])],
			[`difficulty=${difficulty}`, (t) => t.difficulty === difficulty],
		];
		for (const [query, meets] of cases) {
			expect((await catalogue(`?${query}`)).templates).toEqual(templates.filter(meets));
		}
		const all = cases.map(([query]) => query).join("&");
		const meetsAll = templates.filter((t: Json) => cases.every(([, meets]) => meets(t)));
		expect((await catalogue(`?${all}`)).templates).toEqual(meetsAll);
	});

	it("keeps everything else complete, and every filter possible", async () => {
		const { templates, ...rest } = await catalogue();
		for (const { id } of rest.skills) {
			const { templates: _, ...narrowed } = await catalogue(`?skill=${id}`);
			expect(narrowed).toEqual(rest);
		}
		expect((await catalogue("?locale=zh&family=teardown")).templates[0].title).toMatch(/\p{Script=Han}/u);
	});

	it.each(["family=open", "skill=juggling", "difficulty=0", "difficulty=1.0", "difficulty=", "skill=__proto__"])(
		"refuses ?%s",
		async (query) => {
			const reply = await call(`/v1/catalogue?${query}`);
			expectProblem(reply, 400, "invalid-parameter");
			expect(reply.json.errors[0].parameter).toBe(query.split("=")[0]);
		},
	);
});
