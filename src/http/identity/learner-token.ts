// Learner tokens: short JWTs (HS256) that speak for one learner of one tenant.
import { jwtVerify, SignJWT } from "jose";
import * as v from "valibot";
import { LearnerId, type LearnerName, Tenant, Uint32 } from "../../contract/primitives.ts";

export const ANONYMOUS_TOKEN_LIFETIME_S = 30 * 86_400;
export const MINTED_TOKEN_LIFETIME_S = 3600;

const ALGORITHM = "HS256";
const ISSUER = "seqack";
const AUDIENCE = "seqack-learner";
const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 2048;

/** What jose does not check: the learner, and that whole seconds say when. */
const Claims = v.object({ sub: LearnerId, tenant: Tenant, iat: Uint32, exp: Uint32 });

/** `nowS` and `expiresAtS` in seconds since 1970. */
export function signLearnerToken(
	{ learnerId, tenant }: LearnerName,
	nowS: number,
	expiresAtS: number,
	secret: string,
): Promise<string> {
	return new SignJWT({ tenant })
		.setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
		.setSubject(learnerId)
		.setIssuer(ISSUER)
		.setAudience(AUDIENCE)
		.setIssuedAt(nowS)
		.setExpirationTime(expiresAtS)
		.sign(new TextEncoder().encode(secret));
}

/** The learner it speaks for, or null when it is forged, garbled, expired, from the future or meant for others. */
export async function verifyLearnerToken(token: string, nowS: number, secret: string): Promise<LearnerName | null> {
	if (token.length > MAX_LENGTH) return null;
	try {
		const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
			algorithms: [ALGORITHM],
			issuer: ISSUER,
			audience: AUDIENCE,
			currentDate: new Date(nowS * 1000),
		});
		const { tenant, sub: learnerId, iat } = v.parse(Claims, payload);
		// Clocks may disagree about when a token was made, but an expired one is expired: jose has one tolerance for both.
		return iat > nowS + CLOCK_SKEW_S ? null : { tenant, learnerId };
	} catch {
		// jose reports every kind of bad token by throwing; the caller learns none of the reasons.
		return null;
	}
}
