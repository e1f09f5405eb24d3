// Credentials of a learner who was erased: they are dead at once, wherever they would speak for the learner.
import type { Next } from "hono";
import { createMiddleware } from "hono/factory";
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import type { LearnerName } from "../../contract/primitives.ts";
import type { Caller } from "../../practice/caller.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { learnerRecord } from "../learner-record.ts";
import { problem } from "../problem.ts";

/** The refusal where a record says that its learner was erased since the caller came to speak for it. */
export function erasedFor(caller: Caller): Failure {
	if (caller.kind === "server") return failure("learner-not-found", DETAILS.learnerWithoutRecord);
	return failure("learner-erased", DETAILS.learnerErased);
}

/** The refusal of a learner's own token whose learner was erased, asked of the record; null for every other caller. */
export async function refusalOfErased(c: AppContext, learner: LearnerName): Promise<Failure | null> {
	const caller = c.get("caller");
	if (caller.kind !== "learner") return null;
	const standing = await learnerRecord(c, learner).standing(c.get("credential").sinceS);
	return standing === "erased" ? erasedFor(caller) : null;
}

/** For what speaks for a learner and asks nothing else of the record. */
export const refuseErased = createMiddleware<AppEnv>(async (c, next) => {
	const caller = c.get("caller");
	const refused = caller.kind === "learner" ? await refusalOfErased(c, caller.learner) : null;
	return refused ? problem(c, refused) : next();
});

/** The same while what only reads is read. */
export const refuseErasedReader = createMiddleware<AppEnv>(async (c, next) => {
	const caller = c.get("caller");
	return caller.kind === "learner" ? refuseMeanwhile(c, refusalOfErased(c, caller.learner), next) : next();
});

/** Asks while what only reads is read: that goes nowhere if it is refused. */
export async function refuseMeanwhile(c: AppContext, asked: Promise<Failure | null>, next: Next): Promise<void> {
	const [refused] = await Promise.all([asked, next()]);
	if (!refused) return;
	c.res = undefined;
	c.res = problem(c, refused);
}
