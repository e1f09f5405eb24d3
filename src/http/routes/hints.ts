// Hints: for practice stateless, for a learner's own scenario recorded, with their cost.

import { HintRequest } from "../../contract/hint.ts";
import type { LearnerName } from "../../contract/primitives.ts";
import { HINT_LEVELS, type HintLevel, hintFor } from "../../exercise/hint.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { learnerRecord } from "../learner-record.ts";
import { LocaleQuery } from "../parameters.ts";
import { type Failure, failure, problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { type OpenedExercise, openExercise } from "../scenario-access.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const hintRoutes = new Hono().post(
	"/v1/scenarios/:scenarioId/hints",
	limitKeyless,
	queryParameters(LocaleQuery),
	jsonBody(HintRequest),
	async (c) => {
		const { blank, level, locale } = c.req.valid("json");
		const opened = await openExercise(c, c.req.param("scenarioId"), c.get("caller"));
		if (!opened.ok) return problem(c, opened);
		const taken = await takeLevel(c, opened, blank, level);
		if (typeof taken !== "number") return problem(c, taken);
		const language = c.req.valid("query").locale ?? locale ?? opened.description.locale;
		const hint = hintFor(opened.exercise, blank, taken, language);
		return hint ? c.json({ ...hint, recorded: opened.description.boundTo !== null }) : problem(c, unknownBlank(opened));
	},
);

/** Records that the hint is taken, where that is done. */
async function takeLevel(
	c: AppContext,
	opened: OpenedExercise,
	blank: string,
	wished: HintLevel | undefined,
): Promise<HintLevel | Failure> {
	const { boundTo } = opened.description;
	if (!opened.exercise.blanks.some(({ id }) => id === blank)) return unknownBlank(opened);
	return boundTo ? takeRecorded(c, boundTo, opened, blank, wished) : (wished ?? HINT_LEVELS[0]);
}

async function takeRecorded(
	c: AppContext,
	learner: LearnerName,
	{ id, description }: OpenedExercise,
	blank: string,
	wished: HintLevel | undefined,
): Promise<HintLevel | Failure> {
	const outcome = await learnerRecord(c, learner).takeHint({
		scenarioId: id,
		blank,
		level: wished ?? null,
		highestLevel: HINT_LEVELS[2],
		expiresAtMs: description.expiresAt * 1000,
	});
	if (outcome.kind === "log-full") return failure("attempt-log-full", "The learner's record takes no more hints.");
	return HINT_LEVELS.find((level) => level === outcome.level) ?? HINT_LEVELS[0];
}

function unknownBlank({ exercise }: OpenedExercise): Failure {
	const detail = `This scenario has the blanks ${exercise.blanks.map(({ id }) => id).join(", ")}.`;
	return failure("unknown-blank", detail, { errors: [{ pointer: "/blank", detail }] });
}
