// Who is calling: nobody in particular, a learner, or a server that holds a key.
import type { LearnerId, LearnerName, Tenant } from "../../contract/primitives.ts";
import { ANONYMOUS_TENANT } from "../../contract/primitives.ts";
import { type Failure, failure } from "../problem.ts";
import { verifyLearnerToken } from "./learner-token.ts";
import { SERVER_KEY_PREFIX, verifyServerKey } from "./server-key.ts";

export type Caller =
	| { readonly kind: "anonymous" }
	| { readonly kind: "learner"; readonly learner: LearnerName }
	| { readonly kind: "server"; readonly tenant: Tenant };

export type Secrets = Pick<Env, "SERVER_KEY_SECRET" | "TOKEN_SECRET" | "REVOKED_SERVER_KEYS">;

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/i;

/**
 * The caller that an Authorization header names. A header that is there but wrong is refused, not ignored: its
 * sender believes to be someone. `nowS` in seconds since 1970.
 */
export async function identify(
	authorization: string | undefined,
	secrets: Secrets,
	nowS: number,
): Promise<{ readonly ok: true; readonly caller: Caller } | Failure> {
	if (authorization === undefined) return { ok: true, caller: { kind: "anonymous" } };
	const credential = BEARER.exec(authorization)?.[1] ?? "";
	if (credential.startsWith(SERVER_KEY_PREFIX)) {
		const revoked = new Set(secrets.REVOKED_SERVER_KEYS.split(",").map((id) => id.trim()));
		const key = await verifyServerKey(credential, nowS, secrets.SERVER_KEY_SECRET, revoked);
		return key ? { ok: true, caller: { kind: "server", tenant: key.tenant } } : invalid();
	}
	const learner = await verifyLearnerToken(credential, nowS, secrets.TOKEN_SECRET);
	return learner ? { ok: true, caller: { kind: "learner", learner } } : invalid();
}

/** Whether the caller holds no key, itself or through whoever gave it its token. */
export function isKeyless(caller: Caller): boolean {
	switch (caller.kind) {
		case "anonymous":
			return true;
		case "learner":
			return caller.learner.tenant === ANONYMOUS_TENANT;
		case "server":
			return false;
	}
}

/** The learner of this id as the caller may name it, or null when it does not speak for that learner. */
export function learnerNamedBy(caller: Caller, learnerId: LearnerId): LearnerName | null {
	switch (caller.kind) {
		case "anonymous":
			return null;
		case "learner":
			return caller.learner.learnerId === learnerId ? caller.learner : null;
		case "server":
			return { tenant: caller.tenant, learnerId };
	}
}

/** Whether the caller may use what was made for this learner only. */
export function speaksFor(caller: Caller, learner: LearnerName): boolean {
	return learnerNamedBy(caller, learner.learnerId)?.tenant === learner.tenant;
}

export function credentialRequired(): Failure {
	return failure("credential-required", "Send a learner token or a server key as `Authorization: Bearer …`.", {
		headers: { "WWW-Authenticate": 'Bearer realm="seqack"' },
	});
}

function invalid(): Failure {
	return failure(
		"credential-invalid",
		"The Authorization header holds neither a valid learner token nor a valid server key.",
		{ headers: { "WWW-Authenticate": 'Bearer realm="seqack", error="invalid_token"' } },
	);
}
