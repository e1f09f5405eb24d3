// Learners of an assignment: named, with what differs for them, given a fresh paper, taken off.
import { AssignmentLearnerPath, AssignmentPath } from "../../contract/assignment-request.ts";
import { NamedLearners, OverrideRequest } from "../../contract/override-request.ts";
import { NoQuery } from "../../contract/query.ts";
import { reservedFor } from "../../practice/caller.ts";
import { rowDocument } from "../../practice/gradebook-document.ts";
import { namedLearners, overrideOf } from "../../practice/override.ts";
import type { RowOutcome } from "../../storage/assignment/outcome.ts";
import { assignmentObject, requireServerKey, requireTeacher } from "../assignment.ts";
import { refusedNames, refusedRow } from "../assignment-problems.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { jsonBody, pathParameters, queryParameters } from "../validate.ts";

const learnerPath = pathParameters(AssignmentLearnerPath, "learner-not-assigned");

export const assignmentLearnerRoutes = new Hono()
	.put(
		"/v1/assignments/:assignmentId/learners",
		requireServerKey,
		pathParameters(AssignmentPath, "assignment-not-found"),
		queryParameters(NoQuery),
		jsonBody(NamedLearners),
		async (c) => {
			const read = namedLearners(c.req.valid("json"), c.get("caller"));
			if (!read.ok) return problem(c, read);
			const named = await assignmentObject(c, c.req.valid("param").assignmentId).nameAll(read.named);
			if (named.kind !== "named")
				return problem(
					c,
					refusedNames(named, (place) => ["learners", place]),
				);
			return c.json({ named: read.named.length, learners: named.learners });
		},
	)
	.get(
		"/v1/assignments/:assignmentId/learners/:learnerId",
		requireTeacher,
		learnerPath,
		queryParameters(NoQuery),
		async (c) => {
			const { assignmentId, learnerId } = c.req.valid("param");
			return answerRow(c, await assignmentObject(c, assignmentId).row(learnerId));
		},
	)
	.put(
		"/v1/assignments/:assignmentId/learners/:learnerId",
		requireServerKey,
		learnerPath,
		queryParameters(NoQuery),
		jsonBody(OverrideRequest),
		async (c) => {
			const { assignmentId, learnerId } = c.req.valid("param");
			const refused = reservedFor(c.get("caller"), learnerId, { parameter: "learnerId" });
			if (refused) return problem(c, refused);
			const outcome = await assignmentObject(c, assignmentId).override(learnerId, overrideOf(c.req.valid("json")));
			switch (outcome.kind) {
				case "row":
				case "not-found":
				case "not-assigned":
					return answerRow(c, outcome);
				case "full":
				case "times":
					return problem(
						c,
						refusedNames(outcome, () => []),
					);
			}
		},
	)
	.delete(
		"/v1/assignments/:assignmentId/learners/:learnerId",
		requireServerKey,
		learnerPath,
		queryParameters(NoQuery),
		async (c) => {
			const { assignmentId, learnerId } = c.req.valid("param");
			const before = await assignmentObject(c, assignmentId).takeOff(learnerId);
			return before.kind === "row" ? c.body(null, 204) : problem(c, refusedRow(before));
		},
	)
	.post(
		"/v1/assignments/:assignmentId/learners/:learnerId/reset",
		requireServerKey,
		learnerPath,
		queryParameters(NoQuery),
		async (c) => {
			const { assignmentId, learnerId } = c.req.valid("param");
			return answerRow(c, await assignmentObject(c, assignmentId).reset(learnerId));
		},
	);

function answerRow(c: AppContext, outcome: RowOutcome) {
	return outcome.kind === "row" ? c.json(rowDocument(outcome.row, outcome.items)) : problem(c, refusedRow(outcome));
}
