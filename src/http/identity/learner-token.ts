// Learner tokens: short JWTs (HS256) that speak for one learner of one tenant.
import { CompactSign, compactVerify } from "jose";
import * as v from "valibot";
import { LearnerId, type LearnerName, Tenant, Uint32 } from "../../contract/primitives.ts";

export const ANONYMOUS_TOKEN_LIFETIME_S = 30 * 86_400;
export const MINTED_TOKEN_LIFETIME_S = 3600;

const ISSUER = "seqack";
const AUDIENCE = "seqack-learner";
const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 2048;

const Claims = v.object({
	sub: LearnerId,
	tenant: Tenant,
	iss: v.literal(ISSUER),
	aud: v.literal(AUDIENCE),
	iat: Uint32,
	exp: Uint32,
});

/** `nowS` and `expiresAtS` in seconds since 1970. */
export function signLearnerToken(
	learner: LearnerName,
	nowS: number,
	expiresAtS: number,
	secret: string,
): Promise<string> {
	const claims: v.InferInput<typeof Claims> = {
		sub: learner.learnerId,
		tenant: learner.tenant,
		iss: ISSUER,
		aud: AUDIENCE,
		iat: nowS,
		exp: expiresAtS,
	};
	return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
		.setProtectedHeader({ alg: "HS256", typ: "JWT" })
		.sign(new TextEncoder().encode(secret));
}

/** The learner it speaks for, or null when it is forged, garbled, expired, from the future or meant for others. */
export async function verifyLearnerToken(token: string, nowS: number, secret: string): Promise<LearnerName | null> {
	if (token.length > MAX_LENGTH) return null;
	try {
		const key = new TextEncoder().encode(secret);
		const { payload } = await compactVerify(token, key, { algorithms: ["HS256"] });
		const claims = v.parse(Claims, JSON.parse(new TextDecoder().decode(payload)));
		if (claims.exp <= nowS || claims.iat > nowS + CLOCK_SKEW_S) return null;
		return { tenant: claims.tenant, learnerId: claims.sub };
	} catch {
		// jose reports every kind of bad token by throwing; the caller learns none of the reasons.
		return null;
	}
}
