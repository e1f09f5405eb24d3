// Turns an expected failure into RFC 9457 problem+json. Every error answer of the API is made here.
import { type FieldProblem, PROBLEMS, type Problem, type ProblemCode } from "../contract/problem.ts";
import type { AppContext } from "./context.ts";

/** An expected failure, as a value: what went wrong and what the caller can do about it. */
export interface Failure {
	readonly ok: false;
	readonly code: ProblemCode;
	readonly detail: string;
	readonly errors?: readonly FieldProblem[];
	readonly headers?: Readonly<Record<string, string>>;
}

export function failure(code: ProblemCode, detail: string, more: Pick<Failure, "errors" | "headers"> = {}): Failure {
	return { ok: false, code, detail, ...more };
}

/** Details repeat input; nobody needs all of a long one back. */
const MAX_DETAIL = 500;
const MAX_ERRORS = 50;

export function problem(c: AppContext, { code, detail, errors, headers }: Failure) {
	const { status, title } = PROBLEMS[code];
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
	return c.json(body, status, { ...headers, "Content-Type": "application/problem+json" });
}

function shorten(text: string): string {
	return text.length <= MAX_DETAIL ? text : `${text.slice(0, MAX_DETAIL)}…`;
}
