// Stands in for what hono-openapi names and nothing here calls (see [alias] in wrangler.toml): "zod/v4/core", and the
// two packages that load the code of other schema libraries.
export const loadVendor = undefined;
export const toJsonSchema = undefined;
export const toOpenAPISchema = undefined;
