// The OpenAPI 3.1 document, made from the schemas that validate. Made once an isolate, when first asked for.
import type { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import { Problem } from "../../contract/problem.ts";
import type { AppEnv } from "../context.ts";
import { describeSchema } from "./describe-schema.ts";
import { TAGS } from "./operation.ts";

export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

const DESCRIPTION = `Randomized situations about how TCP opens, closes and is attacked: ask for a scenario, fill in its blanks, have
them graded and every value explained. Scenario, key, explanation and diagnosis are all runs of one TCP engine.

Every error is \`application/problem+json\` (RFC 9457) with a stable \`code\`. Lists are paged by cursor.`;

export async function makeDocument(app: Hono<AppEnv>): Promise<OpenApiDocument> {
	// Responses refer to the schema by name, so it must be there whether or not a route resolves it.
	const { components } = await describeSchema(Problem).toOpenAPISchema();
	return generateSpecs(app, {
		documentation: {
			info: {
				title: "seqack",
				version: "1",
				summary: "Quiz and scenario-grading API about TCP",
				description: DESCRIPTION,
				license: { name: "MIT", identifier: "MIT" },
			},
			servers: [{ url: "/", description: "Wherever this document was served from" }],
			tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
			components: {
				schemas: components?.schemas ?? {},
				securitySchemes: {
					learnerToken: {
						type: "http",
						scheme: "bearer",
						bearerFormat: "JWT",
						description: "From `POST /v1/learners` or `POST /v1/learners/{learnerId}/tokens`.",
					},
					serverKey: {
						type: "http",
						scheme: "bearer",
						bearerFormat: "sk1",
						description: "Held by an LMS or an app's server; speaks for every learner of its tenant.",
					},
				},
			},
		},
		// The document describes these two itself, and "looks like a static file" would drop the first.
		excludeStaticFile: false,
	});
}
