// What the service says about itself.
import * as v from "valibot";
import { Catalogue } from "../../../contract/catalogue.ts";
import { CatalogueQuery } from "../../../contract/catalogue-request.ts";
import type { ProblemCode } from "../../../contract/problem.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import type { Section } from "../operation.ts";

/** Of addresses that refuse nothing else: what is asked with another method. */
const ANYWHERE = ["method-not-allowed"] as const satisfies readonly ProblemCode[];

const Health = v.pipe(
	v.object({ status: v.literal("ok") }),
	v.metadata({ ref: "Health", description: "That the service is up." }),
);

export const SERVICE: Section = {
	name: "service",
	description: "About the service itself",
	operations: {
		"GET /healthz": {
			id: "health",
			summary: "Whether the service is up",
			description: "503 while a secret that it needs is not set.",
			security: "none",
			success: { status: 200, description: "It is.", schema: Health },
			problems: [...ANYWHERE, "not-configured"],
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
			description:
				"The page that learners practise on; to callers that accept `application/json` rather than `text/html`, what this is and where to go on, as JSON.",
			security: "none",
			success: { status: 200, description: "A page.", mediaType: MEDIA_TYPES.html },
			problems: ANYWHERE,
		},
		"GET /openapi.json": {
			id: "openapi",
			summary: "This document",
			description: "Made from the schemas that validate requests, with examples that this API answered.",
			security: "none",
			success: { status: 200, description: "OpenAPI 3.1.", cacheable: true },
			problems: ANYWHERE,
		},
		"GET /llms.txt": {
			id: "llms",
			summary: "What this is, in plain text",
			description: "The chapters of the documentation and every operation in one line, for programs that read text.",
			security: "none",
			success: { status: 200, description: "Text.", mediaType: MEDIA_TYPES.text, cacheable: true },
			problems: ANYWHERE,
		},
		"GET /docs": {
			id: "docs",
			summary: "The documentation",
			description:
				"For people: chapters, every error at `/docs#` and its `code`, and at `/docs/api` every operation, to be tried out.",
			security: "none",
			success: { status: 200, description: "A page.", mediaType: MEDIA_TYPES.html },
			problems: ANYWHERE,
		},
	},
};
