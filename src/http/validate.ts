// The one wrapper around validation: middleware that checks a body, the query or headers against a schema and answers
// problem+json when it does not fit. It shows what it checks, so that a test can hold the OpenAPI document to it.
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import { failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { FieldProblem, ProblemCode } from "../contract/problem.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { problem } from "./problem.ts";
import { readJsonBody } from "./read-body.ts";

type Validated<Target extends string, Schema extends v.GenericSchema> = {
	in: Record<Target, v.InferInput<Schema>>;
	out: Record<Target, v.InferOutput<Schema>>;
};

/** What a middleware checks; an optional body may be left out. */
export interface Checks {
	readonly in: "body" | "query" | "header";
	readonly schema: v.GenericSchema;
	readonly optional: boolean;
}

function showing<Middleware extends object>(middleware: Middleware, checks: Checks): Middleware {
	return Object.assign(middleware, { checks });
}

/** A JSON body. An optional one may be left out and then counts as `{}`. */
export function jsonBody<Schema extends v.GenericSchema>(
	schema: Schema,
	{ optional = false } = {},
): MiddlewareHandler<AppEnv, string, Validated<"json", Schema>> {
	const middleware: MiddlewareHandler<AppEnv, string, Validated<"json", Schema>> = async (c, next) => {
		const body = await readJsonBody(c.req.raw, optional);
		if (!body.ok) return problem(c, body);
		const parsed = v.safeParse(schema, body.value);
		if (!parsed.success) {
			const errors = parsed.issues.map((issue) => ({
				pointer: jsonPointer((issue.path ?? []).map(({ key }) => key)),
				detail: describeIssue(issue),
			}));
			return problem(c, failure("invalid-body", summarize(errors), errors));
		}
		c.req.addValidatedData("json", parsed.output as object);
		return next();
	};
	return showing(middleware, { in: "body", schema, optional });
}

type FlatSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/** Query parameters. Those that the schema does not name are ignored, as caches and trackers add their own. */
export function queryParameters<Schema extends FlatSchema>(schema: Schema) {
	return parameters("query", schema, "invalid-parameter", (c, name) => c.req.query(name));
}

/** Request headers; `code` is the problem that a missing or malformed one is. */
export function requestHeaders<Schema extends FlatSchema>(schema: Schema, code: ProblemCode) {
	return parameters("header", schema, code, (c, name) => c.req.header(name));
}

function parameters<Target extends "query" | "header", Schema extends FlatSchema>(
	target: Target,
	schema: Schema,
	code: ProblemCode,
	read: (c: AppContext, name: string) => string | undefined,
): MiddlewareHandler<AppEnv, string, Validated<Target, Schema>> {
	const middleware: MiddlewareHandler<AppEnv, string, Validated<Target, Schema>> = async (c, next) => {
		const given = Object.keys(schema.entries).flatMap((name) => {
			const value = read(c, name);
			return value === undefined ? [] : [[name, value]];
		});
		const parsed = v.safeParse(schema, Object.fromEntries(given));
		if (!parsed.success) {
			const kind = target === "query" ? "parameter" : "header";
			const errors = parsed.issues.map((issue) => ({
				[kind]: String(issue.path?.[0].key),
				detail: describeIssue(issue),
			}));
			return problem(c, failure(code, summarize(errors), errors));
		}
		c.req.addValidatedData(target, parsed.output);
		return next();
	};
	return showing(middleware, { in: target, schema, optional: false });
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
	if (!/^(strict_)?object$/.test(issue.type) || issue.kind !== "schema") return issue.message;
	if (issue.expected === "never") return "There is no such field here.";
	return issue.received === "undefined" ? "This field is required." : issue.message;
}

function summarize(errors: readonly FieldProblem[]): string {
	const [first] = errors;
	const place = first?.pointer ?? first?.parameter ?? first?.header;
	return `${place ? `${place}: ` : ""}${first?.detail ?? "It does not fit."}`;
}
