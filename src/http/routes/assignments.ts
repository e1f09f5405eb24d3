// Assignments: set, seen, changed, erased.
import {
	AssignmentChange,
	AssignmentPath,
	AssignmentRequest,
	IfMatchHeader,
} from "../../contract/assignment-request.ts";
import { ExportQuery } from "../../contract/export.ts";
import { MakingHeader } from "../../contract/idempotency-key.ts";
import { LocaleQuery, NoQuery } from "../../contract/query.ts";
import { assignmentDocument } from "../../practice/assignment-document.ts";
import { settleChange } from "../../practice/change-assignment.ts";
import { refuseUnnameable } from "../../practice/override.ts";
import { settleAssignment } from "../../practice/settle-assignment.ts";
import { bank } from "../../question-bank/carried.ts";
import type { Found, MakeOutcome } from "../../storage/assignment/outcome.ts";
import { assignmentNotFound, assignmentObject, requireServerKey, requireTeacher, tenantOf } from "../assignment.ts";
import { refusedPatch } from "../assignment-problems.ts";
import { type AppContext, randomSecret, randomSeed } from "../context.ts";
import { decodeAssignmentPlace, encodeAssignmentPlace } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { expectedRevisions, revisionTag } from "../if-match.ts";
import { acceptedLocale } from "../locale.ts";
import { makingOf, refusedKey, repeatHeaders } from "../making.ts";
import { problem } from "../problem.ts";
import { jsonBody, pageParameters, pathParameters, queryParameters, requestHeaders } from "../validate.ts";

const settling = () => ({ bank: bank(), randomSecret, randomSeed });

/** For every address of one assignment. */
const assignmentPath = pathParameters(AssignmentPath, "assignment-not-found");

export const assignmentRoutes = new Hono()
	.post(
		"/v1/assignments",
		requireServerKey,
		queryParameters(LocaleQuery),
		requestHeaders(MakingHeader, "invalid-idempotency-key"),
		jsonBody(AssignmentRequest),
		async (c) => {
			const request = c.req.valid("json");
			const { learners = [] } = request;
			const refused = refuseUnnameable(learners, c.get("caller"), (place) => ["learners", place]);
			if (refused) return problem(c, refused);
			const key = c.req.valid("header")["Idempotency-Key"] ?? null;
			const { assignmentId, bodyHash, before } = await makingOf(c, { address: ["assignments"], key, body: request });
			if (before) return respond(c, before);
			const locale = c.req.valid("query").locale ?? acceptedLocale(c);
			const settled = settleAssignment(request, { ...settling(), assignmentId, locale, nowMs: Date.now() });
			if (!settled.ok) return problem(c, settled);
			const object = assignmentObject(c, assignmentId);
			return respond(c, await object.create(tenantOf(c), settled.assignment, learners, bodyHash));
		},
	)
	.get("/v1/assignments/:assignmentId", requireTeacher, assignmentPath, queryParameters(NoQuery), async (c) => {
		const found = await assignmentObject(c, c.req.valid("param").assignmentId).read();
		return found ? answer(c, found, 200) : problem(c, assignmentNotFound());
	})
	.patch(
		"/v1/assignments/:assignmentId",
		requireServerKey,
		assignmentPath,
		queryParameters(NoQuery),
		requestHeaders(IfMatchHeader, "invalid-parameter"),
		jsonBody(AssignmentChange),
		async (c) => {
			const expected = expectedRevisions(c.req.header("If-Match"));
			if (!expected.ok) return problem(c, expected);
			const object = assignmentObject(c, c.req.valid("param").assignmentId);
			const found = await object.read();
			if (!found) return problem(c, assignmentNotFound());
			const settled = settleChange(c.req.valid("json"), found.assignment.seeds, settling());
			if (!settled.ok) return problem(c, settled);
			const patched = await object.patch(settled.change, expected.revisions);
			return patched.kind === "patched" ? answer(c, patched.kept, 200) : problem(c, refusedPatch(patched));
		},
	)
	.delete(
		"/v1/assignments/:assignmentId",
		requireServerKey,
		assignmentPath,
		queryParameters(NoQuery),
		requestHeaders(IfMatchHeader, "invalid-parameter"),
		async (c) => {
			const expected = expectedRevisions(c.req.header("If-Match"));
			if (!expected.ok) return problem(c, expected);
			const erased = await assignmentObject(c, c.req.valid("param").assignmentId).erase(expected.revisions);
			return erased.kind === "erased" ? c.body(null, 204) : problem(c, refusedPatch(erased));
		},
	)
	.get(
		"/v1/assignments/:assignmentId/export",
		requireServerKey,
		assignmentPath,
		pageParameters(ExportQuery, decodeAssignmentPlace),
		async (c) => {
			const { cursor = null } = c.req.valid("query");
			const page = await assignmentObject(c, c.req.valid("param").assignmentId).exportPage(cursor);
			if (!page) return problem(c, assignmentNotFound());
			const nextCursor = JSON.stringify(page.next && encodeAssignmentPlace(page.next));
			return c.body(`${page.json.slice(0, -1)},"nextCursor":${nextCursor}}`, 200, {
				"Content-Type": "application/json",
			});
		},
	);

function respond(c: AppContext, made: MakeOutcome) {
	if (made.kind !== "made" && made.kind !== "repeated") return problem(c, refusedKey(made));
	const { assignmentId } = made.assignment;
	return answer(c, made, 201, { Location: `/v1/assignments/${assignmentId}`, ...repeatHeaders(made) });
}

function answer(c: AppContext, { assignment, begunAtMs }: Found, status: 200 | 201, headers = {}) {
	const ETag = revisionTag(assignment.revision);
	return c.json(assignmentDocument(assignment, begunAtMs), status, { ...headers, ETag });
}
