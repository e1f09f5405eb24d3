// Submissions that a learner's record keeps: recorded once whatever is repeated, listed, shown again.

import { AttemptPageQuery, AttemptPath, AttemptRequest, IdempotencyHeader } from "../../contract/attempt-request.ts";
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { LocaleQuery, NoQuery } from "../../contract/query.ts";
import { knownSkills, refuseUnknown } from "../../practice/known.ts";
import { regrade } from "../../practice/regrade.ts";
import { bank } from "../../question-bank/carried.ts";
import type { SubmitOutcome } from "../../storage/learner/outcome.ts";
import type { AppContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireRecord } from "../identity/authorize.ts";
import { learnerRecord } from "../learner-record.ts";
import { acceptedLocale } from "../locale.ts";
import { problem } from "../problem.ts";
import { attemptLink, recordAttempt, recordedOf } from "../record-attempt.ts";
import { jsonBody, pageParameters, pathParameters, queryParameters, requestHeaders } from "../validate.ts";

const DEFAULT_PAGE = 20;

export const attemptRoutes = new Hono()
	.post(
		"/v1/learners/:learnerId/attempts",
		...authorizeLearner,
		queryParameters(LocaleQuery),
		requestHeaders(IdempotencyHeader, "invalid-idempotency-key"),
		jsonBody(AttemptRequest),
		async (c) => {
			const { locale, submitted } = c.req.valid("json");
			const outcome = await recordAttempt(
				c,
				c.get("learner"),
				c.req.valid("header")["Idempotency-Key"],
				submitted,
				c.req.valid("query").locale ?? locale,
			);
			return respond(c, outcome);
		},
	)
	.get(
		"/v1/learners/:learnerId/attempts",
		...authorizeLearner,
		pageParameters(AttemptPageQuery, decodeCursor),
		requireRecord,
		async (c) => {
			const {
				limit = DEFAULT_PAGE,
				cursor: before = Number.MAX_SAFE_INTEGER,
				from: fromMs,
				to: toMs,
				answers = false,
				...wish
			} = c.req.valid("query");
			const refused = refuseUnknown("skill", "skill", [wish.skill], knownSkills(bank().titles));
			if (refused) return problem(c, refused);
			const asked = { ...wish, limit, before, fromMs, toMs, answers };
			const { items, next } = await learnerRecord(c, c.get("learner")).attempts(asked);
			const nextCursor = JSON.stringify(next && encodeCursor(next));
			return jsonText(c, `{"items":${items},"nextCursor":${nextCursor}}`, 200);
		},
	)
	.get(
		"/v1/learners/:learnerId/attempts/:number",
		...authorizeLearner,
		pathParameters(AttemptPath, "attempt-not-found"),
		queryParameters(NoQuery),
		requireRecord,
		async (c) => {
			const found = await learnerRecord(c, c.get("learner")).attempt(c.req.valid("param").number);
			if (found !== null) return jsonText(c, found, 200);
			return problem(c, failure("attempt-not-found", DETAILS.attemptNotFound));
		},
	)
	.get(
		"/v1/learners/:learnerId/attempts/:number/regraded",
		...authorizeLearner,
		pathParameters(AttemptPath, "attempt-not-found"),
		queryParameters(LocaleQuery),
		requireRecord,
		async (c) => {
			const kept = await learnerRecord(c, c.get("learner")).kept(c.req.valid("param").number);
			if (!kept) return problem(c, failure("attempt-not-found", DETAILS.attemptNotFound));
			const regraded = regrade(kept, bank(), c.req.valid("query").locale ?? acceptedLocale(c));
			return regraded.ok ? c.json(regraded.document) : problem(c, regraded);
		},
	);

function respond(c: AppContext, outcome: SubmitOutcome) {
	const recorded = recordedOf(outcome, c.get("caller"));
	if (!recorded.ok) return problem(c, recorded);
	return jsonText(c, recorded.response, 201, {
		Location: attemptLink(c.get("learner"), recorded.number),
		...(recorded.replayed && { "Idempotent-Replayed": "true" }),
	});
}

/** JSON that is text already: stored attempts are answered byte for byte. */
function jsonText(c: AppContext, text: string, status: 200 | 201, headers: Readonly<Record<string, string>> = {}) {
	return c.body(text, status, { ...headers, "Content-Type": "application/json" });
}
