// Learners, their tokens, and what their record adds up to.

import * as v from "valibot";
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { LearnerRequest, TokenRequest } from "../../contract/learner.ts";
import { ANONYMOUS_ID_PREFIX, ANONYMOUS_TENANT, LearnerId } from "../../contract/primitives.ts";
import { ProgressQuery } from "../../contract/progress.ts";
import { NoQuery } from "../../contract/query.ts";
import { nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner, requireMinter, requireRecord } from "../identity/authorize.ts";
import { refusalOfErased } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { mintToken } from "../mint-token.ts";
import { opaqueId } from "../opaque-id.ts";
import { problem } from "../problem.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const learnerRoutes = new Hono()
	.post("/v1/learners", queryParameters(NoQuery), jsonBody(LearnerRequest, { optional: true }), async (c) => {
		if (c.get("caller").kind === "server")
			return problem(c, failure("server-key-refused", DETAILS.keyMakesNoAnonymous));
		const learner = { tenant: ANONYMOUS_TENANT, learnerId: v.parse(LearnerId, opaqueId(ANONYMOUS_ID_PREFIX)) };
		return c.json(await mintToken(c, { learner, keyId: null, renewable: true, nowS: nowSeconds() }), 201);
	})
	.post(
		"/v1/learners/:learnerId/tokens",
		requireMinter,
		...authorizeLearner,
		queryParameters(NoQuery),
		jsonBody(TokenRequest, { optional: true }),
		async (c) => {
			const nowS = nowSeconds();
			const { expiresInSeconds: lifetimeS, renewable = true } = c.req.valid("json");
			if (c.get("caller").kind === "learner" && "renewable" in c.req.valid("json")) {
				const detail = DETAILS.renewableIsTheKeys;
				return problem(c, failure("server-key-required", detail, [{ pointer: "/renewable", detail }]));
			}
			const learner = c.get("learner");
			const erased = await refusalOfErased(c, learner);
			if (erased) return problem(c, erased);
			const minting = { ...c.get("credential"), renewable, learner, nowS, lifetimeS };
			return c.json(await mintToken(c, minting), 201);
		},
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
