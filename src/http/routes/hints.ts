// Hints: for practice stateless, for a learner's own scenario recorded, with their cost.
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { HintRequest } from "../../contract/hint.ts";
import { LocaleQuery } from "../../contract/query.ts";
import type { HintLevel } from "../../exercise/hint-levels.ts";
import { type HintTerms, hintDocument, hintTerms, notedLevel } from "../../practice/hint.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { erasedFor } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { problem } from "../problem.ts";
import { openById, scenarioPath } from "../scenario-keys.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const hintRoutes = new Hono().post(
	"/v1/scenarios/:scenarioId/hints",
	scenarioPath,
	queryParameters(LocaleQuery),
	jsonBody(HintRequest),
	async (c) => {
		const { blank, level, locale } = c.req.valid("json");
		const opened = await openById(c, c.req.valid("param").scenarioId, c.get("caller"));
		if (!opened.ok) return problem(c, opened);
		const taken = await takeLevel(c, hintTerms(opened, blank, level));
		if (typeof taken !== "number") return problem(c, taken);
		const hint = hintDocument(opened, blank, taken, c.req.valid("query").locale ?? locale);
		return hint.ok ? c.json(hint.document) : problem(c, hint);
	},
);

/** Records that the hint is taken, where that is done. */
async function takeLevel(c: AppContext, terms: HintTerms): Promise<HintLevel | Failure> {
	if (!terms.ok) return terms;
	if (terms.kind === "free") return terms.level;
	const outcome = await learnerRecord(c, terms.learner).takeHint(terms.wish, c.get("credential").sinceS);
	switch (outcome.kind) {
		case "taken":
			return notedLevel(outcome.level);
		case "log-full":
			return failure("attempt-log-full", DETAILS.hintLogFull);
		case "claimed-elsewhere":
			return failure("learner-claimed", DETAILS.recordClaimed);
		case "erased":
			return erasedFor(c.get("caller"));
	}
}
