// How a valibot schema becomes the JSON Schema of the OpenAPI document.
import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema, ObjectEntries, ObjectSchema } from "valibot";
import type { Components, Discriminator, Parameter, Schema } from "./types.ts";

/** A schema with a `ref` in its metadata becomes a component, and is referred to wherever it occurs. */
export function describeSchema(root: GenericSchema, components: Components): Schema {
	const { $schema: _, ...schema } = toJsonSchema(root, {
		target: "draft-2020-12",
		errorMode: "ignore",
		// The library's own type of a schema is of more dialects, and can be written to.
		overrideSchema: ({ valibotSchema, jsonSchema }) =>
			overridden(valibotSchema, jsonSchema as Schema, components) as JsonSchema | undefined,
		overrideAction: ({ valibotAction, jsonSchema }) =>
			(valibotAction.type === "metadata" ? marked(jsonSchema as Schema & Marks, components) : jsonSchema) as JsonSchema,
	});
	return schema as Schema;
}

/** What metadata may say beside the keywords of JSON Schema. */
interface Marks {
	/** Name of the component that the schema becomes. */
	readonly ref?: string;
	/** What a caller sends or is sent, where the schema itself cannot tell: text that is read, a value checked elsewhere. */
	readonly documentedAs?: GenericSchema;
}

function marked({ ref, documentedAs, ...described }: Schema & Marks, components: Components): Schema {
	const schema = documentedAs ? { ...describeSchema(documentedAs, components), ...said(described) } : described;
	if (ref === undefined) return schema;
	const known = components[ref];
	if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas are called ${ref}`);
	components[ref] = schema;
	return { $ref: `#/components/schemas/${ref}` };
}

/** Keywords that hold for whatever stands in its place. */
function said({ description, examples }: Schema): Schema {
	return { ...(description !== undefined && { description }), ...(examples !== undefined && { examples }) };
}

type Entries = Readonly<Record<string, GenericSchema>>;

function overridden(
	valibotSchema: { readonly type: string },
	{ propertyNames, ...schema }: Schema,
	components: Components,
): Schema | undefined {
	// Every custom schema of the contract checks that a value is an object, which its code can't tell.
	if (valibotSchema.type === "custom") return { type: "object" };
	// That names of properties are text goes without saying.
	if (valibotSchema.type === "record" && isAnyText(propertyNames)) return schema;
	if (valibotSchema.type === "variant" && "key" in valibotSchema) {
		const discriminator = discriminatorOf(String(valibotSchema.key), schema.oneOf ?? [], components);
		return { ...schema, ...(discriminator && { discriminator }) };
	}
	if ("entries" in valibotSchema) return withConstants(schema, valibotSchema.entries as Entries);
	return undefined;
}

function isAnyText(names: Schema | undefined): boolean {
	return names?.type === "string" && Object.keys(names).length === 1;
}

/** A property that can only be one thing tells variants apart, and says no more. */
function withConstants(schema: Schema, entries: Entries): Schema {
	const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
		const { const: only, description } = property;
		const isTag = typeof only === "string" && description === undefined && entries[name]?.type === "literal";
		return [name, isTag ? { type: "string", ...property, description: `Always \`${only}\`.` } : property];
	});
	return { ...schema, properties: Object.fromEntries(properties) };
}

/** Only where each variant is a component: a discriminator leads to those by name. */
function discriminatorOf(
	propertyName: string,
	variants: readonly Schema[],
	components: Components,
): Discriminator | undefined {
	const mapping = variants.flatMap(({ $ref }) =>
		$ref === undefined ? [] : tagsOf(propertyName, $ref, components).map((tag) => [tag, $ref]),
	);
	const isWhole = variants.every(({ $ref }) => $ref !== undefined) && mapping.length >= variants.length;
	return isWhole ? { propertyName, mapping: Object.fromEntries(mapping) } : undefined;
}

/** The values of the property that tell the component. */
function tagsOf(propertyName: string, $ref: string, components: Components): readonly string[] {
	const { properties, oneOf } = components[$ref.slice($ref.lastIndexOf("/") + 1)] ?? {};
	const property = properties?.[propertyName];
	if (oneOf) return [...new Set(oneOf.flatMap((one) => tagsOf(propertyName, one.$ref ?? "", components)))];
	return (property?.enum ?? [property?.const]).filter((tag) => typeof tag === "string");
}

/** Each as it stands in the path, in the query or in the headers. */
export function describeParameters(
	place: Parameter["in"],
	{ entries }: ObjectSchema<ObjectEntries, undefined>,
	components: Components,
): readonly Parameter[] {
	return Object.entries(entries).map(([name, entry]) => {
		const optional = entry.type === "exact_optional";
		// Entries are typed as schemas of any kind; this kind holds another one.
		const wrapped = optional ? (entry as unknown as { readonly wrapped: GenericSchema }).wrapped : entry;
		const { description, ...schema } = describeSchema(wrapped as GenericSchema, components);
		return {
			in: place,
			name,
			...(!optional && { required: true }),
			...(description !== undefined && { description }),
			schema,
		};
	});
}
