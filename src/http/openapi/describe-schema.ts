// How a valibot schema becomes the JSON Schema of the OpenAPI document.
import { resolver } from "hono-openapi";
import type { GenericSchema } from "valibot";

const OPTIONS = {
	target: "draft-2020-12",
	// Every custom schema of the contract checks that a value is an object, which its code can't tell.
	overrideSchema: ({ valibotSchema }: { readonly valibotSchema: { readonly type: string } }) =>
		valibotSchema.type === "custom" ? { type: "object" } : undefined,
} as const;

/** In the form that hono-openapi resolves when the document is made. */
export function describeSchema(schema: GenericSchema) {
	return resolver(schema, { options: OPTIONS });
}
