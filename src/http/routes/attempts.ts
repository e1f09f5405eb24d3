// Submissions that a learner's record keeps: recorded once whatever is repeated, listed, shown again.
import { Hono } from "hono/tiny";
import * as v from "valibot";
import { Attempt, AttemptNumber, AttemptPage, AttemptRequest, IdempotencyKey } from "../../contract/attempt.ts";
import { PageLimit } from "../../contract/page-limit.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { learnerRecord } from "../learner-record.ts";
import { LocaleQuery } from "../locale.ts";
import { operation } from "../openapi/operation.ts";
import { failure, problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { type RecordedOutcome, recordAttempt } from "../record-attempt.ts";
import { jsonBody, queryParameters, requestHeaders } from "../validate.ts";

const DEFAULT_PAGE = 20;

const PageQuery = v.object({
	limit: v.exactOptional(PageLimit),
	cursor: v.exactOptional(
		v.pipe(v.string(), v.transform(decodeCursor), v.number("Expected the nextCursor of a page before")),
	),
});

export const attemptRoutes = new Hono<AppEnv>()
	.post(
		"/v1/learners/:learnerId/attempts",
		operation({
			id: "createAttempt",
			tag: "learners",
			summary: "Grade answers and record the attempt",
			description:
				"A repeat with the same Idempotency-Key and the same body answers the same bytes, also after the scenario has expired, and counts once. At an assessed scenario attempts are counted, and what the key could be worked out from is left out until the policy's `showSolution` allows it; hints that the learner took cost what the catalogue says.",
			security: "learner",
			body: true,
			success: {
				status: 201,
				description: "The result, recorded.",
				schema: Attempt,
				headers: {
					Location: "Path of the attempt.",
					"Idempotent-Replayed": "`true` when this key had been answered before.",
				},
			},
			problems: [
				"invalid-parameter",
				"invalid-idempotency-key",
				"scenario-bound-to-another-learner",
				"scenario-not-found",
				"scenario-expired",
				"scenario-retired",
				"question-not-found",
				"unknown-blank",
				"nothing-readable",
				"idempotency-key-reused",
				"attempts-used-up",
				"attempt-log-full",
				"rate-limited",
			],
		}),
		authorizeLearner,
		limitKeyless,
		queryParameters(LocaleQuery),
		requestHeaders(v.object({ "Idempotency-Key": IdempotencyKey }), "invalid-idempotency-key"),
		jsonBody(AttemptRequest),
		async (c) => {
			const { locale, submitted } = c.req.valid("json");
			const recorded = await recordAttempt(
				c,
				c.get("learner"),
				c.req.valid("header")["Idempotency-Key"],
				submitted,
				c.req.valid("query").locale ?? locale,
			);
			return recorded.ok ? respond(c, recorded.outcome) : problem(c, recorded);
		},
	)
	.get(
		"/v1/learners/:learnerId/attempts",
		operation({
			id: "listAttempts",
			tag: "learners",
			summary: "The learner's attempts, newest first",
			security: "learner",
			success: { status: 200, description: "A page of attempts.", schema: AttemptPage },
			problems: ["invalid-parameter"],
		}),
		authorizeLearner,
		queryParameters(PageQuery),
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
		operation({
			id: "getAttempt",
			tag: "learners",
			summary: "One attempt, as it was answered",
			description: "With the solution, once the policy of an assessed scenario allows it.",
			security: "learner",
			success: { status: 200, description: "The attempt.", schema: Attempt },
			problems: ["attempt-not-found"],
		}),
		authorizeLearner,
		async (c) => {
			const number = v.safeParse(AttemptNumber, c.req.param("number"));
			const found = number.success ? await learnerRecord(c, c.get("learner")).attempt(number.output) : null;
			if (found === null) {
				const detail = "The learner's record has no attempt of this number.";
				return problem(c, failure("attempt-not-found", detail));
			}
			return jsonText(c, found, 200);
		},
	);

function respond(c: AppContext, outcome: RecordedOutcome) {
	switch (outcome.kind) {
		case "recorded":
		case "replayed":
			return jsonText(c, outcome.response, 201, {
				Location: `/v1/learners/${c.get("learner").learnerId}/attempts/${outcome.number}`,
				...(outcome.kind === "replayed" && { "Idempotent-Replayed": "true" }),
			});
		case "key-reused":
			return problem(c, failure("idempotency-key-reused", "Use a new Idempotency-Key for each submission."));
		case "attempts-used-up":
			return problem(c, failure("attempts-used-up", "Its policy allows no more; ask for a new scenario."));
		case "log-full":
			return problem(c, failure("attempt-log-full", "Grade without recording instead."));
	}
}

/** JSON that is text already: stored attempts are answered byte for byte. */
function jsonText(c: AppContext, text: string, status: 200 | 201, headers: Readonly<Record<string, string>> = {}) {
	return c.body(text, status, { ...headers, "Content-Type": "application/json" });
}
