// The gradebook of an assignment, as JSON and as CSV.
import { accepts } from "hono/accepts";
import { AssignmentPath } from "../../contract/assignment-request.ts";
import { ASSIGNMENT_DETAILS } from "../../contract/details/assignment.ts";
import { type Failure, failure, type Said } from "../../contract/failure.ts";
import { GradebookQuery, MAX_CSV_PAGE } from "../../contract/gradebook.ts";
import { MAX_PAGE } from "../../contract/paging.ts";
import type { RowPlace, RowWish } from "../../course/gradebook.ts";
import { gradebookCsv } from "../../course/gradebook-csv.ts";
import { gradebookHead, rowDocument } from "../../practice/gradebook-document.ts";
import { assignmentNotFound, assignmentObject, requireTeacher } from "../assignment.ts";
import type { AppContext } from "../context.ts";
import { decodeRowPlace, encodeRowPlace } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { MEDIA_TYPES } from "../media-types.ts";
import { problem } from "../problem.ts";
import { pageParameters, pathParameters } from "../validate.ts";

type Query = Omit<GradebookQuery, "cursor"> & { readonly cursor?: RowPlace };

const path = pathParameters(AssignmentPath, "assignment-not-found");
const query = pageParameters(GradebookQuery, decodeRowPlace);

export const gradebookRoutes = new Hono()
	.get("/v1/assignments/:assignmentId/gradebook", requireTeacher, path, query, (c) => {
		const { assignmentId } = c.req.valid("param");
		return wantsCsv(c)
			? answerCsv(c, assignmentId, c.req.valid("query"))
			: answerJson(c, assignmentId, c.req.valid("query"));
	})
	.get("/v1/assignments/:assignmentId/gradebook.csv", requireTeacher, path, query, (c) =>
		answerCsv(c, c.req.valid("param").assignmentId, c.req.valid("query")),
	);

function wantsCsv(c: AppContext): boolean {
	const supports = ["application/json", MEDIA_TYPES.csv];
	return accepts(c, { header: "Accept", supports, default: "application/json" }) === MEDIA_TYPES.csv;
}

type Wished = { readonly ok: true; readonly wish: RowWish } | Failure;

/** `most` rows a page at most, and where none are named. */
function wishOf({ sort, limit = Number.NaN, cursor, state, late, learner }: Query, most: number): Wished {
	if (limit > most) return refuse("limit", ASSIGNMENT_DETAILS.rowsOfJson(most));
	if (cursor && sort && cursor.sort !== sort) return refuse("cursor", ASSIGNMENT_DETAILS.cursorOfOtherSort);
	const order = cursor?.sort ?? sort ?? "learner";
	const wish = { sort: order, limit: limit || most, after: cursor ?? null, state, late, learner };
	return { ok: true, wish };
}

function refuse(parameter: string, detail: Said): Failure {
	return failure("invalid-parameter", detail, [{ parameter, detail }]);
}

async function answerJson(c: AppContext, assignmentId: string, asked: Query) {
	const wished = wishOf(asked, MAX_PAGE);
	if (!wished.ok) return problem(c, wished);
	const isFirst = wished.wish.after === null;
	const book = await assignmentObject(c, assignmentId).gradebook(wished.wish, isFirst);
	if (!book) return problem(c, assignmentNotFound());
	const { assignment, counts, rows, next } = book;
	const page = {
		...gradebookHead(assignment),
		...(counts && { counts }),
		items: rows.map((row) => rowDocument(row, assignment.items.length)),
		nextCursor: next && encodeRowPlace(next),
	};
	return c.json(page, 200, { Vary: "Accept" });
}

async function answerCsv(c: AppContext, assignmentId: string, asked: Query) {
	const wished = wishOf(asked, MAX_CSV_PAGE);
	if (!wished.ok) return problem(c, wished);
	const book = await assignmentObject(c, assignmentId).gradebook(wished.wish, false);
	if (!book) return problem(c, assignmentNotFound());
	const locale = asked.locale ?? acceptedLocale(c);
	return c.body(gradebookCsv(book.assignment, book.rows, locale), 200, {
		"Content-Type": `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
		"Content-Disposition": `attachment; filename="${assignmentId}.csv"`,
		"Content-Language": locale,
		Vary: "Accept, Accept-Language",
		...(book.next && { Link: `<${nextPage(c, book.next)}>; rel="next"` }),
	});
}

/** The same address with the place to go on (RFC 8288). */
function nextPage(c: AppContext, place: RowPlace): string {
	const { pathname, searchParams } = new URL(c.req.url);
	searchParams.set("cursor", encodeRowPlace(place));
	return `${pathname}?${searchParams}`;
}
