// Concept questions: found, seen without their key, and graded. Nothing is stored.

import { QuestionGradeRequest } from "../../contract/question-request.ts";
import { listQuestions } from "../../question-bank/list.ts";
import { viewQuestion } from "../../question-bank/view.ts";
import { SKILLS } from "../../scenario/skills.ts";
import type { Locale } from "../../text/locale.ts";
import { encodeKey } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { LocaleQuery, QuestionPageQuery, QuestionQuery } from "../parameters.ts";
import { problem } from "../problem.ts";
import { bank, gradeInstance, openQuestion, refuseUnknown } from "../questions.ts";
import { limitKeyless } from "../rate-limit.ts";
import { jsonBody, queryParameters } from "../validate.ts";

const DEFAULT_PAGE = 20;

export const questionRoutes = new Hono()
	.get("/v1/questions", limitKeyless, queryParameters(QuestionPageQuery), (c) => {
		const { locale = acceptedLocale(c), limit = DEFAULT_PAGE, cursor: after, q: text, ...wish } = c.req.valid("query");
		const { titles } = bank();
		const refused =
			refuseUnknown("topic", [wish.topic], titles.topics) ??
			refuseUnknown("skill", [wish.skill], { ...SKILLS, ...titles.skills });
		if (refused) return problem(c, refused);
		const { items, next } = listQuestions(bank(), { ...wish, text }, locale, { after, limit });
		return c.json({ items, nextCursor: next && encodeKey(next) }, 200, cacheable(locale));
	})
	.get("/v1/questions/:questionId", limitKeyless, queryParameters(QuestionQuery), (c) => {
		const { locale = acceptedLocale(c), seed } = c.req.valid("query");
		const found = openQuestion(c.req.param("questionId"), seed);
		if (!found.ok) return problem(c, found);
		const view = viewQuestion(found.instance, locale);
		const self = `/v1/questions/${view.id}`;
		const links = { self, grade: `${self}/grade` };
		return c.json({ ...view, seed: found.instance.seed, links }, 200, cacheable(locale));
	})
	.post(
		"/v1/questions/:questionId/grade",
		limitKeyless,
		queryParameters(LocaleQuery),
		jsonBody(QuestionGradeRequest),
		(c) => {
			const { answer, seed, locale = acceptedLocale(c) } = c.req.valid("json");
			const found = openQuestion(c.req.param("questionId"), seed);
			if (!found.ok) return problem(c, found);
			return c.json(gradeInstance(found.instance, answer, c.req.valid("query").locale ?? locale));
		},
	);

function cacheable(locale: Locale) {
	return { "Cache-Control": "public, max-age=300", "Content-Language": locale, Vary: "Accept-Language" };
}
