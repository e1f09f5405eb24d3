import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { BelievedView } from "../../src/contract/believed.ts";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { ResultView } from "../../src/contract/result.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { learnerName, rightAnswers, scenario, sealed, submit, tenantLearner } from "../support/fixtures.ts";

const THREE_WAY = { template: "three-way", seed: 13, notation: "raw", profile: "rfc9293" } as const;
/** As someone answers for whom a SYN takes no sequence number. */
const SYN_FORGOTTEN = { b1: 405_858_569, b2: 405_858_569, b6: 405_858_783 };
const CLOSE = { template: "client-closes-first", seed: 1, notation: "raw", profile: "rfc9293" };

const graded = async (wish: object, answers: object): Promise<Json> => {
	const { id } = await scenario(wish);
	return (await call(`/v1/scenarios/${id}/grade`, { body: { answers } })).json;
};

describe("a wrong answer about a segment", () => {
	it("says what would have come of it, as the contract has it", async () => {
		const result = await graded(THREE_WAY, { b1: 405_858_569 });
		expect(v.parse(ResultView, result)).toEqual(result);
		expect(result.blanks.b1.consequence).toMatchObject({
			rule: "syn-sent-resets-bad-ack",
			states: { client: "SYN-SENT" },
		});
	});

	it("costs little, however much is sent along", async () => {
		const { id, blanks } = await scenario({
			template: "whole-conversation",
			seed: 3,
			blanks: 16,
			ask: ["flags", "sequence-number"],
		});
		const answers = Object.fromEntries(
			blanks.map(({ id: blank, kind }: Json) => [blank, kind === "flags" ? "RST" : 5]),
		);
		const { json } = await call(`/v1/scenarios/${id}/grade`, { body: { answers } });
		const told = Object.values<Json>(json.blanks).filter(({ consequence }) => consequence);
		expect(told.length).toBeGreaterThan(5);
	});
});

describe("what a learner believed", () => {
	it("is linked for a diagnosed misconception under which the scenario goes otherwise", async () => {
		const result = await graded(THREE_WAY, SYN_FORGOTTEN);
		expect(v.parse(ResultView, result)).toEqual(result);
		expect(result.links.believed.map(({ misconception }: Json) => misconception)).toEqual(["syn-does-not-consume"]);
		const right = await graded(THREE_WAY, {});
		expect(right.links).not.toHaveProperty("believed");
	});

	it("is a timeline beside the real one, in the language asked for", async () => {
		const { links, timeline, scenarioId } = await graded(THREE_WAY, SYN_FORGOTTEN);
		const [{ timeline: path, ...pictures }] = links.believed;
		const { status, json, headers } = await call(path);
		expect(status).toBe(200);
		expect(headers.get("Content-Language")).toBe("en");
		expect(headers.get("Cache-Control")).toBe("public, max-age=300");
		expect(v.parse(BelievedView, json)).toEqual(json);
		expect(json.scenarioId).toBe(scenarioId);
		expect(json.actual).toEqual(timeline);
		expect(json.links).toEqual({ timeline: path, ...pictures });
		expect(json.timeline[1].segment.ack).toBe(405_858_569);
		expect(json.differs).toContain(2);
		const chinese = await call(`${path}&locale=zh`);
		expect(chinese.json.misconception.title).toMatch(/SYN 不占用序号/);
	});

	it("is drawn with nothing left to fill in, under the name of the idea", async () => {
		const { links } = await graded(THREE_WAY, SYN_FORGOTTEN);
		const [believed] = links.believed;
		for (const [link, type] of [
			[believed.diagram, "image/svg+xml"],
			[believed.table, "text/html"],
			[believed.text, "text/plain"],
		]) {
			const { status, headers, text } = await call(link);
			expect(status).toBe(200);
			expect(headers.get("Content-Type")).toBe(`${type}; charset=utf-8`);
			expect(headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*sandbox/);
			expect(text).toMatch(/wrong idea/);
			expect(text).not.toMatch(/\[b\d\]|<script/);
		}
	});

	it("runs again under the rule of an idea about what happens", async () => {
		const { id, blanks, timeline } = await scenario({ ...CLOSE, ask: ["state"], blanks: 16 });
		expect(timeline.length).toBeGreaterThan(0);
		const right = await rightAnswers(id);
		const answers = Object.fromEntries(
			blanks.map(({ id: blank }: Json) => [blank, right[blank] === "TIME-WAIT" ? "CLOSED" : right[blank]]),
		);
		const { json } = await call(`/v1/scenarios/${id}/grade`, { body: { answers } });
		const [believed] = json.links.believed ?? [];
		expect(believed?.misconception).toBe("no-time-wait");
		const { json: shown } = await call(believed.timeline);
		expect(JSON.stringify(shown.timeline.map(({ states }: Json) => states))).not.toContain("TIME-WAIT");
		expect(JSON.stringify(shown.actual.map(({ states }: Json) => states))).toContain("TIME-WAIT");
	});

	it("needs the proof of a result of this very scenario", async () => {
		const one = await graded(THREE_WAY, SYN_FORGOTTEN);
		const other = await graded({ ...THREE_WAY, seed: 8 }, {});
		const [believed] = one.links.believed;
		for (const link of [believed.timeline, believed.diagram, believed.table, believed.text]) {
			const bare = link.split("?")[0];
			expectProblem(await call(bare), 400, "invalid-parameter");
			expectProblem(await call(`${bare}?proof=${other.proof}`), 403, "proof-invalid");
			expectProblem(await call(`${bare}?proof=gp1.AAAA`), 403, "proof-invalid");
		}
	});

	it("is not there for ideas that are unknown, or that change nothing here", async () => {
		const { scenarioId, proof } = await graded(THREE_WAY, {});
		for (const id of ["no-such-idea", "no-time-wait", "relative-where-raw", "toString"])
			for (const file of ["", "/diagram.svg"])
				expectProblem(
					await call(`/v1/scenarios/${scenarioId}/believed/${id}${file}?proof=${proof}`),
					404,
					"misconception-not-found",
				);
	});
});

it("both are withheld as long as the solution is, and only its learner sees them then", async () => {
	const ann = await tenantLearner("ann");
	const policy = { ...DEFAULT_POLICY, attempts: 2 };
	const id = await sealed({ spec: { ...THREE_WAY, version: 1 }, boundTo: learnerName("acme", "ann"), policy });
	const first = await submit(ann, id, SYN_FORGOTTEN);
	expect(first.json.solution).toBe("withheld");
	expect(first.text).not.toMatch(/consequence|believed|proof/);
	const second = await submit(ann, id, SYN_FORGOTTEN);
	expect(second.json.blanks.b1.consequence.text).toMatch(/^With ack 405858569/);
	const [{ timeline }] = second.json.links.believed;
	const seen = await call(timeline, { token: ann.token });
	expect(seen.status).toBe(200);
	expect(seen.headers.get("Cache-Control")).toBe("no-store");
	expectProblem(await call(timeline), 401, "credential-required");
	const bob = await tenantLearner("bob");
	expectProblem(await call(timeline, { token: bob.token }), 403, "scenario-bound-to-another-learner");
	const later = await call("/v1/learners/ann/attempts/1", { token: ann.token });
	expect(later.json.links.believed).toHaveLength(1);
});
