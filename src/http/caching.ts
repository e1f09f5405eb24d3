// What may be kept on its way: nothing, unless a handler says so; personal replies are the rule. What may be kept has an
// ETag, and is not sent again to whoever still has it (RFC 9110, 13.1.2).
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { createMiddleware } from "hono/factory";
import type { AppContext, AppEnv } from "./context.ts";
import { toBase64url } from "./identity/base64url.ts";

/** An answer that may be kept for five minutes. Its ETag is made of its body: hono would read the body back for that. */
export async function cacheable(
	c: AppContext,
	body: string | Uint8Array<ArrayBuffer>,
	headers: Readonly<Record<string, string>>,
) {
	const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
	const digest = await crypto.subtle.digest("SHA-256", bytes);
	const tag = `"${toBase64url(new Uint8Array(digest))}"`;
	return c.body(body, 200, { ...headers, "Cache-Control": "public, max-age=300", ETag: tag });
}

/** JSON in this language, which may be kept for each language that callers accept. */
export function cacheableJson(c: AppContext, value: object, locale: string) {
	const headers = { "Content-Type": "application/json", "Content-Language": locale, Vary: "Accept-Language" };
	return cacheable(c, JSON.stringify(value), headers);
}

const answerIfChanged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, "Content-Language", "X-Request-Id"] });
const answered = async () => {};

export const cacheOnlyIfSaid = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	if (c.res.headers.has("ETag")) await answerIfChanged(c, answered);
	if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
});
