// Every error that the API can answer: RFC 9457 problem details with a stable code.
import * as v from "valibot";

interface ProblemKind {
	readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503;
	readonly title: string;
}

export const PROBLEMS = {
	"malformed-json": { status: 400, title: "The body is not valid JSON" },
	"invalid-parameter": { status: 400, title: "A parameter is not valid" },
	"invalid-idempotency-key": {
		status: 400,
		title: "The Idempotency-Key header is missing or not valid",
	},
	"credential-required": { status: 401, title: "This needs a server key or a learner token" },
	"credential-invalid": { status: 401, title: "The credential is not valid" },
	"token-expired": { status: 401, title: "The learner token has expired" },
	"learner-erased": { status: 401, title: "The learner was erased" },
	"server-key-required": { status: 403, title: "This needs a server key" },
	"server-key-refused": { status: 403, title: "A server key makes no anonymous learner" },
	"learner-not-yours": { status: 403, title: "The credential does not speak for this learner" },
	"scenario-bound-to-another-learner": {
		status: 403,
		title: "The scenario was made for another learner",
	},
	"proof-invalid": { status: 403, title: "The proof is of no result of this scenario" },
	"scenario-assessed": { status: 403, title: "An assessed scenario is only graded as an attempt" },
	"route-not-found": { status: 404, title: "There is nothing at this address" },
	"scenario-not-found": { status: 404, title: "There is no such scenario" },
	"misconception-not-found": { status: 404, title: "The scenario goes no otherwise under such a misconception" },
	"question-not-found": { status: 404, title: "There is no such question" },
	"quiz-not-found": { status: 404, title: "There is no such quiz" },
	"learner-not-found": { status: 404, title: "There is no such learner" },
	"assignment-not-found": { status: 404, title: "There is no such assignment" },
	"never-regraded": { status: 404, title: "The assignment was never graded again" },
	"learner-not-assigned": { status: 404, title: "The learner does not have this assignment" },
	"webhook-not-found": { status: 404, title: "There is no such webhook" },
	"delivery-not-found": { status: 404, title: "There is no such delivery" },
	"attempt-not-found": { status: 404, title: "There is no such attempt" },
	"pairing-code-not-found": { status: 404, title: "There is no such pairing code" },
	"method-not-allowed": { status: 405, title: "The method is not allowed here" },
	"attempt-log-full": { status: 409, title: "The learner's record takes no more attempts" },
	"answers-not-kept": { status: 409, title: "The attempt cannot be graded again" },
	"attempts-used-up": { status: 409, title: "The scenario has no attempt left" },
	"quiz-version-gone": { status: 409, title: "The quiz cannot be had again in this version" },
	"assignment-begun": { status: 409, title: "Learners have begun the assignment" },
	"assignment-full": { status: 409, title: "The assignment takes no more learners" },
	"paper-not-begun": { status: 409, title: "The learner has not opened the paper" },
	"paper-finished": { status: 409, title: "The paper is handed in" },
	"paper-reset": { status: 409, title: "It is of an earlier paper" },
	"assignment-not-open": { status: 409, title: "The assignment is not open yet" },
	"assignment-closed": { status: 409, title: "The assignment is closed" },
	"webhook-limit": { status: 409, title: "The tenant has no room for another webhook" },
	"webhook-disabled": { status: 409, title: "The webhook is disabled" },
	"learner-claimed": { status: 409, title: "The record was claimed by a learner of a tenant" },
	"scenario-expired": { status: 410, title: "The scenario has expired" },
	"scenario-retired": { status: 410, title: "The scenario's template version has been retired" },
	"time-is-up": { status: 410, title: "The time is up" },
	"assignment-changed": { status: 412, title: "The assignment was changed meanwhile" },
	"body-too-large": { status: 413, title: "The body is too large" },
	"unsupported-media-type": { status: 415, title: "The body must be JSON" },
	"invalid-body": { status: 422, title: "The body does not fit its schema" },
	"learner-id-reserved": { status: 422, title: "The learner id is reserved" },
	"unknown-blank": { status: 422, title: "The scenario has no such blank" },
	"policy-needs-learner": { status: 422, title: "Only a scenario for one learner can have a policy" },
	"policy-takes-no-seed": { status: 422, title: "An assessed scenario takes no seed" },
	"nothing-readable": { status: 422, title: "Not one answer could be read; nothing was recorded" },
	"unreadable-answers": { status: 422, title: "Some answers could not be read; nothing was recorded" },
	"idempotency-key-reused": {
		status: 422,
		title: "The Idempotency-Key was used with another body",
	},
	"question-not-of-quiz": { status: 422, title: "The quiz does not ask this question" },
	"item-not-of-paper": { status: 422, title: "The paper has no such item" },
	"unknown-template": { status: 422, title: "There is no such template" },
	"unknown-question": { status: 422, title: "The bank has no such question" },
	"unknown-skill": { status: 422, title: "There is no such skill" },
	"no-template-matches": { status: 422, title: "No template matches these wishes" },
	"notation-unsupported": { status: 422, title: "The template does not support this notation" },
	"profile-unsupported": { status: 422, title: "The template does not support this profile" },
	"nothing-to-ask": { status: 422, title: "Nothing that is wished for can be asked here" },
	"assignment-times-invalid": { status: 422, title: "The times of the assignment do not fit" },
	"webhook-url-refused": { status: 422, title: "Webhooks may not be sent to this URL" },
	"invalid-script": { status: 422, title: "The script cannot be run" },
	"unknown-misconception": { status: 422, title: "There is no such misconception" },
	"unknown-learner": { status: 422, title: "The assignment has no such learner" },
	"nobody-needs-it": { status: 409, title: "Nobody needs this follow-up" },
	"rate-limited": { status: 429, title: "Too many requests" },
	"internal-error": { status: 500, title: "Something went wrong on our side" },
	"not-configured": { status: 503, title: "The service is not set up" },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

// Object.keys forgets the key type of a table that is complete by construction.
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

const FieldProblem = v.object({
	pointer: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "JSON pointer (RFC 6901) into the body." }))),
	parameter: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "Name of the query or path parameter." }))),
	header: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "Name of the request header." }))),
	code: v.exactOptional(
		v.pipe(v.string(), v.metadata({ description: "What is wrong with a script or an item, stable." })),
	),
	detail: v.pipe(v.string(), v.metadata({ description: "What is wrong there, in the language asked for." })),
});

export const Problem = v.pipe(
	v.object({
		type: v.pipe(v.string(), v.metadata({ description: "Where this kind of problem is described." })),
		title: v.pipe(v.string(), v.metadata({ description: "The kind of problem, in the language asked for." })),
		status: v.pipe(v.number(), v.integer(), v.metadata({ description: "The HTTP status." })),
		code: v.pipe(v.picklist(PROBLEM_CODES), v.metadata({ description: "The kind of problem, stable." })),
		detail: v.pipe(v.string(), v.metadata({ description: "What is wrong this time, in the language asked for." })),
		requestId: v.pipe(v.string(), v.metadata({ description: "As in the X-Request-Id header." })),
		errors: v.exactOptional(
			v.pipe(
				v.array(FieldProblem),
				v.metadata({ description: "Each thing that is wrong, where there are several or a place is known." }),
			),
		),
	}),
	v.metadata({ ref: "Problem", description: "Problem details as in RFC 9457." }),
);

export type Problem = v.InferOutput<typeof Problem>;
export type FieldProblem = v.InferOutput<typeof FieldProblem>;
