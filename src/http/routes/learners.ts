// Learners, their tokens, and what their record adds up to.

import * as v from "valibot";
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { LearnerRequest, type LearnerToken, TokenRequest } from "../../contract/learner.ts";
import { ANONYMOUS_ID_PREFIX, ANONYMOUS_TENANT, LearnerId, type LearnerName } from "../../contract/primitives.ts";
import { ProgressQuery } from "../../contract/progress.ts";
import { NoQuery } from "../../contract/query.ts";
import { type AppContext, nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireMinter, requireRecord } from "../identity/authorize.ts";
import { toBase64url } from "../identity/base64url.ts";
import { ANONYMOUS_TOKEN_LIFETIME_S, MINTED_TOKEN_LIFETIME_S, signLearnerToken } from "../identity/learner-token.ts";
import { learnerRecord } from "../learner-record.ts";
import { problem } from "../problem.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const learnerRoutes = new Hono()
	.post("/v1/learners", queryParameters(NoQuery), jsonBody(LearnerRequest, { optional: true }), async (c) => {
		if (c.get("caller").kind === "server")
			return problem(c, failure("server-key-refused", DETAILS.keyMakesNoAnonymous));
		const random = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
		const learnerId = v.parse(LearnerId, ANONYMOUS_ID_PREFIX + random);
		return c.json(await mintToken(c, { tenant: ANONYMOUS_TENANT, learnerId }, undefined), 201);
	})
	.post(
		"/v1/learners/:learnerId/tokens",
		requireMinter,
		...authorizeLearner,
		queryParameters(NoQuery),
		jsonBody(TokenRequest, { optional: true }),
		async (c) => c.json(await mintToken(c, c.get("learner"), c.req.valid("json").expiresInSeconds), 201),
	)
	.get(
		"/v1/learners/:learnerId/progress",
		...authorizeLearner,
		queryParameters(ProgressQuery),
		requireRecord,
		async (c) => {
			const learner = c.get("learner");
			const { timeZone = "UTC" } = c.req.valid("query");
			return c.json(await learnerRecord(c, learner).progress(learner.learnerId, timeZone));
		},
	);

/** A token that lives for `wishedS` seconds from now, or as long as such tokens do. */
async function mintToken(c: AppContext, learner: LearnerName, wishedS: number | undefined): Promise<LearnerToken> {
	const usualS = learner.tenant === ANONYMOUS_TENANT ? ANONYMOUS_TOKEN_LIFETIME_S : MINTED_TOKEN_LIFETIME_S;
	const nowS = nowSeconds();
	const expiresAtS = nowS + (wishedS ?? usualS);
	const wish = { learner, keyId: c.get("keyId"), nowS, expiresAtS };
	return {
		learnerId: learner.learnerId,
		token: await signLearnerToken(wish, c.get("configuration").tokens),
		expiresAt: new Date(expiresAtS * 1000).toISOString(),
	};
}
