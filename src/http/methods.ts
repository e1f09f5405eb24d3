// What a path answers to the methods that it has no handler for: OPTIONS (with the CORS preflight), and 405 with
// Allow for the rest. HEAD is answered by Hono through GET.
import { DETAILS } from "../contract/details.ts";
import { failure } from "../contract/failure.ts";
import type { Hono } from "./hono.ts";
import { problem } from "./problem.ts";

/** Must run after the last route is added. */
export function answerOtherMethods(app: Hono): void {
	for (const [path, methods] of methodsByPath(app)) {
		const allow = [...methods, "OPTIONS"].join(", ");
		app.options(path, (c) =>
			c.body(null, 204, {
				Allow: allow,
				"Access-Control-Allow-Methods": allow,
				"Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, Accept-Language",
				"Access-Control-Max-Age": "86400",
			}),
		);
		app.all(path, (c) => problem(c, failure("method-not-allowed", DETAILS.methodNotAllowed(allow)), { Allow: allow }));
	}
}

function methodsByPath(app: Hono): ReadonlyMap<string, ReadonlySet<string>> {
	const byPath = new Map<string, Set<string>>();
	// Middleware is registered for ALL.
	for (const { path, method } of app.routes.filter((route) => route.method !== "ALL")) {
		const methods = byPath.get(path) ?? new Set();
		methods.add(method);
		if (method === "GET") methods.add("HEAD");
		byPath.set(path, methods);
	}
	return byPath;
}
