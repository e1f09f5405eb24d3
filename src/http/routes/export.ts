// Everything that a learner's record holds.
import { ExportQuery } from "../../contract/export.ts";
import { decodePlace, encodePlace } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireRecord } from "../identity/authorize.ts";
import { learnerRecord } from "../learner-record.ts";
import { pageParameters } from "../validate.ts";

export const exportRoutes = new Hono().get(
	"/v1/learners/:learnerId/export",
	...authorizeLearner,
	pageParameters(ExportQuery, decodePlace),
	requireRecord,
	async (c) => {
		const learner = c.get("learner");
		const { cursor = null } = c.req.valid("query");
		const { json, next } = await learnerRecord(c, learner).exportPage(learner.learnerId, cursor);
		const nextCursor = JSON.stringify(next && encodePlace(next));
		return c.body(`${json.slice(0, -1)},"nextCursor":${nextCursor}}`, 200, { "Content-Type": "application/json" });
	},
);
