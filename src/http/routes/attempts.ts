// Submissions that a learner's record keeps: recorded once whatever is repeated, listed, shown again.

import { AttemptPageQuery, AttemptPath, AttemptRequest, IdempotencyHeader } from "../../contract/attempt-request.ts";
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { LocaleQuery, NoQuery } from "../../contract/query.ts";
import type { SubmitOutcome } from "../../storage/learner/outcome.ts";
import type { AppContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireRecord } from "../identity/authorize.ts";
import { erasedFor } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { problem } from "../problem.ts";
import { recordAttempt } from "../record-attempt.ts";
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
			const { limit = DEFAULT_PAGE, cursor = Number.MAX_SAFE_INTEGER } = c.req.valid("query");
			// One more than asked for tells whether there is a next page.
			const found = await learnerRecord(c, c.get("learner")).attempts(limit + 1, cursor);
			const items = found.slice(0, limit);
			const last = items.at(-1);
			const nextCursor = found.length > limit && last ? encodeCursor(last.number) : null;
			return c.json({ items, nextCursor });
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
	);

function respond(c: AppContext, outcome: SubmitOutcome) {
	switch (outcome.kind) {
		case "recorded":
		case "replayed":
			return jsonText(c, outcome.response, 201, {
				Location: `/v1/learners/${c.get("learner").learnerId}/attempts/${outcome.number}`,
				...(outcome.kind === "replayed" && { "Idempotent-Replayed": "true" }),
			});
		case "key-reused":
			return problem(c, failure("idempotency-key-reused", DETAILS.keyReused));
		case "refused":
			return problem(c, outcome.failure);
		case "claimed-elsewhere":
			return problem(c, failure("learner-claimed", DETAILS.recordClaimed));
		case "erased":
			return problem(c, erasedFor(c.get("caller")));
		case "log-full":
			return problem(c, failure("attempt-log-full", DETAILS.attemptLogFull));
	}
}

/** JSON that is text already: stored attempts are answered byte for byte. */
function jsonText(c: AppContext, text: string, status: 200 | 201, headers: Readonly<Record<string, string>> = {}) {
	return c.body(text, status, { ...headers, "Content-Type": "application/json" });
}
