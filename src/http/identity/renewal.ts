// An anonymous learner's own token, valid or expired, gets it a new one: it is all that stands for the record. A tenant's
// learner goes to whoever holds the server key.
import { ANONYMOUS_TENANT } from "../../contract/primitives.ts";
import type { Identified, Unidentified } from "./identify.ts";

/** How long after it expired. */
export const RENEWABLE_S = 180 * 86_400;

interface Asked {
	readonly method: string;
	readonly path: string;
}

/** Takes an expired token at the one address that renews it; everywhere else it stays refused. `nowS` since 1970. */
export function takeForRenewal(refused: Unidentified, asked: Asked, nowS: number): Identified | Unidentified {
	const { expired } = refused;
	if (expired?.learner.tenant !== ANONYMOUS_TENANT || nowS > expired.expiredAtS + RENEWABLE_S) return refused;
	const renews = asked.method === "POST" && asked.path === `/v1/learners/${expired.learner.learnerId}/tokens`;
	return renews ? { ok: true, caller: { kind: "learner", learner: expired.learner }, keyId: null } : refused;
}
