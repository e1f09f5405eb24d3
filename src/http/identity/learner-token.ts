// Learner tokens: short JWTs (HS256) that speak for one learner of one tenant. One that a server key minted names that
// key, so that it falls with it, and says whether it gets itself a new one.
import { jwtVerify, SignJWT } from "jose";
import * as v from "valibot";
import { ANONYMOUS_TENANT, LearnerId, type LearnerName, Tenant, Uint32 } from "../../contract/primitives.ts";
import type { MacRing } from "./mac-ring.ts";

export const ANONYMOUS_TOKEN_LIFETIME_S = 30 * 86_400;
export const MINTED_TOKEN_LIFETIME_S = 3600;

const ALGORITHM = "HS256";
const ISSUER = "seqack";
const AUDIENCE = "seqack-learner";
const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 2048;

/** What jose does not check: the learner, the key that minted it, and that whole seconds say when. */
const Claims = v.object({
	sub: LearnerId,
	tenant: Tenant,
	key: v.exactOptional(v.string()),
	renewable: v.exactOptional(v.boolean()),
	iat: Uint32,
	exp: Uint32,
});

export interface TokenWish {
	readonly learner: LearnerName;
	/** Of the server key that mints it, or that minted the one which it replaces; null where none did. */
	readonly keyId: string | null;
	/** Whether a tenant's learner gets a new one with it; left out: no. An anonymous learner always does. */
	readonly renewable?: boolean;
	/** Seconds since 1970. */
	readonly nowS: number;
	readonly expiresAtS: number;
}

/** What a genuine token says. */
export interface TokenFacts {
	readonly learner: LearnerName;
	/** Of the server key that minted it or the one before it; null where none did. */
	readonly keyId: string | null;
	/** Whether it gets its learner a new one, also for a while after it expired. */
	readonly renewable: boolean;
	/** Seconds since 1970. */
	readonly issuedAtS: number;
	readonly expiresAtS: number;
}

export type VerifiedToken =
	| { readonly kind: "valid"; readonly token: TokenFacts }
	/** Genuine, but its time is over. */
	| { readonly kind: "expired"; readonly token: TokenFacts }
	/** Forged, garbled, from the future, meant for others, or minted by a key that was revoked. */
	| { readonly kind: "invalid" };

const INVALID = { kind: "invalid" } as const;

export function signLearnerToken(wish: TokenWish, ring: MacRing): Promise<string> {
	const { learner, keyId, renewable = false, nowS, expiresAtS } = wish;
	const said = renewable && learner.tenant !== ANONYMOUS_TENANT;
	return new SignJWT({ tenant: learner.tenant, ...(keyId !== null && { key: keyId }), ...(said && { renewable }) })
		.setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
		.setSubject(learner.learnerId)
		.setIssuer(ISSUER)
		.setAudience(AUDIENCE)
		.setIssuedAt(nowS)
		.setExpirationTime(expiresAtS)
		.sign(ring.signing);
}

/** Which learner it speaks for at `nowS`. Tokens from before keys were named are good until they expire, not renewable. */
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
	const { sub: learnerId, tenant, key, renewable = tenant === ANONYMOUS_TENANT, iat, exp } = claims.output;
	if (iat > nowS + CLOCK_SKEW_S || (key !== undefined && revoked.has(key))) return INVALID;
	const token = { learner: { tenant, learnerId }, keyId: key ?? null, renewable, issuedAtS: iat, expiresAtS: exp };
	return { kind: exp > nowS ? "valid" : "expired", token };
}
