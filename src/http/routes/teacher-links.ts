// Links to the teacher's page of an assignment.
import { AssignmentPath } from "../../contract/assignment-request.ts";
import { NoQuery } from "../../contract/query.ts";
import { TeacherLinkRequest } from "../../contract/teacher-link.ts";
import { assignmentNotFound, assignmentObject, requireServerKey, tenantOf } from "../assignment.ts";
import { nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { linkExpiresAtS, mintTeacherLink } from "../teacher-link.ts";
import { jsonBody, pathParameters, queryParameters } from "../validate.ts";

export const teacherLinkRoutes = new Hono().post(
	"/v1/assignments/:assignmentId/teacher-links",
	requireServerKey,
	pathParameters(AssignmentPath, "assignment-not-found"),
	queryParameters(NoQuery),
	jsonBody(TeacherLinkRequest, { optional: true }),
	async (c) => {
		const { assignmentId } = c.req.valid("param");
		if (!(await assignmentObject(c, assignmentId).read())) return problem(c, assignmentNotFound());
		const { keyId } = c.get("credential");
		if (keyId === null) throw new Error("a server key has an id");
		const expiresAtS = linkExpiresAtS(nowSeconds(), c.req.valid("json").expiresInSeconds);
		return c.json(await mintTeacherLink(c, { tenant: tenantOf(c), assignmentId, keyId, expiresAtS }), 201);
	},
);
