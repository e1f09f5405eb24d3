// The worst requests that `npm run bench:worst` has found, in counts of what they answer.
import { describe, expect, it } from "vitest";
import { KNOWN_SCRIPTS } from "../../src/bench/worst/known-scripts.ts";
import { MISSHAPEN } from "../../src/bench/worst/misshapen.ts";
import { MAX_ANSWER_BYTES } from "../../src/contract/simulation.ts";
import { MAX_BODY_BYTES } from "../../src/http/read-body.ts";
import { call, expectProblem } from "../support/api.ts";

/** A problem names so many faults at most. */
const MAX_PROBLEM_BYTES = 16_000;

describe("a script", () => {
	it.each(Object.entries(KNOWN_SCRIPTS))("is answered with no more than it may, or refused: %s", async (_, script) => {
		const { status, text, json } = await call("/v1/simulations", { body: script });
		expect([200, 422]).toContain(status);
		expect(text.length).toBeLessThanOrEqual(status === 200 ? MAX_ANSWER_BYTES : MAX_PROBLEM_BYTES);
		if (status === 422) expect(json.errors[0]).toMatchObject({ pointer: expect.stringMatching(/^\/events\/\d+$/) });
	});

	it.each(Object.entries(MISSHAPEN))("that fits no schema is refused in few words: %s", async (_, body) => {
		const text = JSON.stringify(body);
		expect(text.length).toBeLessThanOrEqual(MAX_BODY_BYTES);
		const reply = await call("/v1/simulations", { text });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.text.length).toBeLessThanOrEqual(MAX_PROBLEM_BYTES);
	});

	it.each([
		["events", { events: Array.from({ length: 2001 }, () => null) }, "/events"],
		["hosts", { events: [], hosts: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`h${i}`, 1])) }, "/hosts"],
	])("with too many %s is refused for that alone", async (_, body, pointer) => {
		const reply = await call("/v1/simulations", { body });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors).toMatchObject([{ pointer }]);
	});
});

describe("a scenario", () => {
	it("of kinds in a list that is too long is refused for that alone", async () => {
		const reply = await call("/v1/scenarios", { body: { ask: Array.from({ length: 15_000 }, () => 0) } });
		expectProblem(reply, 422, "invalid-body");
		expect(reply.json.errors).toMatchObject([{ pointer: "/ask" }]);
	});

	it("answered with 5,000 blanks that it has not is refused in few words", async () => {
		const { json } = await call("/v1/scenarios", { body: { template: "three-way", seed: 16 } });
		const answers = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 1]));
		const reply = await call(`/v1/scenarios/${json.id}/grade`, { body: { answers } });
		expectProblem(reply, 422, "unknown-blank");
		expect(reply.text.length).toBeLessThanOrEqual(MAX_PROBLEM_BYTES);
	});
});
