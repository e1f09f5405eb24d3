// Headers that every response carries, whatever made it.
import { createMiddleware } from "hono/factory";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./context.ts";

/** Always one of our own: a caller's would be longer than allowed, whatever it is. */
export const identifyRequest = requestId({ limitLength: 0 });

/** A handler may set its own Content-Security-Policy. */
export const protectBrowsers = secureHeaders({
	overwrite: false,
	xContentTypeOptions: "nosniff",
	referrerPolicy: "no-referrer",
	xFrameOptions: "DENY",
	strictTransportSecurity: "max-age=31536000",
	crossOriginResourcePolicy: "cross-origin",
	contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
	// Of pages and downloads, and of browsers that are no more.
	crossOriginOpenerPolicy: false,
	originAgentCluster: false,
	xDnsPrefetchControl: false,
	xDownloadOptions: false,
	xPermittedCrossDomainPolicies: false,
	xXssProtection: false,
	removePoweredBy: false,
});

/** What may be framed says so itself, by its Content-Security-Policy; the older header knows no list. */
export const allowFrames = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	c.res.headers.delete("X-Frame-Options");
});

/** In pieces, for a build takes a text with spaces for a sentence, and would read all sentences for the first answer. */
const EXPOSED = [
	"Location",
	"Retry-After",
	"RateLimit",
	"RateLimit-Policy",
	"Idempotent-Replayed",
	"X-Request-Id",
	"WWW-Authenticate",
	"Allow",
	"ETag",
	"Link",
	"Content-Disposition",
].join(", ");

/**
 * Credentials travel in a header that a page must set itself, so any origin may call, and none is reflected. Not hono's
 * `cors`: it answers OPTIONS at every address, also where there is none, and without Allow.
 */
export const allowOrigins = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	c.res.headers.set("Access-Control-Allow-Origin", "*");
	c.res.headers.set("Access-Control-Expose-Headers", EXPOSED);
});
