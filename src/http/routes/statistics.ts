// What an assignment's results say of the class, and follow-ups for those who need them.
import { AssignmentPath } from "../../contract/assignment-request.ts";
import { STATISTICS_DETAILS } from "../../contract/details/statistics.ts";
import { failure } from "../../contract/failure.ts";
import { MakingHeader } from "../../contract/idempotency-key.ts";
import { MapQuery } from "../../contract/misconception-map.ts";
import { LocaleQuery } from "../../contract/query.ts";
import { RemedialRequest, type RemedialView } from "../../contract/remedial.ts";
import { assignmentDocument } from "../../practice/assignment-document.ts";
import { mapDocument, mapFigure } from "../../practice/misconception-map-document.ts";
import { aboutOf, settleRemedial } from "../../practice/remedial.ts";
import { statisticsDocument } from "../../practice/statistics-document.ts";
import { bank } from "../../question-bank/carried.ts";
import { renderMisconceptionMap } from "../../render/misconception-map.ts";
import { isMisconception } from "../../scenario/misconceptions.ts";
import type { MakeOutcome } from "../../storage/assignment/outcome.ts";
import { assignmentNotFound, assignmentObject, requireTeacher, tenantOf } from "../assignment.ts";
import { type AppContext, randomSecret, randomSeed } from "../context.ts";
import { Hono } from "../hono.ts";
import { revisionTag } from "../if-match.ts";
import { acceptedLocale } from "../locale.ts";
import { makingOf, refusedKey, repeatHeaders } from "../making.ts";
import { svgHeaders } from "../pictures.ts";
import { problem } from "../problem.ts";
import { mintTeacherLink } from "../teacher-link.ts";
import { jsonBody, pathParameters, queryParameters, requestHeaders } from "../validate.ts";

const assignmentPath = pathParameters(AssignmentPath, "assignment-not-found");

export const statisticsRoutes = new Hono()
	.get(
		"/v1/assignments/:assignmentId/statistics",
		requireTeacher,
		assignmentPath,
		queryParameters(LocaleQuery),
		async (c) => {
			const found = await assignmentObject(c, c.req.valid("param").assignmentId).statistics();
			if (!found) return problem(c, assignmentNotFound());
			const locale = c.req.valid("query").locale ?? acceptedLocale(c);
			return c.json(statisticsDocument(found.assignment, found.statistics, bank(), locale));
		},
	)
	.get(
		"/v1/assignments/:assignmentId/misconceptions",
		requireTeacher,
		assignmentPath,
		queryParameters(MapQuery),
		async (c) => {
			const { learners = true, misconception, locale = acceptedLocale(c) } = c.req.valid("query");
			if (misconception !== undefined && !isMisconception(misconception)) {
				const detail = STATISTICS_DETAILS.unknownMisconception(misconception);
				return problem(c, failure("unknown-misconception", detail, [{ parameter: "misconception", detail }]));
			}
			const object = assignmentObject(c, c.req.valid("param").assignmentId);
			const found = await object.misconceptions(misconception ?? null);
			if (!found) return problem(c, assignmentNotFound());
			return c.json(mapDocument(found.assignment, found.map, bank(), { locale, learners, misconception }));
		},
	)
	.get(
		"/v1/assignments/:assignmentId/misconceptions.svg",
		requireTeacher,
		assignmentPath,
		queryParameters(LocaleQuery),
		async (c) => {
			const found = await assignmentObject(c, c.req.valid("param").assignmentId).misconceptions(null);
			if (!found) return problem(c, assignmentNotFound());
			const locale = c.req.valid("query").locale ?? acceptedLocale(c);
			const figure = mapFigure(found.assignment, found.map, locale);
			return c.body(renderMisconceptionMap(figure, locale), 200, svgHeaders(locale));
		},
	)
	.post(
		"/v1/assignments/:assignmentId/remedial",
		requireTeacher,
		assignmentPath,
		queryParameters(LocaleQuery),
		requestHeaders(MakingHeader, "invalid-idempotency-key"),
		jsonBody(RemedialRequest),
		async (c) => {
			const request = c.req.valid("json");
			const { assignmentId: of } = c.req.valid("param");
			const key = c.req.valid("header")["Idempotency-Key"] ?? null;
			const call = { address: ["assignments", of, "remedial"], key, body: request };
			const { assignmentId, bodyHash, before } = await makingOf(c, call);
			if (before) return respond(c, before);
			const wished = aboutOf(request, bank().titles);
			if (!wished.ok) return problem(c, wished);
			const { about } = wished;
			const named = request.learners ?? null;
			const needing = await assignmentObject(c, of).needing(about, named);
			if (!needing) return problem(c, assignmentNotFound());
			const settled = settleRemedial(request, about, needing, {
				bank: bank(),
				randomSecret,
				randomSeed,
				assignmentId,
				locale: c.req.valid("query").locale ?? acceptedLocale(c),
				nowMs: Date.now(),
			});
			if (!settled.ok) return problem(c, settled);
			const object = assignmentObject(c, assignmentId);
			return respond(c, await object.create(tenantOf(c), settled.assignment, needing.learners, bodyHash));
		},
	);

/** Whom it is for are named some at a time: each takes a while to write. */
async function respond(c: AppContext, made: MakeOutcome) {
	if (made.kind !== "made" && made.kind !== "repeated") return problem(c, refusedKey(made));
	const { assignment, begunAtMs, learners } = made;
	const object = assignmentObject(c, assignment.assignmentId);
	while (await object.nameMore());
	const teaching = c.get("teaching");
	const teacherLink = teaching && (await mintTeacherLink(c, { ...teaching, assignmentId: assignment.assignmentId }));
	const view: RemedialView = {
		...assignmentDocument(assignment, begunAtMs),
		named: learners,
		...(teacherLink && { teacherLink }),
	};
	return c.json(view, 201, {
		Location: view.links.self,
		ETag: revisionTag(assignment.revision),
		...repeatHeaders(made),
	});
}
