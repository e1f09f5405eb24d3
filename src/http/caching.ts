// What may be kept on its way: nothing, unless a handler says so; personal replies are the rule. What may be kept has an
// ETag, and is not sent again to whoever still has it (RFC 9110, 13.1.2).
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { createMiddleware } from "hono/factory";
import type { AppContext, AppEnv } from "./context.ts";
import { toBase64url } from "./identity/base64url.ts";

type Body = string | Uint8Array<ArrayBuffer>;
type Headers = Readonly<Record<string, string>>;

/** A body with its ETag, which is made of it: hono would read the body back for that. */
export interface Tagged {
	readonly body: Body;
	readonly tag: string;
}

export async function tagged(body: Body): Promise<Tagged> {
	const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
	const digest = await crypto.subtle.digest("SHA-256", bytes);
	return { body, tag: `"${toBase64url(new Uint8Array(digest))}"` };
}

/** What is the same all the time that an isolate lives: made and tagged when it is first asked for. */
export function taggedOnce<Key>(make: (key: Key) => Body): (key: Key) => Promise<Tagged> {
	const made = new Map<Key, Promise<Tagged>>();
	return (key) => {
		const known = made.get(key) ?? tagged(make(key));
		made.set(key, known);
		return known;
	};
}

/** An answer that may be kept for five minutes. */
export function cacheableTagged(c: AppContext, { body, tag }: Tagged, headers: Headers) {
	return c.body(body, 200, { ...headers, "Cache-Control": "public, max-age=300", ETag: tag });
}

export async function cacheable(c: AppContext, body: Body, headers: Headers) {
	return cacheableTagged(c, await tagged(body), headers);
}

/** JSON in this language, which may be kept for each language that callers accept. */
export function cacheableJson(c: AppContext, value: object, locale: string) {
	return cacheable(c, JSON.stringify(value), jsonIn(locale));
}

export function jsonIn(locale: string): Headers {
	return { "Content-Type": "application/json", "Content-Language": locale, Vary: "Accept-Language" };
}

const RETAINED = ["Content-Language", "X-Request-Id", "RateLimit", "RateLimit-Policy"];
const answerIfChanged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...RETAINED] });
const answered = async () => {};

export const cacheOnlyIfSaid = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	if (c.res.headers.has("ETag")) await answerIfChanged(c, answered);
	if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
});
