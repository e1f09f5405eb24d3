// What the OpenAPI document says of one operation. Descriptions stand apart from the routes, because the document is made
// when the Worker is built: the Worker carries its text, and neither these words nor the code that puts them together.
import type { GenericSchema, ObjectEntries, ObjectSchema } from "valibot";
import type { ProblemCode } from "../../contract/problem.ts";

/** Who may call: which credentials are taken, and the problems that come with them. */
export const SECURITY = {
	none: { requirements: [], problems: [] },
	/** A credential is welcome, and needed for what is bound to a learner. */
	optional: { requirements: [{}, { learnerToken: [] }, { serverKey: [] }], problems: ["credential-invalid"] },
	learner: {
		requirements: [{ learnerToken: [] }, { serverKey: [] }],
		problems: ["credential-required", "credential-invalid", "learner-not-found"],
	},
	server: {
		requirements: [{ serverKey: [] }],
		problems: ["credential-required", "credential-invalid", "server-key-required", "learner-not-found"],
	},
} as const satisfies Record<
	string,
	{ readonly requirements: readonly object[]; readonly problems: readonly ProblemCode[] }
>;

export const BODY_PROBLEMS = [
	"malformed-json",
	"body-too-large",
	"unsupported-media-type",
	"invalid-body",
] as const satisfies readonly ProblemCode[];

/** What `openExercise` and the rate limit may answer. */
export const SCENARIO_PROBLEMS = [
	"credential-required",
	"scenario-bound-to-another-learner",
	"scenario-not-found",
	"scenario-expired",
	"scenario-retired",
	"rate-limited",
] as const satisfies readonly ProblemCode[];

type Parameters = ObjectSchema<ObjectEntries, undefined>;

export interface Operation {
	readonly id: string;
	readonly summary: string;
	readonly description?: string;
	readonly security: keyof typeof SECURITY;
	/** The very schemas that the route checks with: a test compares them. */
	readonly path?: Parameters;
	readonly query?: Parameters;
	readonly header?: Parameters;
	readonly body?: { readonly schema: GenericSchema; readonly optional?: boolean };
	readonly success: {
		readonly status: 200 | 201;
		readonly description: string;
		readonly mediaType?: string;
		readonly schema?: GenericSchema;
		readonly headers?: Readonly<Record<string, string>>;
		/** Where it may be kept and asked again whether it changed: it has an ETag then. */
		readonly cacheable?: true;
	};
	readonly problems: readonly ProblemCode[];
}

/** By method and path, as the route names them: "GET /v1/scenarios/:scenarioId". */
export type Operations = Readonly<Record<`${"GET" | "POST"} /${string}`, Operation>>;

/** Operations that stand together in the document: one of its tags. */
export interface Section {
	readonly name: string;
	readonly description: string;
	readonly operations: Operations;
}
