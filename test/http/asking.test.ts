import { describe, expect, it } from "vitest";
import { call, expectProblem, type Json } from "../support/api.ts";

const make = (body: Json) => call("/v1/scenarios", { body });
const kinds = (scenario: Json) => scenario.blanks.map((blank: Json) => blank.kind);

describe("a caller who says what to ask", () => {
	it("gets that many blanks of those kinds, and the same ones whenever the scenario is opened", async () => {
		const { status, json } = await make({ template: "client-closes-first", seed: 5, blanks: 4, ask: ["state"] });
		expect(status).toBe(201);
		expect(kinds(json)).toEqual(["state", "state", "state", "state"]);
		const again = await call(`/v1/scenarios/${json.id}`);
		expect(again.json.blanks).toEqual(json.blanks);
		const { json: result } = await call(`/v1/scenarios/${json.id}/grade`, { body: { answers: {} } });
		expect(Object.keys(result.blanks)).toEqual(["b1", "b2", "b3", "b4"]);
	});

	it("is given another template where the first has nothing of the kind", async () => {
		for (let seed = 0; seed < 20; seed++) {
			const { status, json } = await make({ seed, ask: ["choice"] });
			expect(status).toBe(201);
			expect(new Set(kinds(json))).toEqual(new Set(["choice"]));
		}
	});

	it("is told where a template has nothing of the kind", async () => {
		const reply = await make({ template: "three-way", ask: ["duration"] });
		expectProblem(reply, 422, "nothing-to-ask");
		expect(reply.json.detail).toContain("duration");
	});

	it("gets a scenario that asks the skill, and the same one whenever it is opened", async () => {
		for (const skill of ["time-wait", "syn-cookies", "handshake-flags"]) {
			const { status, json } = await make({ skill });
			expect(status).toBe(201);
			expect(json.blanks.flatMap(({ skills }: Json) => skills)).toContain(skill);
			expect((await call(`/v1/scenarios/${json.id}`)).json).toEqual(json);
		}
	});

	it.each([
		["unknown-skill", "no-such-skill", "没有名为“no-such-skill”的技能；GET /v1/catalogue 列出全部技能。"],
		[
			"no-template-matches",
			"linger",
			"技能 linger 只有题目考查，没有场景：`GET /v1/questions?skill=linger` 列出这些题目。",
		],
	] as const)("is told %s for the skill %s, in Chinese", async (code, skill, detail) => {
		const reply = await make({ skill, locale: "zh" });
		expectProblem(reply, 422, code);
		expect(reply.json.errors).toEqual([{ pointer: "/skill", detail }]);
	});

	it("has a template at each of the difficulties that the catalogue names, and at no other", async () => {
		const { json: catalogue } = await call("/v1/catalogue");
		const { id: template, difficulty, difficulties } = catalogue.templates.find(({ id }: Json) => id === "lost-syn");
		expect([difficulty, difficulties]).toEqual([2, [1, 2, 3]]);
		for (const wished of [1, 2, 3]) {
			const { status, json } = await make({ template, difficulty: wished, seed: 8 });
			expect([status, json.difficulty]).toEqual([201, wished]);
			expect((await call(`/v1/scenarios/${json.id}`)).json).toEqual(json);
		}
		const refused = await make({ template, difficulty: 4 });
		expectProblem(refused, 422, "no-template-matches");
		expect(refused.json.detail).toBe("The template lost-syn can be had at the difficulties 1, 2, 3.");
	});

	it("is given a template of the wished difficulty itself, where the family has one", async () => {
		const { json: catalogue } = await call("/v1/catalogue?difficulty=3&family=handshake");
		const usual = catalogue.templates.map(({ id }: Json) => id);
		for (let seed = 0; seed < 10; seed++) {
			const { json } = await make({ family: "handshake", difficulty: 3, seed });
			expect(json.difficulty).toBe(3);
			expect(usual).toContain(json.template);
		}
	});

	it.each([
		[{ difficulty: 6 }, "/difficulty"],
		[{ skill: "" }, "/skill"],
		[{ skill: ["time-wait"] }, "/skill"],
		[{ skill: "x".repeat(65) }, "/skill"],
		[{ blanks: 0 }, "/blanks"],
		[{ blanks: 21 }, "/blanks"],
		[{ blanks: 2.5 }, "/blanks"],
		[{ blanks: "3" }, "/blanks"],
		[{ ask: [] }, "/ask"],
		[{ ask: "state" }, "/ask"],
		[{ ask: ["colour"] }, "/ask/0"],
	])("is refused with %j", async (body, pointer) => {
		const reply = await make(body);
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors[0].pointer).toBe(pointer);
	});
});
