// Middleware: who is calling, and may they speak for the learner in the path.
import { createMiddleware } from "hono/factory";
import type * as v from "valibot";
import { failure } from "../../contract/failure.ts";
import { LearnerPath } from "../../contract/learner.ts";
import { credentialRequired, learnerNamedBy } from "../../practice/caller.ts";
import { type AppEnv, nowSeconds } from "../context.ts";
import { problem } from "../problem.ts";
import { pathParameters } from "../validate.ts";
import { identify } from "./identify.ts";

export const identifyCaller = createMiddleware<AppEnv>(async (c, next) => {
	const identified = await identify(c.req.header("Authorization"), c.env, nowSeconds());
	if (!identified.ok) return problem(c, identified);
	c.set("caller", identified.caller);
	return next();
});

const requireCredential = createMiddleware<AppEnv>(async (c, next) => {
	return c.get("caller").kind === "anonymous" ? problem(c, credentialRequired()) : next();
});

type LearnerInput = { out: { param: v.InferOutput<typeof LearnerPath> } };

/** Another learner is not found, exactly as one that never was. */
const findLearner = createMiddleware<AppEnv, string, LearnerInput>(async (c, next) => {
	const learner = learnerNamedBy(c.get("caller"), c.req.valid("param").learnerId);
	if (!learner) {
		const detail = "The credential speaks for another learner, or there is no such learner.";
		return problem(c, failure("learner-not-found", detail));
	}
	c.set("learner", learner);
	return next();
});

/** For every path with {learnerId}, in this order: without a credential nothing is said about an id. */
export const authorizeLearner = [
	requireCredential,
	pathParameters(LearnerPath, "learner-not-found"),
	findLearner,
] as const;

export const requireServerKey = createMiddleware<AppEnv>(async (c, next) => {
	const { kind } = c.get("caller");
	if (kind === "anonymous") return problem(c, credentialRequired());
	if (kind === "learner") {
		return problem(c, failure("server-key-required", "A learner token is not enough here."));
	}
	return next();
});
