// Describes one operation for the OpenAPI document: what it answers when all is well, and each problem it may
// answer, grouped by status.
import { describeRoute } from "hono-openapi";
import type { GenericSchema } from "valibot";
import { PROBLEMS, type ProblemCode } from "../../contract/problem.ts";
import { describeSchema } from "./describe-schema.ts";

export const TAGS = {
	scenarios: "Situations with blanks in them, and their grading",
	questions: "Concept questions, and quizzes of questions and scenarios",
	learners: "Learners, their attempts and their progress",
	simulations: "The TCP engine as a sandbox",
	service: "About the service itself",
} as const;

const SECURITY = {
	none: [],
	/** A credential is welcome, and needed for what is bound to a learner. */
	optional: [{}, { learnerToken: [] }, { serverKey: [] }],
	learner: [{ learnerToken: [] }, { serverKey: [] }],
	server: [{ serverKey: [] }],
} as const;

/** Problems that every operation with this kind of security, or with a body, may answer. */
const SECURITY_PROBLEMS = {
	none: [],
	optional: ["credential-invalid"],
	learner: ["credential-required", "credential-invalid", "learner-not-found"],
	server: ["credential-required", "credential-invalid", "server-key-required", "learner-not-found"],
} as const satisfies Record<keyof typeof SECURITY, readonly ProblemCode[]>;

const BODY_PROBLEMS = [
	"malformed-json",
	"body-too-large",
	"unsupported-media-type",
	"invalid-body",
] as const satisfies readonly ProblemCode[];

interface Operation {
	readonly id: string;
	readonly tag: keyof typeof TAGS;
	readonly summary: string;
	readonly description?: string;
	readonly security: keyof typeof SECURITY;
	/** Whether it takes a JSON body. */
	readonly body?: boolean;
	readonly success: {
		readonly status: 200 | 201;
		readonly description: string;
		readonly mediaType?: string;
		readonly schema?: GenericSchema;
		readonly headers?: Readonly<Record<string, string>>;
	};
	readonly problems: readonly ProblemCode[];
}

export function operation(o: Operation) {
	const codes: ProblemCode[] = [
		...SECURITY_PROBLEMS[o.security],
		...(o.body ? BODY_PROBLEMS : []),
		...o.problems,
		"internal-error",
	];
	return describeRoute({
		operationId: o.id,
		tags: [o.tag],
		summary: o.summary,
		...(o.description && { description: o.description }),
		security: SECURITY[o.security].map((requirement) => ({ ...requirement })),
		responses: { [o.success.status]: successResponse(o.success), ...problemResponses(codes) },
	});
}

function successResponse({ description, mediaType, schema, headers }: Operation["success"]) {
	return {
		description,
		...(headers && {
			headers: Object.fromEntries(
				Object.entries(headers).map(([name, text]) => [
					name,
					{ description: text, schema: { type: "string" as const } },
				]),
			),
		}),
		content: {
			[mediaType ?? "application/json"]: schema ? { schema: describeSchema(schema) } : {},
		},
	};
}

function problemResponses(codes: readonly ProblemCode[]) {
	const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
	return Object.fromEntries(
		[...byStatus].map(([status, group]) => [
			status,
			{
				description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(" "),
				content: {
					"application/problem+json": {
						schema: {
							allOf: [
								{ $ref: "#/components/schemas/Problem" },
								{ type: "object" as const, properties: { code: { enum: group } } },
							],
						},
					},
				},
			},
		]),
	);
}
