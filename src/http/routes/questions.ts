// Concept questions: found, seen without their key, and graded. Nothing is stored.

import { LocaleQuery } from "../../contract/query.ts";
import {
	QuestionGradeRequest,
	QuestionPageQuery,
	QuestionPath,
	QuestionQuery,
} from "../../contract/question-request.ts";
import { findQuestions, gradeInstance, openQuestion, questionDocument } from "../../practice/questions.ts";
import { bank } from "../../question-bank/carried.ts";
import { cacheableJson } from "../caching.ts";
import { decodeKey, encodeKey } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { acceptedLocale } from "../locale.ts";
import { noteAnswer } from "../note-shown.ts";
import { problem } from "../problem.ts";
import { jsonBody, pageParameters, pathParameters, queryParameters } from "../validate.ts";

const DEFAULT_PAGE = 20;

const questionPath = pathParameters(QuestionPath, "question-not-found");

export const questionRoutes = new Hono()
	.get("/v1/questions", pageParameters(QuestionPageQuery, decodeKey), async (c) => {
		const { locale = acceptedLocale(c), limit = DEFAULT_PAGE, cursor: after, q: text, ...wish } = c.req.valid("query");
		const found = findQuestions(bank(), { ...wish, text }, locale, { after, limit });
		if (!found.ok) return problem(c, found);
		const { items, next } = found.page;
		return cacheableJson(c, { items, nextCursor: next && encodeKey(next) }, locale);
	})
	.get("/v1/questions/:questionId", questionPath, queryParameters(QuestionQuery), async (c) => {
		const { locale = acceptedLocale(c), seed } = c.req.valid("query");
		const found = openQuestion(bank(), c.req.valid("param").questionId, seed);
		if (!found.ok) return problem(c, found);
		return cacheableJson(c, questionDocument(found.instance, locale), locale);
	})
	.post(
		"/v1/questions/:questionId/grade",
		questionPath,
		queryParameters(LocaleQuery),
		jsonBody(QuestionGradeRequest),
		async (c) => {
			const { answer, seed, locale = acceptedLocale(c) } = c.req.valid("json");
			const found = openQuestion(bank(), c.req.valid("param").questionId, seed);
			if (!found.ok) return problem(c, found);
			const full = await noteAnswer(c, found.instance);
			if (full) return problem(c, full);
			return c.json(gradeInstance(found.instance, answer, c.req.valid("query").locale ?? locale));
		},
	);
