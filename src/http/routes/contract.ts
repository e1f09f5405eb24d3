// The contract, for machines and for people, as it was written when the Worker was built.
import { cacheable } from "../caching.ts";
import page from "../docs.generated.txt";
import { Hono } from "../hono.ts";
import document from "../openapi.generated.txt";

export const contractRoutes = new Hono()
	.get("/openapi.json", (c) => cacheable(c, document, { "Content-Type": "application/json" }))
	.get("/docs", (c) =>
		cacheable(c, page, {
			"Content-Type": "text/html; charset=UTF-8",
			// Inline style is the page's own; it runs no script and loads nothing.
			"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
		}),
	);
