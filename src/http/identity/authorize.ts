// Middleware: who is calling, how often, and may they speak for the learner in the path.
import { createMiddleware } from "hono/factory";
import type * as v from "valibot";
import { TEACHER_DETAILS } from "../../contract/details/teacher.ts";
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { LearnerPath } from "../../contract/learner.ts";
import { credentialRequired, learnerNamedBy, reservedFor } from "../../practice/caller.ts";
import { type AppContext, type AppEnv, nowSeconds } from "../context.ts";
import { learnerRecord } from "../learner-record.ts";
import { countRequest } from "../limits/limit-callers.ts";
import { problem } from "../problem.ts";
import { pathParameters } from "../validate.ts";
import { erasedFor, refuseMeanwhile } from "./erased.ts";
import { identify } from "./identify.ts";
import { takeForRenewal } from "./renewal.ts";
import type { Teaching } from "./teacher-token.ts";

/** For every path under /v1: requests are counted before a credential is refused, so that nobody tries them for free. */
export const admitCaller = createMiddleware<AppEnv>(async (c, next) => {
	const nowS = nowSeconds();
	const identified = await identify(c.req.header("Authorization"), c.get("configuration"), nowS);
	const admitted = identified.ok ? identified : takeForRenewal(identified, c.req, nowS);
	const limited = await countRequest(c, admitted.ok ? admitted.caller : null);
	if (limited) return problem(c, limited);
	if (!admitted.ok) return problem(c, admitted);
	c.set("caller", admitted.caller);
	c.set("credential", admitted.credential);
	c.set("teaching", admitted.teaching);
	const strayed = admitted.teaching && !isOfClass(admitted.teaching, c.req.path);
	return strayed ? problem(c, failure("server-key-required", TEACHER_DETAILS.otherThanClass)) : next();
});

/** Whether an address is that of the teacher's assignment, or of something of it. */
function isOfClass({ assignmentId }: Teaching, path: string): boolean {
	const own = `/v1/assignments/${assignmentId}`;
	return path === own || path.startsWith(`${own}/`);
}

const requireCredential = createMiddleware<AppEnv>(async (c, next) => {
	return c.get("caller").kind === "anonymous" ? problem(c, credentialRequired()) : next();
});

type LearnerInput = { out: { param: v.InferOutput<typeof LearnerPath> } };

/** Another learner is not found, exactly as one that never was. */
const findLearner = createMiddleware<AppEnv, string, LearnerInput>(async (c, next) => {
	const { learnerId } = c.req.valid("param");
	const reserved = reservedFor(c.get("caller"), learnerId, { parameter: "learnerId" });
	if (reserved) return problem(c, reserved);
	const learner = learnerNamedBy(c.get("caller"), learnerId);
	if (!learner) return problem(c, failure("learner-not-found", DETAILS.anotherLearner));
	c.set("learner", learner);
	return next();
});

/** For every path with {learnerId}, in this order: without a credential nothing is said about an id. */
export const authorizeLearner = [
	requireCredential,
	pathParameters(LearnerPath, "learner-not-found"),
	findLearner,
] as const;

/**
 * For what reads a record. To a server key a learner is there once something was recorded: giving out a token stores
 * nothing. Whoever holds a learner's own token was given it, and has a record that is empty yet, unless it was erased since.
 * It is asked while the record is read, which changes nothing: what was read goes nowhere if it is refused.
 */
export const requireRecord = createMiddleware<AppEnv>(async (c, next) => {
	return refuseMeanwhile(c, refusalOf(c), next);
});

async function refusalOf(c: AppContext): Promise<Failure | null> {
	const caller = c.get("caller");
	const standing = await learnerRecord(c, c.get("learner")).standing(c.get("credential").sinceS);
	switch (standing) {
		case "erased":
			return erasedFor(caller);
		case "empty":
			return caller.kind === "server" ? failure("learner-not-found", DETAILS.learnerWithoutRecord) : null;
		case "there":
			return null;
	}
}

/** A server key makes tokens for its learners, and a learner for itself unless the server key said otherwise. */
export const requireMinter = createMiddleware<AppEnv>(async (c, next) => {
	const caller = c.get("caller");
	if (caller.kind === "anonymous") return problem(c, credentialRequired());
	if (c.get("credential").renewable) return next();
	return problem(c, failure("server-key-required", DETAILS.tokenNotRenewable));
});
