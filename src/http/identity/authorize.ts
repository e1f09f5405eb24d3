// Middleware: who is calling, and may they speak for the learner in the path.
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { failure } from "../../contract/failure.ts";
import { LearnerId } from "../../contract/primitives.ts";
import { credentialRequired, learnerNamedBy } from "../../practice/caller.ts";
import { type AppEnv, nowSeconds } from "../context.ts";
import { problem } from "../problem.ts";
import { identify } from "./identify.ts";

export const identifyCaller = createMiddleware<AppEnv>(async (c, next) => {
	const identified = await identify(c.req.header("Authorization"), c.env, nowSeconds());
	if (!identified.ok) return problem(c, identified);
	c.set("caller", identified.caller);
	return next();
});

/** For paths with {learnerId}: another learner is not found, exactly as one that never was. */
export const authorizeLearner = createMiddleware<AppEnv>(async (c, next) => {
	const caller = c.get("caller");
	if (caller.kind === "anonymous") return problem(c, credentialRequired());
	const id = v.safeParse(LearnerId, c.req.param("learnerId"));
	const learner = id.success ? learnerNamedBy(caller, id.output) : null;
	if (!learner) {
		const detail = id.success
			? "The credential speaks for another learner, or there is no such learner."
			: `The learner id is not valid. ${id.issues[0].message}.`;
		return problem(c, failure("learner-not-found", detail));
	}
	c.set("learner", learner);
	return next();
});

export const requireServerKey = createMiddleware<AppEnv>(async (c, next) => {
	const { kind } = c.get("caller");
	if (kind === "anonymous") return problem(c, credentialRequired());
	if (kind === "learner") {
		return problem(c, failure("server-key-required", "A learner token is not enough here."));
	}
	return next();
});
