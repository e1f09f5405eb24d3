// The one wrapper around validation: middleware that checks a body, the path, the query or headers against a schema and
// answers problem+json when it does not fit. It shows what it checks, so that a test can hold the OpenAPI document to it.
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import { DETAILS } from "../contract/details.ts";
import { type Failure, type FieldFault, failure, type Said } from "../contract/failure.ts";
import { sayIssue } from "../contract/issue-words.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import { isPlainObject, localeOfTag } from "../contract/primitives.ts";
import type { ProblemCode } from "../contract/problem.ts";
import { inEveryLanguage, type Locale } from "../text/locale.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { problem } from "./problem.ts";
import { readJsonBody } from "./read-body.ts";

type Validated<Target extends string, Schema extends v.GenericSchema> = {
	in: Record<Target, v.InferInput<Schema>>;
	out: Record<Target, v.InferOutput<Schema>>;
};

/** What a middleware checks; an optional body may be left out. */
export interface Checks {
	readonly in: "body" | "path" | "query" | "header";
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
		if (!parsed.success) return problem(c, misfit(parsed.issues));
		c.req.addValidatedData("json", parsed.output as object);
		c.set("wishedLocale", localeIn(parsed.output));
		return next();
	};
	return showing(middleware, { in: "body", schema, optional });
}

/** That a body, or what stands in one below these keys, does not fit its schema. */
export function misfit(issues: readonly v.BaseIssue<unknown>[], below: readonly unknown[] = []): Failure {
	const errors = issues.map((issue) => ({
		pointer: jsonPointer([...below, ...(issue.path ?? []).map(({ key }) => key)]),
		detail: describeIssue(issue),
	}));
	return failure("invalid-body", summarize(errors), errors);
}

type FlatSchema = v.ObjectSchema<v.ObjectEntries, undefined>;

/** Parameters of the path; `code` is the problem that one of no possible form is: what it names is not there. */
export function pathParameters<Schema extends FlatSchema>(
	schema: Schema,
	code: ProblemCode,
): MiddlewareHandler<AppEnv, string, Validated<"param", Schema>> {
	const check = checkParameters("param", schema, code, (c) => c.req.param());
	return showing(check, { in: "path", schema, optional: false });
}

/** Query parameters. One that the schema does not name is refused, as an unknown field of a body is. */
export function queryParameters<Schema extends FlatSchema>(
	schema: Schema,
): MiddlewareHandler<AppEnv, string, Validated<"query", Schema>> {
	return showing(checkQuery(schema), { in: "query", schema, optional: false });
}

type PageSchema = v.ObjectSchema<
	v.ObjectEntries & { readonly cursor: v.GenericSchema<string | undefined, string | undefined> },
	undefined
>;

/** The query of a list, with its cursor decoded; `decode` gives null for what no list ever answered. */
export function pageParameters<Schema extends PageSchema, Decoded>(
	schema: Schema,
	decode: (cursor: string) => Decoded | null,
): MiddlewareHandler<
	AppEnv,
	string,
	{
		in: { query: v.InferInput<Schema> };
		out: { query: Omit<v.InferOutput<Schema>, "cursor"> & { readonly cursor?: Decoded } };
	}
> {
	const cursor = v.pipe(
		v.string(),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const decoded = decode(dataset.value);
			if (decoded !== null) return decoded;
			addIssue({ message: "Expected the nextCursor of a page before" });
			return NEVER;
		}),
	);
	const decoding = v.object({ ...schema.entries, cursor: v.exactOptional(cursor) });
	return showing(checkQuery(decoding), { in: "query", schema, optional: false });
}

function checkQuery(schema: FlatSchema): MiddlewareHandler<AppEnv> {
	const detail = DETAILS.unknownParameter(Object.keys(schema.entries));
	return checkParameters("query", schema, "invalid-parameter", (c) => c.req.query(), detail);
}

/** Request headers; `code` is the problem that a missing or malformed one is. */
export function requestHeaders<Schema extends FlatSchema>(
	schema: Schema,
	code: ProblemCode,
): MiddlewareHandler<AppEnv, string, Validated<"header", Schema>> {
	const names = Object.keys(schema.entries);
	const check = checkParameters("header", schema, code, (c) =>
		Object.fromEntries(
			names.flatMap((name) => {
				const value = c.req.header(name);
				return value === undefined ? [] : [[name, value]];
			}),
		),
	);
	return showing(check, { in: "header", schema, optional: false });
}

/** `unknown` says what is wrong with a parameter that the schema does not name; without it those are ignored. */
function checkParameters(
	target: "param" | "query" | "header",
	schema: FlatSchema,
	code: ProblemCode,
	read: (c: AppContext) => Readonly<Record<string, string>>,
	unknown?: Said,
): MiddlewareHandler<AppEnv> {
	const kind = target === "header" ? "header" : "parameter";
	return async (c, next) => {
		const given = read(c);
		const parsed = v.safeParse(schema, given);
		const misfits = (parsed.issues ?? []).map((issue) => ({
			[kind]: String(issue.path?.[0].key),
			detail: describeIssue(issue),
		}));
		const unnamed = Object.keys(given).filter((name) => !Object.hasOwn(schema.entries, name));
		const odd = unknown === undefined ? [] : unnamed.map((name) => ({ [kind]: name, detail: unknown }));
		const errors = [...misfits, ...odd];
		if (!parsed.success || errors.length > 0) return problem(c, failure(code, summarize(errors), errors));
		c.req.addValidatedData(target, parsed.output);
		return next();
	};
}

/** What the body asks for; a schema has made one of ours of it. */
function localeIn(output: unknown): Locale | undefined {
	const tag = isPlainObject(output) && typeof output.locale === "string" ? output.locale : "";
	return localeOfTag(tag) ?? undefined;
}

function describeIssue(issue: v.BaseIssue<unknown>): Said {
	if (!/^(strict_)?object$/.test(issue.type) || issue.kind !== "schema") return sayIssue(issue);
	if (issue.expected === "never") return DETAILS.unknownField;
	return issue.received === "undefined" ? DETAILS.fieldRequired : sayIssue(issue);
}

/** The first of at least one, after its place. */
function summarize([first]: readonly FieldFault[]): Said {
	if (!first) throw new Error("a schema refuses nothing without an issue");
	const { pointer, parameter, header, detail } = first;
	const place = pointer ?? parameter ?? header;
	if (!place) return detail;
	return inEveryLanguage((locale) => `${place}: ${typeof detail === "string" ? detail : detail[locale]}`);
}
