// An expected failure, as a value: what went wrong and what the caller can do about it. It becomes a problem at the edge.
import type { FieldProblem, ProblemCode } from "./problem.ts";

export interface Failure {
	readonly ok: false;
	readonly code: ProblemCode;
	readonly detail: string;
	readonly errors?: readonly FieldProblem[];
}

export function failure(code: ProblemCode, detail: string, errors?: readonly FieldProblem[]): Failure {
	return { ok: false, code, detail, ...(errors && { errors }) };
}
