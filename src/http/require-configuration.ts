// Middleware: what needs the settings of the deployment gets them, checked.
import { createMiddleware } from "hono/factory";
import { DETAILS } from "../contract/details.ts";
import { failure } from "../contract/failure.ts";
import { configurationOf } from "./configuration.ts";
import type { AppEnv } from "./context.ts";
import { problem } from "./problem.ts";

/** Lets nothing through to what needs the settings until they are right. */
export const requireConfiguration = createMiddleware<AppEnv>(async (c, next) => {
	const configuration = await configurationOf(c.env);
	if (!configuration) return problem(c, failure("not-configured", DETAILS.notConfigured));
	c.set("configuration", configuration);
	return next();
});
