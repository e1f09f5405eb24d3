// Papers: opened, looked at and handed in by their learner, or by whoever holds the server key; the assignments of a learner.
import { AssignmentLearnerPath } from "../../contract/assignment-request.ts";
import { LearnerAssignmentsQuery, PaperQuery } from "../../contract/paper-request.ts";
import { LocaleQuery } from "../../contract/query.ts";
import { maxPointsOf, paperHead, pathOf } from "../../practice/paper-document.ts";
import { decodeTold, encodeTold } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireRecord } from "../identity/authorize.ts";
import { refuseErased } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { finishPaper, openPaper, paperView } from "../papers.ts";
import { problem } from "../problem.ts";
import { pageParameters, pathParameters, queryParameters } from "../validate.ts";

const DEFAULT_PAGE = 20;

export const paperRoutes = new Hono()
	.get(
		"/v1/assignments/:assignmentId/learners/:learnerId/paper",
		...authorizeLearner,
		pathParameters(AssignmentLearnerPath, "assignment-not-found"),
		queryParameters(PaperQuery),
		refuseErased,
		async (c) => {
			const learner = c.get("learner");
			const { begin = true, locale } = c.req.valid("query");
			const found = await openPaper(c, learner, c.req.valid("param").assignmentId, begin);
			return found.ok ? c.json(await paperView(c, learner, found, locale)) : problem(c, found);
		},
	)
	.post(
		"/v1/assignments/:assignmentId/learners/:learnerId/finish",
		...authorizeLearner,
		pathParameters(AssignmentLearnerPath, "assignment-not-found"),
		queryParameters(LocaleQuery),
		async (c) => {
			const learner = c.get("learner");
			const found = await finishPaper(c, learner, c.req.valid("param").assignmentId);
			return found.ok ? c.json(await paperView(c, learner, found, c.req.valid("query").locale)) : problem(c, found);
		},
	)
	.get(
		"/v1/learners/:learnerId/assignments",
		...authorizeLearner,
		pageParameters(LearnerAssignmentsQuery, decodeTold),
		requireRecord,
		async (c) => {
			const learner = c.get("learner");
			const { limit = DEFAULT_PAGE, cursor = null } = c.req.valid("query");
			// One more than asked for tells whether there is a next page.
			const known = await learnerRecord(c, learner).papers({ limit: limit + 1, before: cursor });
			const nowMs = Date.now();
			const items = known.slice(0, limit).map((one) => ({
				...paperHead(one, nowMs),
				maxPoints: maxPointsOf(one.terms),
				links: { paper: `${pathOf(one.terms, learner.learnerId)}/paper` },
			}));
			const last = known.length > limit ? known[limit - 1] : undefined;
			return c.json({ items, nextCursor: last ? encodeTold(last.toldAtMs, last.terms.assignmentId) : null });
		},
	);
