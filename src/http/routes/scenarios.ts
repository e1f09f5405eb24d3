// Scenarios: made, seen again, checked and graded. Nothing is stored.

import { AnswersRequest, ScenarioRequest } from "../../contract/scenario-request.ts";
import type { Answers } from "../../exercise/answer.ts";
import { generateExercise } from "../../exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../exercise/grade.ts";
import type { AnswerCheck } from "../../exercise/types.ts";
import { viewExercise } from "../../exercise/view.ts";
import { nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { sealScenario } from "../identity/scenario-id.ts";
import { acceptedLocale } from "../locale.ts";
import { describeNewScenario } from "../new-scenario.ts";
import { LocaleQuery } from "../parameters.ts";
import { problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { keyRing, openAnswered, openExercise, refuseIfAssessed } from "../scenario-access.ts";
import { scenarioDocument } from "../scenario-document.ts";
import { solutionAccess } from "../solution.ts";
import { jsonBody, queryParameters } from "../validate.ts";
import { sentFor } from "../withhold.ts";

export const scenarioRoutes = new Hono()
	.post("/v1/scenarios", limitKeyless, queryParameters(LocaleQuery), jsonBody(ScenarioRequest), async (c) => {
		const request = c.req.valid("json");
		const locale = c.req.valid("query").locale ?? request.locale ?? acceptedLocale(c);
		const made = describeNewScenario(request, c.get("caller"), locale, nowSeconds());
		if (!made.ok) return problem(c, made);
		const id = await sealScenario(made.description, await keyRing(c.env.SCENARIO_KEYS));
		const view = viewExercise(generateExercise(made.description.spec), locale);
		return c.json(scenarioDocument(id, made.description, locale, view, c.get("caller")), 201, {
			Location: `/v1/scenarios/${id}`,
		});
	})
	.get("/v1/scenarios/:scenarioId", limitKeyless, queryParameters(LocaleQuery), async (c) => {
		const opened = await openExercise(c, c.req.param("scenarioId"), c.get("caller"));
		if (!opened.ok) return problem(c, opened);
		const locale = c.req.valid("query").locale ?? opened.description.locale;
		const view = viewExercise(opened.exercise, locale);
		return c.json(scenarioDocument(opened.id, opened.description, locale, view, c.get("caller")));
	})
	.post(
		"/v1/scenarios/:scenarioId/validate",
		limitKeyless,
		queryParameters(LocaleQuery),
		jsonBody(AnswersRequest),
		async (c) => {
			const { answers, locale } = c.req.valid("json");
			const opened = await openAnswered(
				c,
				c.req.param("scenarioId"),
				c.get("caller"),
				answers,
				c.req.valid("query").locale ?? locale,
			);
			if (!opened.ok) return problem(c, opened);
			const checks = Object.entries(checkAnswers(opened.exercise, answers, opened.locale));
			const readable = checks.every(([, { status }]) => status !== "unreadable");
			const blanks = opened.description.policy ? checks.map((check) => asSent(check, answers)) : checks;
			return c.json({ scenarioId: opened.id, readable, blanks: Object.fromEntries(blanks) });
		},
	)
	.post(
		"/v1/scenarios/:scenarioId/grade",
		limitKeyless,
		queryParameters(LocaleQuery),
		jsonBody(AnswersRequest),
		async (c) => {
			const { answers, locale } = c.req.valid("json");
			const opened = await openAnswered(
				c,
				c.req.param("scenarioId"),
				c.get("caller"),
				answers,
				c.req.valid("query").locale ?? locale,
			);
			if (!opened.ok) return problem(c, opened);
			const refused = refuseIfAssessed(opened.description);
			if (refused) return problem(c, refused);
			return c.json({
				scenarioId: opened.id,
				...gradeExercise(opened.exercise, answers, opened.locale),
				...(await solutionAccess(c, opened.id)),
			});
		},
	);

/** Of an assessed scenario, not even how an answer is written once it was read. */
function asSent([id, check]: [string, AnswerCheck], answers: Answers): [string, AnswerCheck] {
	return [id, check.status === "readable" ? { status: "readable", value: sentFor(answers, id) } : check];
}
