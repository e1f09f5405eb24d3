// What a learner practises next: one, or a pack to take along where there is no network. Nothing is stored.
import { NextQuery, PackQuery } from "../../contract/next.ts";
import { SCENARIO_LIFETIME_S } from "../../practice/make.ts";
import { chooseNextOnes, type NextChoice, type NextPick } from "../../practice/next.ts";
import { reasonDocument } from "../../practice/next-document.ts";
import { bank } from "../../question-bank/carried.ts";
import { seededRandom } from "../../scenario/random.ts";
import type { Locale } from "../../text/locale.ts";
import { type AppContext, nowSeconds, randomSecret, randomSeed } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { refuseErasedReader } from "../identity/erased.ts";
import { questionInline, scenarioInline } from "../inline.ts";
import { learnerRecord } from "../learner-record.ts";
import { acceptedLocale } from "../locale.ts";
import { scenarioIdOf } from "../scenario-keys.ts";
import { queryParameters } from "../validate.ts";

const DEFAULT_PACK = 10;

export const nextRoutes = new Hono()
	.get(
		"/v1/learners/:learnerId/next",
		...authorizeLearner,
		queryParameters(NextQuery),
		refuseErasedReader,
		async (c) => {
			const { locale = acceptedLocale(c), family } = c.req.valid("query");
			const [item] = await nextItems(c, { n: 1, family }, locale);
			if (!item) throw new Error("every skill is asked by something");
			return c.json(item);
		},
	)
	.get(
		"/v1/learners/:learnerId/pack",
		...authorizeLearner,
		queryParameters(PackQuery),
		refuseErasedReader,
		async (c) => {
			const { locale = acceptedLocale(c), family, n = DEFAULT_PACK } = c.req.valid("query");
			const nowS = nowSeconds();
			const items = await nextItems(c, { n, family }, locale);
			return c.json({ madeAt: timestamp(nowS), expiresAt: timestamp(nowS + SCENARIO_LIFETIME_S), items });
		},
	);

function timestamp(s: number): string {
	return new Date(s * 1000).toISOString();
}

async function nextItems(c: AppContext, choice: NextChoice, locale: Locale) {
	const learner = c.get("learner");
	const reviewing = await learnerRecord(c, learner).reviewing(learner.learnerId);
	const random = seededRandom(randomSeed());
	const making = { caller: c.get("caller"), locale, nowS: nowSeconds(), randomSecret, random, learner };
	const picks = chooseNextOnes(choice, bank(), reviewing, making);
	return Promise.all(picks.map((pick) => toItem(c, pick, locale)));
}

async function toItem(c: AppContext, pick: NextPick, locale: Locale) {
	const reason = reasonDocument(pick, bank(), locale, Date.now());
	if (pick.type === "question") {
		return { type: pick.type, ...reason, question: questionInline(pick.entry, pick.seed, locale) };
	}
	const id = await scenarioIdOf(c, pick.description);
	return { type: pick.type, ...reason, scenario: scenarioInline(c, id, pick.description, locale) };
}
