// Stands in for "zod/v4/core" (see [alias] in wrangler.toml): hono-openapi names it, nothing here calls it.
export {};
