// The caller that a request's Authorization header names, once its credential is verified.
import { type Failure, failure } from "../../contract/failure.ts";
import type { Caller } from "../../practice/caller.ts";
import { verifyLearnerToken } from "./learner-token.ts";
import { SERVER_KEY_PREFIX, verifyServerKey } from "./server-key.ts";

type Secrets = Pick<Env, "SERVER_KEY_SECRET" | "TOKEN_SECRET" | "REVOKED_SERVER_KEYS">;

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/i;

/**
 * A header that is there but wrong is refused, not ignored: its sender believes to be someone. `nowS` in seconds since
 * 1970.
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

function invalid(): Failure {
	return failure(
		"credential-invalid",
		"The Authorization header holds neither a valid learner token nor a valid server key.",
	);
}
