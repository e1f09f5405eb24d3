// An expected failure, as a value: what went wrong and what the caller can do about it. It becomes a problem at the edge.
import type { Localized } from "../text/locale.ts";
import type { FieldProblem, ProblemCode } from "./problem.ts";

/** Our own words stand in every language (`details.ts`); what a parser says of the caller's text stays as it is. */
export type Said = string | Localized;

export interface FieldFault extends Omit<FieldProblem, "detail"> {
	readonly detail: Said;
}

export interface Failure {
	readonly ok: false;
	readonly code: ProblemCode;
	readonly detail: Said;
	readonly errors?: readonly FieldFault[];
}

export function failure(code: ProblemCode, detail: Said, errors?: readonly FieldFault[]): Failure {
	return { ok: false, code, detail, ...(errors && { errors }) };
}
