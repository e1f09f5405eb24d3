// Turns an expected failure into RFC 9457 problem+json. Every error answer of the API is made here.
import type { Failure } from "../contract/failure.ts";
import { PROBLEMS, type Problem, type ProblemCode } from "../contract/problem.ts";
import type { AppContext } from "./context.ts";

/** Details repeat input; nobody needs all of a long one back. */
const MAX_DETAIL = 500;
const MAX_ERRORS = 50;

/** What a 401 asks for (RFC 6750, 3). */
const CHALLENGES: Partial<Record<ProblemCode, string>> = {
	"credential-required": 'Bearer realm="seqack"',
	"credential-invalid": 'Bearer realm="seqack", error="invalid_token"',
};

export function problem(
	c: AppContext,
	{ code, detail, errors }: Failure,
	headers: Readonly<Record<string, string>> = {},
) {
	const { status, title } = PROBLEMS[code];
	const challenge = CHALLENGES[code];
	const body: Problem = {
		type: `/docs#${code}`,
		title,
		status,
		code,
		detail: shorten(detail),
		requestId: c.get("requestId"),
		...(errors && {
			errors: errors.slice(0, MAX_ERRORS).map((error) => ({ ...error, detail: shorten(error.detail) })),
		}),
	};
	return c.json(body, status, {
		...headers,
		...(challenge !== undefined && { "WWW-Authenticate": challenge }),
		"Content-Type": "application/problem+json",
	});
}

function shorten(text: string): string {
	return text.length <= MAX_DETAIL ? text : `${text.slice(0, MAX_DETAIL)}…`;
}
