// What a path answers to the methods that it has no handler for: OPTIONS (with the CORS preflight), and 405 with
// Allow for the rest. HEAD is answered by Hono through GET.
import { DETAILS } from "../contract/details.ts";
import { failure } from "../contract/failure.ts";
import type { AppContext } from "./context.ts";
import type { ServingHono } from "./hono.ts";
import { problem } from "./problem.ts";

/** Those that a path can have a handler for, as they are listed in Allow. */
const METHODS = ["POST", "GET", "PUT", "PATCH", "DELETE"] as const;

/** The answer to a request that no handler took; null where its path has none for any method. */
export function answerOtherMethod(app: ServingHono, c: AppContext): Response | null {
	const methods = methodsOf(app, c.req.path);
	if (methods.length === 0) return null;
	const allow = [...methods, "OPTIONS"].join(", ");
	if (c.req.method === "OPTIONS") {
		return c.body(null, 204, {
			Allow: allow,
			"Access-Control-Allow-Methods": allow,
			"Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, If-Match, Accept-Language",
			"Access-Control-Max-Age": "86400",
		});
	}
	return problem(c, failure("method-not-allowed", DETAILS.methodNotAllowed(allow)), { Allow: allow });
}

function methodsOf(app: ServingHono, path: string): readonly string[] {
	// What matches beside is middleware, which is registered for ALL.
	const isHandled = (method: string) =>
		app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
	return METHODS.filter(isHandled).flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : method));
}
