// The contract, for machines and for people, as it was written when the Worker was built.

import page from "../docs.generated.txt";
import { Hono } from "../hono.ts";
import document from "../openapi.generated.txt";

const CACHEABLE = { "Cache-Control": "public, max-age=300" } as const;

export const contractRoutes = new Hono()
	.get("/openapi.json", (c) => c.body(document, 200, { ...CACHEABLE, "Content-Type": "application/json" }))
	.get("/docs", (c) =>
		c.html(page, 200, {
			...CACHEABLE,
			// Inline style is the page's own; it runs no script and loads nothing.
			"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
		}),
	);
