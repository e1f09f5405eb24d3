// What the service says about itself, and the engine as a sandbox.
import * as v from "valibot";
import { Catalogue } from "../../../contract/catalogue.ts";
import { SimulationRequest, SimulationResponse } from "../../../contract/simulation.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import { CatalogueQuery } from "../../parameters.ts";
import type { Operations } from "../operation.ts";

export const SERVICE_OPERATIONS: Operations = {
	"GET /healthz": {
		id: "health",
		tag: "service",
		summary: "Whether the service is up",
		security: "none",
		success: { status: 200, description: "It is.", schema: v.object({ status: v.literal("ok") }) },
		problems: [],
	},
	"GET /v1/catalogue": {
		id: "catalogue",
		tag: "service",
		summary: "Families, templates, topics, skills, misconceptions, notations and profiles",
		description: "The filters narrow `templates` down to those that meet them all; everything else stays.",
		security: "optional",
		query: CatalogueQuery,
		success: { status: 200, description: "All there is to practise.", schema: Catalogue },
		problems: ["invalid-parameter"],
	},
	"GET /openapi.json": {
		id: "openapi",
		tag: "service",
		summary: "This document",
		security: "none",
		success: { status: 200, description: "OpenAPI 3.1." },
		problems: [],
	},
	"GET /docs": {
		id: "docs",
		tag: "service",
		summary: "This document as a page",
		security: "none",
		success: { status: 200, description: "A page.", mediaType: MEDIA_TYPES.html },
		problems: [],
	},
	"POST /v1/simulations": {
		id: "simulate",
		tag: "simulations",
		summary: "Run a script of events through the TCP engine",
		description: "Segments are numbered from 1 in the order in which they are sent. One trace entry an event.",
		security: "optional",
		body: { schema: SimulationRequest },
		success: { status: 200, description: "What happened.", schema: SimulationResponse },
		problems: ["invalid-script", "rate-limited"],
	},
};
