// Learner tokens: short JWTs (HS256) that speak for one learner of one tenant. One that a server key minted names that
// key, so that it falls with it.
import { jwtVerify, SignJWT } from "jose";
import * as v from "valibot";
import { LearnerId, type LearnerName, Tenant, Uint32 } from "../../contract/primitives.ts";
import type { MacRing } from "./mac-ring.ts";

export const ANONYMOUS_TOKEN_LIFETIME_S = 30 * 86_400;
export const MINTED_TOKEN_LIFETIME_S = 3600;

const ALGORITHM = "HS256";
const ISSUER = "seqack";
const AUDIENCE = "seqack-learner";
const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 2048;

/** What jose does not check: the learner, the key that minted it, and that whole seconds say when. */
const Claims = v.object({ sub: LearnerId, tenant: Tenant, key: v.exactOptional(v.string()), iat: Uint32, exp: Uint32 });

export interface TokenWish {
	readonly learner: LearnerName;
	/** Of the server key that mints it; null where none does. */
	readonly keyId: string | null;
	/** Seconds since 1970. */
	readonly nowS: number;
	readonly expiresAtS: number;
}

export type VerifiedToken =
	| { readonly kind: "valid"; readonly learner: LearnerName }
	/** Genuine, but its time is over. */
	| { readonly kind: "expired"; readonly learner: LearnerName; readonly expiredAtS: number }
	/** Forged, garbled, from the future, meant for others, or minted by a key that was revoked. */
	| { readonly kind: "invalid" };

const INVALID = { kind: "invalid" } as const;

export function signLearnerToken({ learner, keyId, nowS, expiresAtS }: TokenWish, ring: MacRing): Promise<string> {
	return new SignJWT({ tenant: learner.tenant, ...(keyId !== null && { key: keyId }) })
		.setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
		.setSubject(learner.learnerId)
		.setIssuer(ISSUER)
		.setAudience(AUDIENCE)
		.setIssuedAt(nowS)
		.setExpirationTime(expiresAtS)
		.sign(ring.signing);
}

/** Which learner it speaks for at `nowS`; tokens from before keys were named are good until they expire. */
export async function verifyLearnerToken(
	token: string,
	nowS: number,
	ring: MacRing,
	revoked: ReadonlySet<string>,
): Promise<VerifiedToken> {
	if (token.length > MAX_LENGTH) return INVALID;
	for (const key of ring.all) {
		const payload = await genuinePayload(token, key);
		if (payload !== null) return judge(payload, nowS, revoked);
	}
	return INVALID;
}

/** Longer than any time that claims can tell. jose has one tolerance for all of them, so that `judge` looks at time. */
const ANY_TIME_S = 2 ** 33;

/** What the token says, where this key signed it for us. */
async function genuinePayload(token: string, key: CryptoKey): Promise<unknown> {
	try {
		const { payload } = await jwtVerify(token, key, {
			algorithms: [ALGORITHM],
			issuer: ISSUER,
			audience: AUDIENCE,
			clockTolerance: ANY_TIME_S,
		});
		return payload;
	} catch {
		// jose reports every kind of bad token by throwing; the caller learns none of the reasons.
		return null;
	}
}

/** Clocks may disagree about when a token was made, but an expired one is expired. */
function judge(payload: unknown, nowS: number, revoked: ReadonlySet<string>): VerifiedToken {
	const claims = v.safeParse(Claims, payload);
	if (!claims.success) return INVALID;
	const { sub: learnerId, tenant, key, iat, exp } = claims.output;
	if (iat > nowS + CLOCK_SKEW_S || (key !== undefined && revoked.has(key))) return INVALID;
	const learner = { tenant, learnerId };
	return exp > nowS ? { kind: "valid", learner } : { kind: "expired", learner, expiredAtS: exp };
}
