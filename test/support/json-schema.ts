// As much of JSON Schema 2020-12 as the schemas of answers use; any other word of it is a fault.

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, expected: never) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
	string: (value) => typeof value === "string",
	number: (value) => typeof value === "number",
	integer: (value) => Number.isInteger(value),
	array: Array.isArray,
	object: isObject,
	null: (value) => value === null,
};

const WORDS: Readonly<Record<string, Check>> = {
	$schema: () => true,
	title: () => true,
	type: (value, type: string) => TYPES[type]?.(value) ?? false,
	const: (value, expected: unknown) => value === expected,
	enum: (value, expected: readonly unknown[]) => expected.includes(value),
	anyOf: (value, schemas: readonly Schema[]) => schemas.some((schema) => accepts(schema, value)),
	minimum: (value, least: number) => typeof value !== "number" || value >= least,
	maximum: (value, most: number) => typeof value !== "number" || value <= most,
	maxLength: (value, most: number) => typeof value !== "string" || value.length <= most,
	minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
	maxItems: (value, most: number) => !Array.isArray(value) || value.length <= most,
	uniqueItems: (value) => !Array.isArray(value) || new Set(value).size === value.length,
	items: (value, schema: Schema) => !Array.isArray(value) || value.every((item) => accepts(schema, item)),
	properties: (value, schemas: Readonly<Record<string, Schema>>) =>
		!isObject(value) ||
		Object.entries(schemas).every(([key, schema]) => !(key in value) || accepts(schema, value[key])),
};

export function accepts(schema: Schema, value: unknown): boolean {
	return Object.entries(schema).every(([word, expected]) => {
		if (word === "additionalProperties") return hasOnly(schema.properties, value);
		const check = WORDS[word];
		if (!check) throw new Error(`no check for ${word}`);
		return check(value, expected as never);
	});
}

/** `additionalProperties` is always false here. */
function hasOnly(properties: unknown, value: unknown): boolean {
	return !isObject(value) || Object.keys(value).every((key) => isObject(properties) && key in properties);
}
