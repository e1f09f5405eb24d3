// The contract, for machines and for people.
import { Hono } from "hono/tiny";
import type { AppEnv } from "../context.ts";
import { renderDocs } from "../openapi/docs-page.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { operation } from "../openapi/operation.ts";

const CACHEABLE = { "Cache-Control": "public, max-age=300" } as const;

/** `document` is a function, because the document describes these two routes as well. */
export function contractRoutes(document: () => Promise<OpenApiDocument>) {
	let page: string | undefined;
	return new Hono<AppEnv>()
		.get(
			"/openapi.json",
			operation({
				id: "openapi",
				tag: "service",
				summary: "This document",
				security: "none",
				success: { status: 200, description: "OpenAPI 3.1." },
				problems: [],
			}),
			async (c) => c.json(await document(), 200, CACHEABLE),
		)
		.get(
			"/docs",
			operation({
				id: "docs",
				tag: "service",
				summary: "This document as a page",
				security: "none",
				success: { status: 200, description: "A page.", mediaType: "text/html" },
				problems: [],
			}),
			async (c) => {
				page ??= renderDocs(await document());
				return c.html(page, 200, {
					...CACHEABLE,
					// Inline style is the page's own; it runs no script and loads nothing.
					"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
				});
			},
		);
}
