// The same learner on a second device: a code that one asks for and the other redeems.
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { codeOf, PairingCodeRequest, PairingRequest } from "../../contract/pairing.ts";
import { NoQuery } from "../../contract/query.ts";
import type { Pairing } from "../../storage/pairing/object.ts";
import { type AppContext, nowSeconds } from "../context.ts";
import { hash } from "../hash.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { refusalOfErased } from "../identity/erased.ts";
import { learnerRecord } from "../learner-record.ts";
import { mintToken } from "../mint-token.ts";
import { problem } from "../problem.ts";
import { jsonBody, queryParameters } from "../validate.ts";

const LIFETIME_S = 600;
/** That one of 2^40 codes is in use is rare; twice in a row it never is. */
const MOST_DRAWN = 5;

export const pairingRoutes = new Hono()
	.post(
		"/v1/learners/:learnerId/pairing-codes",
		...authorizeLearner,
		queryParameters(NoQuery),
		jsonBody(PairingCodeRequest, { optional: true }),
		async (c) => {
			const { keyId, renewable } = c.get("credential");
			const learner = c.get("learner");
			// A token that is the last one begets no others.
			if (!renewable) return problem(c, failure("server-key-required", DETAILS.tokenPairsNot));
			const madeS = nowSeconds();
			const erased = await refusalOfErased(c, learner);
			if (erased) return problem(c, erased);
			const expiresAtMs = (madeS + LIFETIME_S) * 1000;
			const code = await openCode(c, { learner, keyId, renewable, madeS, expiresAtMs });
			return c.json({ code, expiresAt: new Date(expiresAtMs).toISOString() }, 201);
		},
	)
	.post("/v1/pairings", queryParameters(NoQuery), jsonBody(PairingRequest), async (c) => {
		const nowS = nowSeconds();
		const pairing = await (await codeObject(c, c.req.valid("json").code)).redeem();
		if (!pairing || (await isDead(c, pairing))) {
			return problem(c, failure("pairing-code-not-found", DETAILS.pairingCodeNotFound));
		}
		const { learner, keyId, renewable } = pairing;
		return c.json(await mintToken(c, { learner, keyId, renewable, nowS }), 201);
	});

async function openCode(c: AppContext, pairing: Pairing): Promise<string> {
	for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
		const code = codeOf(crypto.getRandomValues(new Uint8Array(5)));
		if (await (await codeObject(c, code)).open(pairing)) return code;
	}
	throw new Error("every code that was drawn is in use");
}

/** By the code's hash: names stand in logs, codes nowhere. */
async function codeObject(c: AppContext, code: string) {
	return c.env.PAIRING.getByName(await hash(`pairing code ${code}`));
}

/** Whether the server key was revoked, or the learner erased, since the code was asked for. */
async function isDead(c: AppContext, { learner, keyId, madeS }: Pairing): Promise<boolean> {
	if (keyId !== null && c.get("configuration").revoked.has(keyId)) return true;
	return (await learnerRecord(c, learner).standing(madeS)) === "erased";
}
