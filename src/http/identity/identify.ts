// The caller that a request's Authorization header names, once its credential is verified.
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { ANONYMOUS_TENANT, type LearnerName } from "../../contract/primitives.ts";
import type { Caller } from "../../practice/caller.ts";
import { verifyLearnerToken } from "./learner-token.ts";
import type { MacRing } from "./mac-ring.ts";
import { SERVER_KEY_PREFIX, verifyServerKey } from "./server-key.ts";

interface Verifying {
	readonly serverKeys: MacRing;
	readonly tokens: MacRing;
	readonly revoked: ReadonlySet<string>;
}

export interface Identified {
	readonly ok: true;
	readonly caller: Caller;
	/** Of the server key that the caller holds, else null. */
	readonly keyId: string | null;
}

/** A learner token that was genuine; when it expired is in seconds since 1970. */
export interface ExpiredToken {
	readonly learner: LearnerName;
	readonly expiredAtS: number;
}

export type Unidentified = Failure & { readonly expired?: ExpiredToken };

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/i;

/**
 * A header that is there but wrong is refused, not ignored: its sender believes to be someone. `nowS` in seconds since
 * 1970.
 */
export async function identify(
	authorization: string | undefined,
	{ serverKeys, tokens, revoked }: Verifying,
	nowS: number,
): Promise<Identified | Unidentified> {
	if (authorization === undefined) return { ok: true, caller: { kind: "anonymous" }, keyId: null };
	const credential = BEARER.exec(authorization)?.[1] ?? "";
	if (credential.startsWith(SERVER_KEY_PREFIX)) {
		const key = await verifyServerKey(credential, nowS, serverKeys, revoked);
		return key ? { ok: true, caller: { kind: "server", tenant: key.tenant }, keyId: key.keyId } : invalid();
	}
	const token = await verifyLearnerToken(credential, nowS, tokens, revoked);
	switch (token.kind) {
		case "valid":
			return { ok: true, caller: { kind: "learner", learner: token.learner }, keyId: null };
		case "expired":
			return expired(token);
		case "invalid":
			return invalid();
	}
}

function expired({ learner, expiredAtS }: ExpiredToken): Unidentified {
	const { anonymousTokenExpired, mintedTokenExpired } = DETAILS;
	const detail = learner.tenant === ANONYMOUS_TENANT ? anonymousTokenExpired : mintedTokenExpired;
	return { ...failure("token-expired", detail), expired: { learner, expiredAtS } };
}

function invalid(): Failure {
	return failure("credential-invalid", DETAILS.credentialInvalid);
}
