// A class graded again after a correction: begun, and what it came to.
import { AssignmentPath } from "../../contract/assignment-request.ts";
import { REGRADE_DETAILS } from "../../contract/details/regrade.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { MAX_PAGE } from "../../contract/paging.ts";
import { NoQuery } from "../../contract/query.ts";
import { RegradeQuery } from "../../contract/regrade.ts";
import { changeDocument, regradeDocument } from "../../practice/regrade-document.ts";
import type { RegradedOutcome } from "../../storage/assignment/outcome.ts";
import { assignmentNotFound, assignmentObject, requireServerKey } from "../assignment.ts";
import { decodeChange, encodeChange } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { pageParameters, pathParameters, queryParameters } from "../validate.ts";

const ADDRESS = "/v1/assignments/:assignmentId/regrade";

const path = pathParameters(AssignmentPath, "assignment-not-found");

export const regradeRoutes = new Hono()
	.post(ADDRESS, requireServerKey, path, queryParameters(NoQuery), async (c) => {
		const { assignmentId } = c.req.valid("param");
		const regrade = await assignmentObject(c, assignmentId).regrade();
		if (!regrade) return problem(c, assignmentNotFound());
		const Location = `/v1/assignments/${assignmentId}/regrade`;
		return c.json(regradeDocument(assignmentId, regrade), 202, { Location });
	})
	.get(ADDRESS, requireServerKey, path, pageParameters(RegradeQuery, decodeChange), async (c) => {
		const { assignmentId } = c.req.valid("param");
		const { limit = MAX_PAGE, cursor = null } = c.req.valid("query");
		const found = await assignmentObject(c, assignmentId).regraded({ limit, after: cursor });
		if (found.kind !== "regraded") return problem(c, refused(found));
		return c.json({
			...regradeDocument(assignmentId, found.regrade),
			items: found.changes.map(changeDocument),
			nextCursor: found.next && encodeChange(found.next),
		});
	});

function refused({ kind }: Exclude<RegradedOutcome, { kind: "regraded" }>): Failure {
	switch (kind) {
		case "not-found":
			return assignmentNotFound();
		case "never-regraded":
			return failure("never-regraded", REGRADE_DETAILS.neverRegraded);
	}
}
