// A graded scenario opens in the lab.
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { ResultView } from "../../src/contract/result.ts";
import { play } from "../../src/scenario/lab/play.ts";
import { readState } from "../../src/scenario/lab/read-state.ts";
import { call, type Json } from "../support/api.ts";
import { learnerName, scenario, sealed, submit, tenantLearner } from "../support/fixtures.ts";

const graded = async (wish: object): Promise<Json> => {
	const { id } = await scenario(wish);
	return (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
};

const THREE_WAY = { template: "three-way", seed: 13, notation: "raw", profile: "rfc9293" } as const;

describe("a result", () => {
	it("leads to the lab, where the scenario has happened as its timeline says", async () => {
		const result = await graded(THREE_WAY);
		expect(v.parse(ResultView, result)).toEqual(result);
		const [page, text = ""] = result.links.lab.split("#");
		expect(page).toBe("/lab");
		const lab = readState(text);
		if (!lab) throw new Error("it cannot be read");
		expect(play(lab).frames.map(({ states }) => states)).toEqual(result.timeline.map(({ states }: Json) => states));
	});

	it("does not where a script plays the part of a host", async () => {
		const { links } = await graded({ template: "data-on-syn-ack", seed: 1 });
		expect(links).not.toHaveProperty("lab");
	});
});

it("a solution that is withheld is not told by the lab either", async () => {
	const ann = await tenantLearner("ann");
	const policy = { ...DEFAULT_POLICY, attempts: 2 };
	const id = await sealed({ spec: { ...THREE_WAY, version: 1 }, boundTo: learnerName("acme", "ann"), policy });
	const first = await submit(ann, id, { b1: 1 });
	expect(first.json.solution).toBe("withheld");
	expect(first.text).not.toContain("/lab#");
	const second = await submit(ann, id, { b1: 1 });
	expect(second.json.links.lab).toMatch(/^\/lab#1/);
});
