// How a valibot schema becomes the JSON Schema of the OpenAPI document, in the form that hono-openapi resolves when the
// document is made. Its own `resolver` would bring the code for six other schema libraries along.
import { toJsonSchema } from "@valibot/to-json-schema";
import type { resolver } from "hono-openapi";
import type { GenericSchema } from "valibot";

type Described = ReturnType<typeof resolver>;
type DescribedSchema = Awaited<ReturnType<Described["toOpenAPISchema"]>>;
type Schema = ReturnType<typeof toJsonSchema>;

export function describeSchema(schema: GenericSchema): Described {
	return {
		vendor: "valibot",
		validate: schema["~standard"].validate,
		toJSONSchema: async () => toJsonSchema(schema),
		toOpenAPISchema: async () => describe(schema),
	};
}

/** A schema with a `ref` in its metadata is a component of the document, and is referred to wherever it occurs. */
function describe(root: GenericSchema): DescribedSchema {
	const schemas: Record<string, Schema> = {};
	const { $schema: _, ...schema } = toJsonSchema(root, {
		target: "draft-2020-12",
		errorMode: "ignore",
		// Every custom schema of the contract checks that a value is an object, which its code can't tell.
		overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "custom" ? { type: "object" } : undefined),
		overrideAction: ({ valibotAction, jsonSchema }) => {
			const { ref, ...described } = jsonSchema as Schema & { readonly ref?: string };
			if (valibotAction.type !== "metadata" || ref === undefined) return jsonSchema;
			schemas[ref] = described;
			return { $ref: `#/components/schemas/${ref}` };
		},
	});
	const components = Object.keys(schemas).length > 0 ? { schemas } : undefined;
	// Two libraries' types of the same JSON Schema, which only differ in whether a field may be undefined.
	return { schema, components } as DescribedSchema;
}
