// Learners, their tokens, and what their record adds up to.
import { Hono } from "hono/tiny";
import * as v from "valibot";
import {
	LearnerRequest,
	LearnerToken,
	type LearnerToken as LearnerTokenBody,
	TokenRequest,
} from "../../contract/learner.ts";
import { ANONYMOUS_TENANT, LearnerId, type LearnerName } from "../../contract/primitives.ts";
import { Progress } from "../../contract/progress.ts";
import { type AppContext, type AppEnv, nowSeconds } from "../context.ts";
import { authorizeLearner, requireServerKey } from "../identity/authorize.ts";
import { toBase64url } from "../identity/base64url.ts";
import { ANONYMOUS_TOKEN_LIFETIME_S, MINTED_TOKEN_LIFETIME_S, signLearnerToken } from "../identity/learner-token.ts";
import { learnerRecord } from "../learner-record.ts";
import { operation } from "../openapi/operation.ts";
import { limitKeyless } from "../rate-limit.ts";
import { jsonBody } from "../validate.ts";

export const learnerRoutes = new Hono<AppEnv>()
	.post(
		"/v1/learners",
		operation({
			id: "createLearner",
			tag: "learners",
			summary: "An anonymous practice learner and its token",
			description: "Needs no credential. Nobody can guess the id; whoever loses the token loses the record.",
			security: "optional",
			body: true,
			success: { status: 201, description: "The learner.", schema: LearnerToken },
			problems: ["rate-limited"],
		}),
		limitKeyless,
		jsonBody(LearnerRequest, { optional: true }),
		async (c) => {
			const learnerId = v.parse(LearnerId, `anon-${toBase64url(crypto.getRandomValues(new Uint8Array(16)))}`);
			const learner = { tenant: ANONYMOUS_TENANT, learnerId };
			return c.json(await mintToken(c, learner, ANONYMOUS_TOKEN_LIFETIME_S), 201);
		},
	)
	.post(
		"/v1/learners/:learnerId/tokens",
		operation({
			id: "createLearnerToken",
			tag: "learners",
			summary: "A short-lived token for a learner of the key's tenant",
			description: "An LMS names its learners by opaque ids; a learner need not be made before its first token.",
			security: "server",
			body: true,
			success: { status: 201, description: "The token.", schema: LearnerToken },
			problems: [],
		}),
		requireServerKey,
		authorizeLearner,
		jsonBody(TokenRequest, { optional: true }),
		async (c) => {
			const { expiresInSeconds = MINTED_TOKEN_LIFETIME_S } = c.req.valid("json");
			return c.json(await mintToken(c, c.get("learner"), expiresInSeconds), 201);
		},
	)
	.get(
		"/v1/learners/:learnerId/progress",
		operation({
			id: "getProgress",
			tag: "learners",
			summary: "What the learner has mastered so far",
			security: "learner",
			success: { status: 200, description: "The progress.", schema: Progress },
			problems: [],
		}),
		authorizeLearner,
		async (c) => {
			const learner = c.get("learner");
			return c.json(await learnerRecord(c, learner).progress(learner.learnerId));
		},
	);

/** A token that lives for `lifetimeS` seconds from now. */
async function mintToken(c: AppContext, learner: LearnerName, lifetimeS: number): Promise<LearnerTokenBody> {
	const now = nowSeconds();
	const expires = now + lifetimeS;
	return {
		learnerId: learner.learnerId,
		token: await signLearnerToken(learner, now, expires, c.env.TOKEN_SECRET),
		expiresAt: new Date(expires * 1000).toISOString(),
	};
}
