// A learner's own token, valid or expired, gets the learner a new one, unless a server key minted it to be the last: of an
// anonymous record it is all that there is.
import { heldBy, type Identified, type Unidentified } from "./identify.ts";
import type { TokenFacts } from "./learner-token.ts";

/** How long after it expired. */
export const RENEWABLE_S = 180 * 86_400;

interface Asked {
	readonly method: string;
	readonly path: string;
}

/** Takes an expired token at the one address that renews it; everywhere else it stays refused. `nowS` since 1970. */
export function takeForRenewal(refused: Unidentified, asked: Asked, nowS: number): Identified | Unidentified {
	const { expired } = refused;
	if (!expired || !mayRenew(expired, nowS)) return refused;
	const renews = asked.method === "POST" && asked.path === `/v1/learners/${expired.learner.learnerId}/tokens`;
	return renews ? heldBy(expired) : refused;
}

/** Whether it still stands for its learner at `nowS`, s since 1970, at least to get a new one. */
export function mayRenew({ renewable, expiresAtS }: TokenFacts, nowS: number): boolean {
	return renewable && nowS <= expiresAtS + RENEWABLE_S;
}
