// A mixed set to practise with, as interview pages use it.

import { TEMPLATES } from "../../scenario/registry.ts";
import type { Locale } from "../../text/locale.ts";
import { type AppContext, nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { sealScenario } from "../identity/scenario-id.ts";
import { learnerRecord } from "../learner-record.ts";
import { acceptedLocale } from "../locale.ts";
import { describeNewScenario, randomSeed } from "../new-scenario.ts";
import { QuizQuery } from "../parameters.ts";
import { problem } from "../problem.ts";
import { bank, refuseUnknown } from "../questions.ts";
import { chooseQuiz, type QuizPick } from "../quiz.ts";
import { limitKeyless } from "../rate-limit.ts";
import { keyRing } from "../scenario-access.ts";
import { queryParameters } from "../validate.ts";

const DEFAULT_LENGTH = 10;
const NOTHING = { questions: [], templates: [] };

export const quizRoutes = new Hono().get("/v1/quizzes", limitKeyless, queryParameters(QuizQuery), async (c) => {
	const {
		locale = acceptedLocale(c),
		seed = randomSeed(),
		seconds = null,
		n = DEFAULT_LENGTH,
		...wish
	} = c.req.valid("query");
	const refused = refuseUnknown("topics", wish.topics ?? [], bank().titles.topics);
	if (refused) return problem(c, refused);
	const caller = c.get("caller");
	const attempted = caller.kind === "learner" ? await learnerRecord(c, caller.learner).attempted() : NOTHING;
	const picks = chooseQuiz({ ...wish, n, seed }, bank(), TEMPLATES, attempted);
	return c.json({ seed, locale, seconds, items: await Promise.all(picks.map((pick) => toItem(c, pick, locale))) });
});

async function toItem(c: AppContext, pick: QuizPick, locale: Locale) {
	const { type, seed } = pick;
	if (type === "question") {
		const { id, topic, kind, difficulty } = pick.entry;
		return { type, id, link: `/v1/questions/${id}?seed=${seed}`, difficulty, topic, kind, seed };
	}
	const { id: template, family, difficulty } = pick.template;
	const made = describeNewScenario({ template, seed }, c.get("caller"), locale, nowSeconds());
	if (!made.ok) throw new Error(made.detail);
	const id = await sealScenario({ ...made.description, seedGiven: false }, await keyRing(c.env.SCENARIO_KEYS));
	return { type, id, link: `/v1/scenarios/${id}`, difficulty, family, template };
}
