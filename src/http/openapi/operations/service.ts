// What the service says about itself.
import * as v from "valibot";
import { Catalogue } from "../../../contract/catalogue.ts";
import { CatalogueQuery } from "../../../contract/catalogue-request.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import type { Section } from "../operation.ts";

export const SERVICE: Section = {
	name: "service",
	description: "About the service itself",
	operations: {
		"GET /healthz": {
			id: "health",
			summary: "Whether the service is up",
			security: "none",
			success: { status: 200, description: "It is.", schema: v.object({ status: v.literal("ok") }) },
			problems: ["not-configured"],
		},
		"GET /v1/catalogue": {
			id: "catalogue",
			summary: "Families, templates, topics, skills, misconceptions, notations and profiles",
			description: "The filters narrow `templates` down to those that meet them all; everything else stays.",
			security: "optional",
			query: CatalogueQuery,
			success: { status: 200, description: "All there is to practise.", schema: Catalogue, cacheable: true },
			problems: [],
		},
		"GET /": {
			id: "frontPage",
			summary: "What this is and where to go on",
			description: "A page; to callers that accept `application/json` rather than `text/html`, the same as JSON.",
			security: "none",
			success: { status: 200, description: "A page.", mediaType: MEDIA_TYPES.html, cacheable: true },
			problems: [],
		},
		"GET /openapi.json": {
			id: "openapi",
			summary: "This document",
			security: "none",
			success: { status: 200, description: "OpenAPI 3.1.", cacheable: true },
			problems: [],
		},
		"GET /docs": {
			id: "docs",
			summary: "This document as a page",
			security: "none",
			success: { status: 200, description: "A page.", mediaType: MEDIA_TYPES.html, cacheable: true },
			problems: [],
		},
	},
};
