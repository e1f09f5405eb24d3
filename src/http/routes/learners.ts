// Learners, their tokens, and what their record adds up to.

import * as v from "valibot";
import { LearnerRequest, type LearnerToken, TokenRequest } from "../../contract/learner.ts";
import { ANONYMOUS_TENANT, LearnerId, type LearnerName } from "../../contract/primitives.ts";
import { NoQuery } from "../../contract/query.ts";
import { type AppContext, nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireServerKey } from "../identity/authorize.ts";
import { toBase64url } from "../identity/base64url.ts";
import { ANONYMOUS_TOKEN_LIFETIME_S, MINTED_TOKEN_LIFETIME_S, signLearnerToken } from "../identity/learner-token.ts";
import { learnerRecord } from "../learner-record.ts";
import { limitKeyless } from "../rate-limit.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const learnerRoutes = new Hono()
	.post(
		"/v1/learners",
		limitKeyless,
		queryParameters(NoQuery),
		jsonBody(LearnerRequest, { optional: true }),
		async (c) => {
			const learnerId = v.parse(LearnerId, `anon-${toBase64url(crypto.getRandomValues(new Uint8Array(16)))}`);
			const learner = { tenant: ANONYMOUS_TENANT, learnerId };
			return c.json(await mintToken(c, learner, ANONYMOUS_TOKEN_LIFETIME_S), 201);
		},
	)
	.post(
		"/v1/learners/:learnerId/tokens",
		requireServerKey,
		...authorizeLearner,
		queryParameters(NoQuery),
		jsonBody(TokenRequest, { optional: true }),
		async (c) => {
			const { expiresInSeconds = MINTED_TOKEN_LIFETIME_S } = c.req.valid("json");
			return c.json(await mintToken(c, c.get("learner"), expiresInSeconds), 201);
		},
	)
	.get("/v1/learners/:learnerId/progress", ...authorizeLearner, queryParameters(NoQuery), async (c) => {
		const learner = c.get("learner");
		return c.json(await learnerRecord(c, learner).progress(learner.learnerId));
	});

/** A token that lives for `lifetimeS` seconds from now. */
async function mintToken(c: AppContext, learner: LearnerName, lifetimeS: number): Promise<LearnerToken> {
	const now = nowSeconds();
	const expires = now + lifetimeS;
	return {
		learnerId: learner.learnerId,
		token: await signLearnerToken(learner, now, expires, c.env.TOKEN_SECRET),
		expiresAt: new Date(expires * 1000).toISOString(),
	};
}
