// What every address about assignments shares: who may call, and the way to an assignment's Durable Object.
import { createMiddleware } from "hono/factory";
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { TEACHER_DETAILS } from "../contract/details/teacher.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { LearnerName, Tenant } from "../contract/primitives.ts";
import { credentialRequired } from "../practice/caller.ts";
import { assignmentObjectName } from "../storage/object-name.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { problem } from "./problem.ts";

/** For what only a server key may: 401 without a credential, 403 with a learner's token. */
export const requireServerKey = createMiddleware<AppEnv>(async (c, next) => {
	if (c.get("teaching")) return problem(c, failure("server-key-required", TEACHER_DETAILS.otherThanClass));
	const caller = c.get("caller");
	switch (caller.kind) {
		case "anonymous":
			return problem(c, credentialRequired());
		case "learner":
			return problem(c, failure("server-key-required", ASSIGNMENT_DETAILS.serverKeyRequired));
		case "server":
			return next();
	}
});

/** For what a teacher's link may too: it comes no further than to its own class (`admitCaller`). */
export const requireTeacher = createMiddleware<AppEnv>(async (c, next) => {
	return c.get("teaching") ? next() : requireServerKey(c, next);
});

/** The tenant of the server key or of the class; only behind `requireServerKey` or `requireTeacher`. */
export function tenantOf(c: AppContext): Tenant {
	const caller = c.get("caller");
	const tenant = caller.kind === "server" ? caller.tenant : c.get("teaching")?.tenant;
	if (tenant === undefined) throw new Error("asked for the tenant of a caller without a server key");
	return tenant;
}

/** The object of an assignment of the caller's tenant, whether or not there is such an assignment. */
export function assignmentObject(c: AppContext, assignmentId: string) {
	return c.env.ASSIGNMENT.getByName(assignmentObjectName(tenantOf(c), assignmentId));
}

/** The same for a learner of the tenant, who may call with a token. */
export function assignmentOfLearner(c: AppContext, { tenant }: LearnerName, assignmentId: string) {
	return c.env.ASSIGNMENT.getByName(assignmentObjectName(tenant, assignmentId));
}

/** Of an id of another tenant too: it is not found exactly as one that never was. */
export function assignmentNotFound(): Failure {
	return failure("assignment-not-found", ASSIGNMENT_DETAILS.assignmentNotFound);
}
