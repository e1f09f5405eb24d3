import * as v from "valibot";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Answered, Request } from "../../src/cli/examples/ask.ts";
import { collectExamples } from "../../src/cli/examples/collect.ts";
import { keepWhatWouldDo, VARYING } from "../../src/cli/examples/keep.ts";
import { SECTIONS } from "../../src/http/openapi/document.ts";
import examples from "../../src/http/openapi/examples.json";
import { call } from "../support/api.ts";
import { serverKey } from "../support/fixtures.ts";

// Nothing leaves the test: the story makes a webhook.
beforeEach(() => {
	vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(null, { status: 204 }));
});
afterEach(() => {
	vi.restoreAllMocks();
});

const SUCCESS = new Map(
	SECTIONS.flatMap(({ operations }) => Object.values(operations).map(({ id, success }) => [id, success] as const)),
);

async function send({ method, address, headers, body }: Request): Promise<Answered> {
	const { Authorization, ...others } = headers;
	const reply = await call(address, {
		method,
		headers: others,
		...(Authorization !== undefined && { token: Authorization.replace("Bearer ", "") }),
		...(body !== undefined && { body }),
	});
	const [mediaType = ""] = (reply.headers.get("Content-Type") ?? "").split(";");
	return { status: reply.status, mediaType: reply.text === "" ? "" : mediaType, text: reply.text, json: reply.json };
}

function expectDescribed(operationId: string, { status, json }: Answered): void {
	const success = SUCCESS.get(operationId);
	expect(status, operationId).toBe(success?.status);
	// v.object drops what it does not name, so that equality shows a field which the contract forgot.
	if (success?.schema) expect(v.parse(success.schema, json), operationId).toEqual(json);
}

it("the examples of the document are what the API answers today; `npm run openapi:examples` writes them anew", async () => {
	const { json: document } = await call("/openapi.json");
	const told = await collectExamples(document, send, await serverKey(), expectDescribed);
	const steady = (all: object) => Object.fromEntries(Object.entries(all).filter(([id]) => !VARYING.has(id)));
	expect(Object.keys(told)).toEqual(Object.keys(examples));
	expect(steady(told)).toEqual(steady(examples));
	// Of those that vary: what is kept is still what the contract allows, and was asked for in the same way.
	expect(keepWhatWouldDo(told, examples, (id) => SUCCESS.get(id)?.schema)).toEqual(examples);
});
