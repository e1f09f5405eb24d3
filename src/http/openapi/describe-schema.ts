// How a valibot schema becomes the JSON Schema of the OpenAPI document.
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema, ObjectEntries, ObjectSchema } from "valibot";
import type { Components, Parameter, Schema } from "./types.ts";

/** A schema with a `ref` in its metadata becomes a component, and is referred to wherever it occurs. */
export function describeSchema(root: GenericSchema, components: Components): Schema {
	const { $schema: _, ...schema } = toJsonSchema(root, {
		target: "draft-2020-12",
		errorMode: "ignore",
		// Every custom schema of the contract checks that a value is an object, which its code can't tell.
		overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "custom" ? { type: "object" } : undefined),
		overrideAction: ({ valibotAction, jsonSchema }) => {
			const later = checkedLater(valibotAction);
			if (later) return { $ref: String(describeSchema(later, components).$ref) };
			const { ref, ...described } = jsonSchema as Schema & { readonly ref?: string };
			if (valibotAction.type !== "metadata" || ref === undefined) return jsonSchema;
			components[ref] = described;
			return { $ref: `#/components/schemas/${ref}` };
		},
	});
	return schema as Schema;
}

/** The schema, with a `ref`, of a value that is checked by itself, after the body that it stands in. */
function checkedLater(action: object): GenericSchema | undefined {
	if (!("metadata" in action)) return undefined;
	return (action.metadata as { readonly checkedLater?: GenericSchema }).checkedLater;
}

/** Each as it stands in the path, in the query or in the headers: as text. */
export function describeParameters(
	place: Parameter["in"],
	{ entries }: ObjectSchema<ObjectEntries, undefined>,
): readonly Parameter[] {
	return Object.entries(entries).map(([name, entry]) => {
		const optional = entry.type === "exact_optional";
		// Entries are typed as schemas of any kind; this kind holds another one.
		const wrapped = optional ? (entry as unknown as { readonly wrapped: GenericSchema }).wrapped : entry;
		const { description, ...schema } = describeSchema(wrapped as GenericSchema, {});
		return {
			in: place,
			name,
			...(!optional && { required: true }),
			...(description !== undefined && { description }),
			schema,
		};
	});
}
