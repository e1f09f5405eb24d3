// The examples of the OpenAPI document, held to its own schemas.
import { describe, expect, it } from "vitest";
import { operationsOf } from "../../../src/bench/fuzz/document.ts";
import { readExamples } from "../../../src/cli/examples/read.ts";
import { steady } from "../../../src/cli/examples/steady.ts";
import { makeDocument } from "../../../src/http/openapi/document.ts";

const EXAMPLES = readExamples();
const DOCUMENT = makeDocument(EXAMPLES);
const OPERATIONS = operationsOf(DOCUMENT);

/** Pages for people, and the document itself. */
const WITHOUT = ["frontPage", "openapi", "llms", "docs"];

describe("the examples of the OpenAPI document", () => {
	it("are there for every operation of the API, and for nothing else", () => {
		const ids = OPERATIONS.map(({ id }) => id).filter((id) => !WITHOUT.includes(id));
		expect(Object.keys(EXAMPLES).sort()).toEqual(ids.sort());
	});

	it.each(OPERATIONS.filter(({ id }) => !WITHOUT.includes(id)).map((operation) => [operation.id, operation] as const))(
		"of %s fit what the document says of its parameters, its body and its answer",
		(id, operation) => {
			const { parameters = {}, body, status, response } = EXAMPLES[id] ?? { status: 0 };
			for (const [name, value] of Object.entries(parameters)) {
				const parameter = operation.parameters.find((one) => one.name === name);
				expect(parameter && operation.parameterCheck(parameter)(String(value)), name).toBe(true);
			}
			for (const { name, required } of operation.parameters) if (required) expect(parameters).toHaveProperty(name);
			if (body !== undefined) expect(operation.bodyCheck()?.(body)).toBe(true);
			const [mediaType = ""] = operation.answers[status] ?? [];
			const check = operation.answerCheck(status, mediaType);
			if (!check) return;
			check(response);
			expect(check.errors ?? []).toEqual([]);
		},
	);

	it("of webhooks fit the bodies of their events", () => {
		const ajv = operationsOf({
			...DOCUMENT,
			paths: Object.fromEntries(Object.entries(DOCUMENT.webhooks).map(([type, { post }]) => [type, { post }])),
		} as typeof DOCUMENT);
		for (const operation of ajv) {
			const { example } = DOCUMENT.webhooks[operation.path]?.post.requestBody.content["application/json"] ?? {};
			expect(operation.bodyCheck()?.(example), operation.path).toBe(true);
		}
	});

	it("take less than 300 KB, in a document of less than 900 KB", () => {
		expect(JSON.stringify(EXAMPLES).length).toBeLessThan(300_000);
		expect(JSON.stringify(DOCUMENT).length).toBeLessThan(900_000);
	});
});

describe("what differs from run to run", () => {
	it("is written so that it does not: the same id each time as the same, another as another", () => {
		const run = (one: string, other: string) =>
			steady(JSON.stringify({ one: `sc1.${one}`, other: `sc1.${other}`, again: `/v1/scenarios/sc1.${one}` }), 0);
		expect(run("Ab-_9", "c")).toBe(run("x", "y"));
		expect(JSON.parse(run("x", "y"))).toEqual({
			one: "sc1.Example1",
			other: "sc1.Example2",
			again: "/v1/scenarios/sc1.Example1",
		});
	});

	it("of times is when the run began: what came a week later still does", () => {
		const startedMs = Date.parse("2030-05-05T10:00:00.000Z");
		const text = steady('["2030-05-05T10:00:07.123Z","2030-05-12T10:00:00.000Z","2030-05-05 10:00:01"]', startedMs);
		expect(JSON.parse(text)).toEqual(["2026-10-01T12:00:00.000Z", "2026-10-08T12:00:00.000Z", "2026-10-01 12:00:00"]);
	});

	it.each([
		["in the morning", "2030-05-05T00:00:00.000Z", "2030-05-05", "2026-10-01"],
		["in the evening", "2030-05-05T23:59:59.000Z", "2030-05-05", "2026-10-01"],
		["before a midnight that came meanwhile", "2030-05-05T23:59:59.000Z", "2030-05-06", "2026-10-01"],
		["the day before", "2030-05-05T23:59:59.000Z", "2030-05-04", "2026-09-30"],
	])("of a day is the day on which the run began: %s", (_, started, day, then) => {
		expect(JSON.parse(steady(JSON.stringify([day]), Date.parse(started)))).toEqual([then]);
	});
});
