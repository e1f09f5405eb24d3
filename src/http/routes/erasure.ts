// The end of a learner's record.
import { NoQuery } from "../../contract/query.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { learnerRecord } from "../learner-record.ts";
import { queryParameters } from "../validate.ts";

export const erasureRoutes = new Hono().delete(
	"/v1/learners/:learnerId",
	...authorizeLearner,
	queryParameters(NoQuery),
	async (c) => {
		const erasedS = await learnerRecord(c, c.get("learner")).erase(c.get("credential").sinceS);
		// Tokens tell the second in which they were issued: one of the next second is of after the erasure, and good.
		await passed((erasedS + 1) * 1000);
		return c.body(null, 204);
	},
);

/** Resolves once it is `atMs`, ms since 1970; a second at most, should clocks disagree. */
function passed(atMs: number): Promise<void> {
	const waitMs = Math.min(1000, Math.max(0, atMs - Date.now()));
	return new Promise((resolve) => setTimeout(resolve, waitMs));
}
