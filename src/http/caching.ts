// What may be kept on its way: nothing, unless a handler says so; personal replies are the rule. What may be kept has an
// ETag, and is not sent again to whoever still has it (RFC 9110, 13.1.2).
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

const tag = etag({ retainedHeaders: [...RETAINED_304_HEADERS, "Content-Language", "X-Request-Id"] });
const answered = async () => {};

export const cacheOnlyIfSaid = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	if (c.res.headers.has("Cache-Control")) await tag(c, answered);
	else c.res.headers.set("Cache-Control", "no-store");
});
