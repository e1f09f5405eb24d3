// Whether a value conforms to a JSON Schema, of the few keywords that schemas of answers use. Throws on another one,
// which would otherwise pass unchecked.
import type { JsonSchema } from "../../../src/question-bank/kinds/kind.ts";

type Keyword = (limit: unknown, value: unknown, schema: JsonSchema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
	string: (value) => typeof value === "string",
	number: (value) => typeof value === "number",
	integer: (value) => Number.isInteger(value),
	array: Array.isArray,
	object: isObject,
};

/** Of a keyword that says nothing of values of other types. */
const bound =
	(size: (value: unknown) => number | undefined, within: (size: number, limit: number) => boolean): Keyword =>
	(limit, value) => {
		const measured = size(value);
		return measured === undefined || within(measured, Number(limit));
	};
const items = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
const characters = (value: unknown) => (typeof value === "string" ? value.length : undefined);
const atLeast = (size: number, limit: number) => size >= limit;
const atMost = (size: number, limit: number) => size <= limit;

const KEYWORDS: Readonly<Record<string, Keyword>> = {
	$schema: (dialect) => dialect === "https://json-schema.org/draft/2020-12/schema",
	type: (type, value) => TYPES[String(type)]?.(value) === true,
	enum: (values, value) => Array.isArray(values) && values.includes(value),
	minimum: bound((value) => (typeof value === "number" ? value : undefined), atLeast),
	minLength: bound(characters, atLeast),
	maxLength: bound(characters, atMost),
	minItems: bound(items, atLeast),
	maxItems: bound(items, atMost),
	uniqueItems: (_, value) => !Array.isArray(value) || new Set(value).size === value.length,
	items: (schema, value) => !Array.isArray(value) || value.every((item) => isObject(schema) && conforms(schema, item)),
	minProperties: bound((value) => (isObject(value) ? Object.keys(value).length : undefined), atLeast),
	properties: (schemas, value) =>
		!isObject(value) ||
		Object.entries(isObject(schemas) ? schemas : {}).every(
			([name, schema]) => !(name in value) || (isObject(schema) && conforms(schema, value[name])),
		),
	additionalProperties: (allowed, value, { properties }) =>
		allowed !== false ||
		!isObject(value) ||
		Object.keys(value).every((name) => isObject(properties) && Object.hasOwn(properties, name)),
};

export function conforms(schema: JsonSchema, value: unknown): boolean {
	return Object.entries(schema).every(([name, limit]) => {
		const keyword = KEYWORDS[name];
		if (keyword === undefined) throw new Error(`the keyword ${name} is not known here`);
		return keyword(limit, value, schema);
	});
}
