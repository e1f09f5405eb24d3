// A mixed set to practise with, as interview pages use it.
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { MAX_INLINE, QuizQuery } from "../../contract/question-request.ts";
import type { Caller } from "../../practice/caller.ts";
import { makeQuiz, type QuizPick, questionItem, quizNote, scenarioItem } from "../../practice/quiz.ts";
import { questionMark } from "../../practice/quiz-terms.ts";
import { quizContent, refuseVersion, writeQuizVersion } from "../../practice/quiz-version.ts";
import type { Attempted } from "../../practice/submission.ts";
import { bank } from "../../question-bank/carried.ts";
import type { Locale } from "../../text/locale.ts";
import { type AppContext, nowSeconds, randomSecret, randomSeed } from "../context.ts";
import { Hono } from "../hono.ts";
import { refuseErasedReader } from "../identity/erased.ts";
import { sealQuiz } from "../identity/quiz-id.ts";
import { questionInline, scenarioInline } from "../inline.ts";
import { learnerRecord } from "../learner-record.ts";
import { acceptedLocale } from "../locale.ts";
import { problem } from "../problem.ts";
import { scenarioIdOf } from "../scenario-keys.ts";
import { queryParameters } from "../validate.ts";

const DEFAULT_LENGTH = 10;

export const quizRoutes = new Hono().get("/v1/quizzes", refuseErasedReader, queryParameters(QuizQuery), async (c) => {
	const { locale = acceptedLocale(c), seed: named, seconds, n = DEFAULT_LENGTH, ...query } = c.req.valid("query");
	const { version, contents, ...wish } = query;
	const content = quizContent(bank());
	const refused = refuseVersion(version, named, content) ?? refuseContents(contents, n);
	if (refused) return problem(c, refused);
	const caller = c.get("caller");
	const nowS = nowSeconds();
	const seed = named ?? randomSeed();
	const deadline = seconds === undefined ? undefined : nowS + seconds;
	const attempted = await attemptedBy(c, caller, version?.upTo);
	const choice = { ...wish, n, seed, seedNamed: named !== undefined, deadline };
	const quiz = makeQuiz(choice, bank(), attempted, { caller, locale, nowS, randomSecret });
	if (!quiz.ok) return problem(c, quiz);
	const inline = contents ?? n <= MAX_INLINE;
	const items = await Promise.all(quiz.picks.map((pick) => toItem(c, pick, locale, inline)));
	return c.json({
		seed,
		version: writeQuizVersion({ content, upTo: version?.upTo ?? attempted.upTo }),
		locale,
		seconds: seconds ?? null,
		deadline: deadline === undefined ? null : new Date(deadline * 1000).toISOString(),
		quizId: deadline === undefined ? null : await quizIdOf(c, deadline, quiz.picks),
		note: quizNote(items.length, n)?.[locale] ?? null,
		items,
	});
});

function refuseContents(contents: boolean | undefined, n: number): Failure | null {
	if (!contents || n <= MAX_INLINE) return null;
	const detail = DETAILS.contentsOfFew(MAX_INLINE);
	return failure("invalid-parameter", detail, [{ parameter: "contents", detail }]);
}

/** What the learner had attempted up to this attempt, or by now; nothing where it is nobody in particular. */
async function attemptedBy(c: AppContext, caller: Caller, upTo: number | undefined): Promise<Attempted> {
	if (caller.kind !== "learner") return { upTo: 0, questions: [], templates: [] };
	return learnerRecord(c, caller.learner).attempted(upTo);
}

async function quizIdOf(c: AppContext, deadline: number, picks: readonly QuizPick[]): Promise<string> {
	const questions = picks.flatMap((pick) => (pick.type === "question" ? [questionMark(pick.entry.id, pick.seed)] : []));
	return sealQuiz({ deadline, questions }, c.get("configuration").scenarioKeys);
}

async function toItem(c: AppContext, pick: QuizPick, locale: Locale, inline: boolean) {
	if (pick.type === "question") {
		return { ...questionItem(pick), ...(inline && { question: questionInline(pick.entry, pick.seed, locale) }) };
	}
	const id = await scenarioIdOf(c, pick.description);
	const item = scenarioItem(pick, id);
	return inline ? { ...item, scenario: scenarioInline(c, id, pick.description, locale) } : item;
}
