// Headers that every response carries, whatever made it.
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

const ALWAYS = {
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "no-referrer",
	"X-Frame-Options": "DENY",
	"Strict-Transport-Security": "max-age=31536000",
	// Credentials travel in a header that a page must set itself, so any origin may call, and none is reflected.
	"Access-Control-Allow-Origin": "*",
	"Access-Control-Expose-Headers": "Location, Retry-After, Idempotent-Replayed, X-Request-Id, WWW-Authenticate, Allow",
	"Cross-Origin-Resource-Policy": "cross-origin",
} as const;

/** Unless the handler said otherwise: personal replies are the rule. */
const UNLESS_SET = {
	"Cache-Control": "no-store",
	"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

export const commonHeaders = createMiddleware<AppEnv>(async (c, next) => {
	const requestId = crypto.randomUUID();
	c.set("requestId", requestId);
	await next();
	const { headers } = c.res;
	headers.set("X-Request-Id", requestId);
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	for (const [name, value] of Object.entries(UNLESS_SET)) {
		if (!headers.has(name)) headers.set(name, value);
	}
});
