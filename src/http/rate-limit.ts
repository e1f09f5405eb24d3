// Limits callers without a key. Needs the rate-limit binding, which a bare workerd lacks, and RATE_LIMIT = "on".
import { createMiddleware } from "hono/factory";
import { failure } from "../contract/failure.ts";
import { isKeyless } from "../practice/caller.ts";
import type { AppEnv } from "./context.ts";
import { problem } from "./problem.ts";

/** As in [[ratelimits]] of wrangler.toml, seconds. */
const PERIOD_S = 60;

export const limitKeyless = createMiddleware<AppEnv>(async (c, next) => {
	const limiter: RateLimit | undefined = c.env.KEYLESS_LIMITER;
	if (c.env.RATE_LIMIT !== "on" || !limiter || !isKeyless(c.get("caller"))) return next();
	// The edge sets this header itself; X-Forwarded-For is whatever the caller likes.
	const key = c.req.header("CF-Connecting-IP") ?? "unknown";
	const { success } = await limiter.limit({ key });
	if (success) return next();
	const detail = "Wait a little, or use a server key or a token that one has minted.";
	return problem(c, failure("rate-limited", detail), { "Retry-After": String(PERIOD_S) });
});
