// The OpenAPI 3.1 document, made from the schemas that validate.
import { PROBLEMS, Problem, type ProblemCode } from "../../contract/problem.ts";
import { describeParameters, describeSchema } from "./describe-schema.ts";
import type { Example, Examples } from "./examples.ts";
import { BODY_PROBLEMS, LIMIT_HEADERS, type Operation, PROBLEM_HEADERS, SECURITY, type Section } from "./operation.ts";
import { ASSIGNMENTS } from "./operations/assignments.ts";
import { LEARNERS } from "./operations/learners.ts";
import { PAPERS } from "./operations/papers.ts";
import { QUESTIONS } from "./operations/questions.ts";
import { SCENARIOS } from "./operations/scenarios.ts";
import { SERVICE } from "./operations/service.ts";
import { SIMULATIONS } from "./operations/simulations.ts";
import { STATISTICS } from "./operations/statistics.ts";
import { TENANT } from "./operations/tenant.ts";
import { WEBHOOKS } from "./operations/webhooks.ts";
import { describeSentEvents } from "./sent-events.ts";
import type { Components, DescribedOperation, HeaderTexts, OpenApiDocument, Parameter, Response } from "./types.ts";

/** In the order in which people read them. */
export const SECTIONS: readonly Section[] = [
	SCENARIOS,
	QUESTIONS,
	LEARNERS,
	ASSIGNMENTS,
	PAPERS,
	STATISTICS,
	WEBHOOKS,
	TENANT,
	SIMULATIONS,
	SERVICE,
];

const DESCRIPTION = `Randomized situations about how TCP opens, closes and is attacked: ask for a scenario, fill in its blanks, have
them graded and every value explained. Scenario, key, explanation and diagnosis are all runs of one TCP engine.

Every error is \`application/problem+json\` (RFC 9457) with a stable \`code\`, in the language that \`locale\` or
\`Accept-Language\` asks for. Lists are paged by cursor.

Requests are counted: of callers without a key by IPv4 address or IPv6 /64, of learners by learner, of server keys not at
all. A class behind one address works with tokens that a server key minted. 429 says in \`Retry-After\` how long to wait.

A learner token that has run out is answered with 401 \`token-expired\`, any other that is not good with 401
\`credential-invalid\`. A learner renews its own for 180 days after it ran out, unless the server key that minted it
said otherwise. Tokens fall with that server key, renewed ones too, and once the learner was erased: 401
\`learner-erased\`. To a server key a learner is there
(not 404 \`learner-not-found\`) once something was recorded, an attempt or a hint: giving out a token stores nothing. The
learner's own token reads a record that is empty yet as zeros.`;

const SECURITY_SCHEMES = {
	learnerToken: {
		type: "http",
		scheme: "bearer",
		bearerFormat: "JWT",
		description:
			"From `POST /v1/learners` or `POST /v1/learners/{learnerId}/tokens`; speaks for one learner until it expires, or until the server key that minted it is revoked.",
	},
	serverKey: {
		type: "http",
		scheme: "bearer",
		bearerFormat: "sk1",
		description:
			"Held by an LMS or an app's server; speaks for every learner of its tenant. Ids that begin with `anon-` are anonymous learners' and not for it to name.",
	},
	teacherToken: {
		type: "http",
		scheme: "bearer",
		bearerFormat: "tl1",
		description:
			"From `POST /v1/assignments/{assignmentId}/teacher-links`; shows the class of that assignment and makes follow-ups of it, until it expires or the server key that minted it is revoked.",
	},
};

/** Of many replies: described once. */
const SHARED_HEADERS = Object.assign({}, LIMIT_HEADERS, ...Object.values(PROBLEM_HEADERS));

export function makeDocument(examples: Examples = {}): OpenApiDocument {
	const schemas: Components = {};
	// Responses refer to this one by name.
	describeSchema(Problem, schemas);
	const paths: Record<string, Record<string, DescribedOperation>> = {};
	for (const { name, operations } of SECTIONS)
		for (const [place, operation] of Object.entries(operations)) {
			const [method = "", path = ""] = place.split(" ");
			const named = documentedPath(path);
			paths[named] = {
				...paths[named],
				[method.toLowerCase()]: describeOperation(operation, name, schemas, examples[operation.id]),
			};
		}
	return {
		openapi: "3.1.0",
		info: {
			title: "seqack",
			version: "1",
			summary: "Quiz and scenario-grading API about TCP",
			description: DESCRIPTION,
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: "/", description: "Wherever this document was served from" }],
		tags: SECTIONS.map(({ name, description }) => ({ name, description })),
		paths,
		webhooks: describeSentEvents(WEBHOOKS.name, schemas),
		components: { schemas, headers: describeTexts(SHARED_HEADERS), securitySchemes: SECURITY_SCHEMES },
	};
}

