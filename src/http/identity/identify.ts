// The caller that a request's Authorization header names, once its credential is verified.

import { TEACHER_DETAILS } from "../../contract/details/teacher.ts";
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import type { Caller } from "../../practice/caller.ts";
import { type TokenFacts, verifyLearnerToken } from "./learner-token.ts";
import type { MacRing } from "./mac-ring.ts";
import { SERVER_KEY_PREFIX, verifyServerKey } from "./server-key.ts";
import { TEACHER_TOKEN_PREFIX, type Teaching, verifyTeacherToken } from "./teacher-token.ts";

interface Verifying {
	readonly serverKeys: MacRing;
	readonly tokens: MacRing;
	readonly revoked: ReadonlySet<string>;
}

/** What matters of a credential beside whom it names. */
export interface Credential {
	/** Of the server key that the caller holds, or that minted its token; else null. */
	readonly keyId: string | null;
	/** Whether a token that is made by it is renewable, and it is of use for that. */
	readonly renewable: boolean;
	/**
	 * Since when the caller speaks for its learners, s since 1970: since its token was issued, and who needs none since it
	 * asks. Dead once the learner was erased in that second or later.
	 */
	readonly sinceS: number;
}

export interface Identified {
	readonly ok: true;
	readonly caller: Caller;
	readonly credential: Credential;
	/** Of a teacher's token, whose holder is nobody in particular everywhere but in that class. */
	readonly teaching: Teaching | null;
}

export type Unidentified = Failure & {
	/** A learner token that was genuine. */
	readonly expired?: TokenFacts;
};

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
	if (authorization === undefined) {
		return identified({ kind: "anonymous" }, { keyId: null, renewable: false, sinceS: nowS });
	}
	const credential = BEARER.exec(authorization)?.[1] ?? "";
	if (credential.startsWith(SERVER_KEY_PREFIX)) {
		const key = await verifyServerKey(credential, nowS, serverKeys, revoked);
		if (!key) return invalid();
		return identified({ kind: "server", tenant: key.tenant }, { keyId: key.keyId, renewable: true, sinceS: nowS });
	}
	if (credential.startsWith(TEACHER_TOKEN_PREFIX)) return identifyTeacher(credential, { tokens, revoked }, nowS);
	const verified = await verifyLearnerToken(credential, nowS, tokens, revoked);
	switch (verified.kind) {
		case "valid":
			return heldBy(verified.token);
		case "expired":
			return expired(verified.token);
		case "invalid":
			return invalid();
	}
}

async function identifyTeacher(
	credential: string,
	{ tokens, revoked }: Pick<Verifying, "tokens" | "revoked">,
	nowS: number,
): Promise<Identified | Unidentified> {
	const verified = await verifyTeacherToken(credential, nowS, tokens, revoked);
	switch (verified.kind) {
		case "valid": {
			const { teaching } = verified;
			const held = { keyId: teaching.keyId, renewable: false, sinceS: nowS };
			return identified({ kind: "anonymous" }, held, teaching);
		}
		case "expired":
			return failure("token-expired", TEACHER_DETAILS.linkExpired);
		case "invalid":
			return invalid();
	}
}

/** Whoever holds this learner token. */
export function heldBy(token: TokenFacts): Identified {
	const { learner, keyId, renewable, issuedAtS: sinceS } = token;
	return identified({ kind: "learner", learner }, { keyId, renewable, sinceS });
}

function identified(caller: Caller, credential: Credential, teaching: Teaching | null = null): Identified {
	return { ok: true, caller, credential, teaching };
}

function expired(token: TokenFacts): Unidentified {
	const { tokenExpired, unrenewableTokenExpired } = DETAILS;
	return {
		...failure("token-expired", token.renewable ? tokenExpired : unrenewableTokenExpired),
		expired: token,
	};
}

function invalid(): Failure {
	return failure("credential-invalid", DETAILS.credentialInvalid);
}
