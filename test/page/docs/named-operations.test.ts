// What the documentation tells to call about a problem can be called.
import { expect, it } from "vitest";
import { makeDocument } from "../../../src/http/openapi/document.ts";
import { ADVICE } from "../../../src/page/docs/advice.ts";

const OPERATIONS = Object.entries(makeDocument().paths).flatMap(([path, methods]) =>
	Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** Calls in backquotes: "GET /v1/catalogue", or "POST …/regrade" for whatever comes before. */
const CALL = /`(GET|POST|PUT|PATCH|DELETE) ([/…][^`?\s]*)/g;
const callsIn = (said: unknown) =>
	[...JSON.stringify(said).matchAll(CALL)].map(([, method, path]) => `${method} ${path}`);

function isThere(call: string): boolean {
	const [method = "", path = ""] = call.split(" ");
	const names = (text: string) => text.replaceAll(/\{\w+\}/g, "{}");
	return OPERATIONS.some((operation) =>
		path.startsWith("…")
			? operation.startsWith(`${method} `) && names(operation).endsWith(names(path.slice(1)))
			: names(operation) === names(call),
	);
}

it("every call that the advice names is one of the API", () => {
	const calls = callsIn(ADVICE);
	expect(calls.length).toBeGreaterThan(15);
	expect(calls.filter((call) => !isThere(call))).toEqual([]);
});
