// Scenarios: made, seen again, checked and graded. Nothing is stored.
import { LocaleQuery } from "../../contract/query.ts";
import { AnswersRequest, ScenarioRequest } from "../../contract/scenario-request.ts";
import { refuseLate } from "../../practice/deadline.ts";
import { checkOpened, gradeOpened } from "../../practice/grade.ts";
import { describeNewScenario } from "../../practice/make.ts";
import { openExercise } from "../../practice/open.ts";
import { scenarioDocument } from "../../practice/scenario-document.ts";
import { nowSeconds, randomSecret } from "../context.ts";
import { Hono } from "../hono.ts";
import { refusalOfErased } from "../identity/erased.ts";
import { acceptedLocale } from "../locale.ts";
import { noteSolution } from "../note-shown.ts";
import { problem } from "../problem.ts";
import { lookById, openById, scenarioIdOf, scenarioPath, solutionOf } from "../scenario-keys.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const scenarioRoutes = new Hono()
	.post("/v1/scenarios", queryParameters(LocaleQuery), jsonBody(ScenarioRequest), async (c) => {
		const request = c.req.valid("json");
		const caller = c.get("caller");
		const locale = c.req.valid("query").locale ?? request.locale ?? acceptedLocale(c);
		const made = describeNewScenario(request, { caller, locale, nowS: nowSeconds(), randomSecret });
		if (!made.ok) return problem(c, made);
		const { boundTo } = made.description;
		const erased = boundTo && (await refusalOfErased(c, boundTo));
		if (erased) return problem(c, erased);
		const id = await scenarioIdOf(c, made.description);
		const opened = openExercise(id, made.description, caller);
		if (!opened.ok) return problem(c, opened);
		return c.json(scenarioDocument(opened, locale, caller), 201, { Location: `/v1/scenarios/${id}` });
	})
	.get("/v1/scenarios/:scenarioId", scenarioPath, queryParameters(LocaleQuery), async (c) => {
		const opened = await lookById(c, c.req.valid("param").scenarioId);
		if (!opened.ok) return problem(c, opened);
		return c.json(scenarioDocument(opened, c.req.valid("query").locale, c.get("caller")));
	})
	.post(
		"/v1/scenarios/:scenarioId/validate",
		scenarioPath,
		queryParameters(LocaleQuery),
		jsonBody(AnswersRequest),
		async (c) => {
			const { answers, locale } = c.req.valid("json");
			const opened = await lookById(c, c.req.valid("param").scenarioId);
			if (!opened.ok) return problem(c, opened);
			const checked = checkOpened(opened, answers, c.req.valid("query").locale ?? locale);
			return checked.ok ? c.json(checked.document) : problem(c, checked);
		},
	)
	.post(
		"/v1/scenarios/:scenarioId/grade",
		scenarioPath,
		queryParameters(LocaleQuery),
		jsonBody(AnswersRequest),
		async (c) => {
			const { answers, locale } = c.req.valid("json");
			const opened = await openById(c, c.req.valid("param").scenarioId, c.get("caller"));
			if (!opened.ok) return problem(c, opened);
			const late = refuseLate(opened.description, nowSeconds());
			if (late) return problem(c, late);
			const graded = gradeOpened(opened, answers, c.req.valid("query").locale ?? locale, c.get("caller"));
			if (!graded.ok) return problem(c, graded);
			const full = await noteSolution(c, opened);
			if (full) return problem(c, full);
			const access = await solutionOf(c, opened, graded.result.misconceptions);
			return c.json({ scenarioId: opened.id, ...graded.result, ...access });
		},
	);
