// That `npm run fuzz:http` would see a breach of the document, if there were one.
import { describe, expect, it } from "vitest";
import { type Answer, faultOf } from "../../../src/bench/fuzz/check.ts";
import { operationsOf } from "../../../src/bench/fuzz/document.ts";
import type { Drawn } from "../../../src/bench/fuzz/request.ts";
import { makeDocument } from "../../../src/http/openapi/document.ts";

// As it is sent: JSON.
const operations = operationsOf(JSON.parse(JSON.stringify(makeDocument())));

const drawn = (path: string, change: Partial<Drawn> = {}): Drawn => {
	const operation = operations.find((one) => one.path === path);
	if (!operation) throw new Error(`no operation at ${path}`);
	const { method } = operation;
	return {
		operation,
		method,
		address: path,
		headers: {},
		text: undefined,
		token: undefined,
		wrong: undefined,
		refused: false,
		...change,
	};
};

const json = (status: number, value: unknown, mediaType = "application/json"): Answer => ({
	status,
	mediaType,
	text: JSON.stringify(value),
});

const BATCH = "/v1/learners/{learnerId}/attempts:batch";
const TOKEN = { learnerId: "ann", token: "t", expiresAt: "2026-12-27T03:07:52.000Z" };
const notFound = { type: "/docs#x", title: "t", status: 404, detail: "d", requestId: "r" };

describe("an answer", () => {
	it("is right when the document describes it", () => {
		expect(faultOf(drawn("/v1/learners"), json(201, TOKEN))).toBeUndefined();
	});

	it("is right when it refuses the part of a batch that the document refuses", () => {
		const problem = { ...notFound, code: "invalid-body", status: 422 };
		const items = [
			{ idempotencyKey: "k", status: 201, link: "/v1/x" },
			{ idempotencyKey: null, status: 422, problem },
		];
		expect(faultOf(drawn(BATCH, { refused: true }), json(200, { items }))).toBeUndefined();
	});

	it.each<[string, Drawn, Answer, RegExp]>([
		["is a 500", drawn("/v1/learners"), json(500, {}), /answered 500/],
		["has a status that is not described", drawn("/v1/learners"), json(202, TOKEN), /202, which the document/],
		["lacks a field", drawn("/v1/learners"), json(201, { learnerId: "ann", token: "t" }), /expiresAt/],
		["is of another type", drawn("/v1/learners"), json(201, TOKEN, "text/plain"), /as text\/plain/],
		["is no JSON", drawn("/v1/learners"), { status: 201, mediaType: "application/json", text: "{" }, /no JSON/],
		["takes what the document refuses", drawn("/v1/learners", { refused: true }), json(201, TOKEN), /refuses/],
		[
			"takes the whole of a batch that the document refuses",
			drawn(BATCH, { refused: true }),
			json(200, { items: [{ idempotencyKey: "k", status: 201, link: "/v1/x" }] }),
			/refuses/,
		],
		["is a 500 in a part", drawn(BATCH), json(200, { items: [{ idempotencyKey: "k", status: 500 }] }), /500 to a part/],
		[
			"has a code that is not described there",
			drawn("/v1/questions/{questionId}"),
			json(404, { ...notFound, code: "attempt-not-found" }, "application/problem+json"),
			/against its schema: \/code/,
		],
	])("is a finding when it %s", (_, request, answer, fault) => {
		expect(faultOf(request, answer)).toMatch(fault);
	});
});
