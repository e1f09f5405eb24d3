// A mixed set to practise with, as interview pages use it.
import { QuizQuery } from "../../contract/question-request.ts";
import type { Making } from "../../practice/make.ts";
import { describePicked, makeQuiz, type QuizPick, questionItem, scenarioItem } from "../../practice/quiz.ts";
import { bank } from "../bank.ts";
import { type AppContext, nowSeconds, randomSecret, randomSeed } from "../context.ts";
import { Hono } from "../hono.ts";
import { refuseErased } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { acceptedLocale } from "../locale.ts";
import { problem } from "../problem.ts";
import { scenarioIdOf } from "../scenario-keys.ts";
import { queryParameters } from "../validate.ts";

const DEFAULT_LENGTH = 10;
const NOTHING = { questions: [], templates: [] };

export const quizRoutes = new Hono().get("/v1/quizzes", refuseErased, queryParameters(QuizQuery), async (c) => {
	const { locale = acceptedLocale(c), seed: named, seconds = null, n = DEFAULT_LENGTH, ...wish } = c.req.valid("query");
	const caller = c.get("caller");
	const seed = named ?? randomSeed();
	const attempted = caller.kind === "learner" ? await learnerRecord(c, caller.learner).attempted() : NOTHING;
	const quiz = makeQuiz({ ...wish, n, seed }, bank(), attempted);
	if (!quiz.ok) return problem(c, quiz);
	const making = { caller, locale, nowS: nowSeconds(), randomSecret };
	const items = await Promise.all(quiz.picks.map((pick) => toItem(c, pick, named !== undefined, making)));
	return c.json({ seed, locale, seconds, items });
});

async function toItem(c: AppContext, pick: QuizPick, seedNamed: boolean, making: Making) {
	if (pick.type === "question") return questionItem(pick);
	return scenarioItem(pick, await scenarioIdOf(c, describePicked(pick, seedNamed, making)));
}
