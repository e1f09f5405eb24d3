// An anonymous record becomes part of a tenant's learner: whoever shows both tokens speaks for both.
import { ClaimRequest } from "../../contract/claim.ts";
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure, type Said } from "../../contract/failure.ts";
import { ANONYMOUS_TENANT } from "../../contract/primitives.ts";
import { NoQuery } from "../../contract/query.ts";
import type { ClaimOutcome } from "../../storage/learner/outcome.ts";
import { type AppContext, nowSeconds } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { erasedFor, refuseErased } from "../identity/erased.ts";
import { type TokenFacts, verifyLearnerToken } from "../identity/learner-token.ts";
import { mayRenew } from "../identity/renewal.ts";
import { learnerRecord } from "../learner-record.ts";
import { problem } from "../problem.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const claimRoutes = new Hono().post(
	"/v1/learners/:learnerId/claims",
	...authorizeLearner,
	refuseErased,
	queryParameters(NoQuery),
	jsonBody(ClaimRequest),
	async (c) => {
		const learner = c.get("learner");
		if (learner.tenant === ANONYMOUS_TENANT)
			return problem(c, failure("server-key-required", DETAILS.claimsForTenants));
		const source = await anonymousToken(c, c.req.valid("json").token);
		if (!source) return problem(c, badToken(DETAILS.claimTokenInvalid));
		const outcome = await learnerRecord(c, learner).claim({
			source: source.learner.learnerId,
			sourceSinceS: source.issuedAtS,
			learner,
			sinceS: c.get("credential").sinceS,
		});
		if (outcome.kind !== "claimed") return problem(c, refusalOf(c, outcome));
		const { claimed, remaining } = outcome;
		return c.json({ learnerId: learner.learnerId, claimed, remaining });
	},
);

/** What the token says, if it stands for an anonymous learner: as one that has expired does for as long as it is renewable. */
async function anonymousToken(c: AppContext, token: string): Promise<TokenFacts | null> {
	const { tokens, revoked } = c.get("configuration");
	const nowS = nowSeconds();
	const verified = await verifyLearnerToken(token, nowS, tokens, revoked);
	if (verified.kind === "invalid" || verified.token.learner.tenant !== ANONYMOUS_TENANT) return null;
	return mayRenew(verified.token, nowS) ? verified.token : null;
}

function badToken(detail: Said): Failure {
	return failure("invalid-body", detail, [{ pointer: "/token", detail }]);
}

function refusalOf(c: AppContext, { kind }: Exclude<ClaimOutcome, { readonly kind: "claimed" }>): Failure {
	switch (kind) {
		case "erased":
			return erasedFor(c.get("caller"));
		case "source-erased":
			return badToken(DETAILS.claimTokenErased);
		case "too-much":
			return failure("attempt-log-full", DETAILS.claimTooMuch);
		case "claimed-elsewhere":
			return failure("learner-claimed", DETAILS.claimedByAnother);
	}
}
