// What the OpenAPI document says of one operation. Descriptions stand apart from the routes, because the document is made
// when the Worker is built: the Worker carries its text, and neither these words nor the code that puts them together.
import type { GenericSchema, ObjectEntries, ObjectSchema } from "valibot";
import type { PROBLEMS, ProblemCode } from "../../contract/problem.ts";
import { LIMIT_POLICIES } from "../limits/policies.ts";

/** What every address under /v1 may answer, whatever it does. */
const SERVED = ["rate-limited", "not-configured"] as const satisfies readonly ProblemCode[];

/** Where a server key is asked for. */
const KEYED = [
	"credential-required",
	"credential-invalid",
	"token-expired",
	"learner-erased",
	"server-key-required",
	...SERVED,
] as const;

/** Who may call: which credentials are taken, in words too, and the problems that come with them. */
export const SECURITY = {
	none: { requirements: [], words: "Credentials: none.", problems: [] },
	/** A credential is welcome, and needed for what is bound to a learner. */
	optional: {
		requirements: [{}, { learnerToken: [] }, { serverKey: [] }],
		words:
			"Credentials: none is needed; a learner token or a server key is taken, and needed for what is bound to a learner.",
		problems: ["credential-invalid", "token-expired", "learner-erased", ...SERVED],
	},
	learner: {
		requirements: [{ learnerToken: [] }, { serverKey: [] }],
		words: "Credentials: the learner's own token, or a server key of its tenant.",
		problems: [
			"credential-required",
			"credential-invalid",
			"token-expired",
			"learner-erased",
			"learner-not-found",
			"learner-id-reserved",
			...SERVED,
		],
	},
	/** A server key, or the learner's own token where that can be renewed. */
	minter: {
		requirements: [{ serverKey: [] }, { learnerToken: [] }],
		words: "Credentials: a server key, or the learner's own token where it can be renewed.",
		problems: [
			"credential-required",
			"credential-invalid",
			"token-expired",
			"learner-erased",
			"server-key-required",
			"learner-not-found",
			"learner-id-reserved",
			...SERVED,
		],
	},
	/** A server key, or a teacher's link to that assignment. */
	teacher: {
		requirements: [{ serverKey: [] }, { teacherToken: [] }],
		words: "Credentials: a server key, or the token of a teacher's link to this assignment.",
		problems: KEYED,
	},
	/** A server key alone. */
	server: {
		requirements: [{ serverKey: [] }],
		words: "Credentials: a server key.",
		problems: KEYED,
	},
} as const satisfies Record<
	string,
	{ readonly requirements: readonly object[]; readonly words: string; readonly problems: readonly ProblemCode[] }
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
] as const satisfies readonly ProblemCode[];

type Headers = Readonly<Record<string, string>>;

const POLICIES = Object.entries(LIMIT_POLICIES)
	.map(([name, { quota, windowS }]) => `\`"${name}";q=${quota};w=${windowS}\``)
	.join(" or ");

/** Of every reply under /v1 to a caller that is limited. */
export const LIMIT_HEADERS: Headers = {
	"RateLimit-Policy": `What the caller may ask for, in requests (\`q\`) a window of seconds (\`w\`): ${POLICIES}.`,
	RateLimit:
		"What is left of it (`r`) and in how many seconds it is whole again (`t`), where the service itself counts.",
};

/** What comes with all problems of a status. */
export const PROBLEM_HEADERS: Partial<Readonly<Record<(typeof PROBLEMS)[ProblemCode]["status"], Headers>>> = {
	401: { "WWW-Authenticate": "`Bearer`, with `error` where a credential was sent (RFC 6750, 3)." },
	405: { Allow: "The methods that the address answers." },
	429: { "Retry-After": "Seconds to wait." },
};

type Parameters = ObjectSchema<ObjectEntries, undefined>;

export interface Operation {
	readonly id: string;
	readonly summary: string;
	readonly description: string;
	readonly security: keyof typeof SECURITY;
	/** The very schemas that the route checks with: a test compares them. */
	readonly path?: Parameters;
	readonly query?: Parameters;
	readonly header?: Parameters;
	readonly body?: { readonly schema: GenericSchema; readonly optional?: boolean };
	readonly success: {
		/** 204 has no body, and neither of the next two. */
		readonly status: 200 | 201 | 202 | 204;
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
export type Operations = Readonly<Record<`${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`, Operation>>;

/** Operations that stand together in the document: one of its tags. */
export interface Section {
	readonly name: string;
	readonly description: string;
	readonly operations: Operations;
}