/** `/:name` of a route as `/{name}`; a parameter that can only be one thing, `:name{thing}`, as that. */
export function documentedPath(path: string): string {
	return path.replaceAll(/:(\w+)(?:\{([^}]+)\})?/g, (_, name, only) => only ?? `{${name}}`);
}

function describeOperation(
	operation: Operation,
	tag: string,
	schemas: Components,
	example: Example | undefined,
): DescribedOperation {
	const { id, summary, description, security, body, success } = operation;
	const parameters = [
		...(operation.path ? describeParameters("path", operation.path, schemas) : []),
		...(operation.query ? describeParameters("query", operation.query, schemas) : []),
		...(operation.header ? describeParameters("header", operation.header, schemas) : []),
	].map((parameter) => withExample(parameter, example));
	return {
		operationId: id,
		tags: [tag],
		summary,
		description: `${description}\n\n${SECURITY[security].words}`,
		security: SECURITY[security].requirements,
		...(parameters.length > 0 && { parameters }),
		...(body && {
			requestBody: {
				required: body.optional !== true,
				content: {
					"application/json": {
						schema: describeSchema(body.schema, schemas),
						...(example?.body !== undefined && { example: example.body }),
					},
				},
			},
		}),
		responses: {
			[success.status]: describeSuccess(success, security !== "none", schemas, example),
			...(success.cacheable && { 304: UNCHANGED }),
			...describeProblems(codesOf(operation)),
		},
	};
}

function withExample(parameter: Parameter, example: Example | undefined): Parameter {
	const value = example?.parameters?.[parameter.name];
	return value === undefined ? parameter : { ...parameter, example: value };
}

/** Those of the operation itself, and those that come with what it takes. */
function codesOf({ security, body, query, problems }: Operation): readonly ProblemCode[] {
	return [
		...SECURITY[security].problems,
		...(body ? BODY_PROBLEMS : []),
		...(query ? (["invalid-parameter"] as const) : []),
		...problems,
		"internal-error",
	];
}

const UNCHANGED: Response = { description: "Unchanged: its `ETag` is one of `If-None-Match`." };

type Texts = Readonly<Record<string, string>>;

/** `limited`: whether it tells what is left of the caller's allowance. */
function describeSuccess(
	success: Operation["success"],
	limited: boolean,
	schemas: Components,
	example: Example | undefined,
): Response {
	const { status, description, mediaType = "application/json", schema, cacheable } = success;
	const shown = {
		...(schema && { schema: describeSchema(schema, schemas) }),
		...(example?.response !== undefined && { example: example.response }),
	};
	return {
		description,
		...describeHeaders({ ...success.headers, ...(cacheable && { ETag: "For `If-None-Match`." }) }, limited),
		...(status !== 204 && { content: { [mediaType]: shown } }),
	};
}

/** Headers of its own, and references to those that many replies have. */
function describeHeaders(own: Texts, limited: boolean, shared: readonly string[] = []): Pick<Response, "headers"> {
	const names = [...shared, ...(limited ? Object.keys(LIMIT_HEADERS) : [])];
	const headers = {
		...describeTexts(own),
		...Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
	};
	return Object.keys(headers).length > 0 ? { headers } : {};
}

function describeTexts(texts: Texts): HeaderTexts {
	const entries = Object.entries(texts);
	return Object.fromEntries(entries.map(([name, text]) => [name, { description: text, schema: { type: "string" } }]));
}

/** Each problem that may be answered, grouped by status. */
function describeProblems(codes: readonly ProblemCode[]): Readonly<Record<string, Response>> {
	const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
	return Object.fromEntries(
		[...byStatus].map(([status, group]) => [
			status,
			{
				description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(" "),
				...describeHeaders({}, status === 429, Object.keys(PROBLEM_HEADERS[status] ?? {})),
				content: {
					"application/problem+json": {
						schema: {
							allOf: [
								{ $ref: "#/components/schemas/Problem" },
								{ type: "object", properties: { code: { type: "string", enum: group, description: "Which kind." } } },
							],
						},
					},
				},
			},
		]),
	);
}
