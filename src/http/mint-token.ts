// A new token for a learner, whatever it is given for.
import type { LearnerToken } from "../contract/learner.ts";
import { ANONYMOUS_TENANT, type LearnerName } from "../contract/primitives.ts";
import type { AppContext } from "./context.ts";
import type { Credential } from "./identity/identify.ts";
import { ANONYMOUS_TOKEN_LIFETIME_S, MINTED_TOKEN_LIFETIME_S, signLearnerToken } from "./identity/learner-token.ts";

export interface Minting extends Pick<Credential, "keyId" | "renewable"> {
	readonly learner: LearnerName;
	/**
	 * When it is issued, s since 1970: taken before the record was asked whether its learner was erased, so that whoever
	 * erases it meanwhile erases this token too.
	 */
	readonly nowS: number;
	/** How long it lives; left out: as long as such tokens do. */
	readonly lifetimeS?: number | undefined;
}

export async function mintToken(c: AppContext, minting: Minting): Promise<LearnerToken> {
	const { learner, keyId, renewable, nowS } = minting;
	const usualS = learner.tenant === ANONYMOUS_TENANT ? ANONYMOUS_TOKEN_LIFETIME_S : MINTED_TOKEN_LIFETIME_S;
	const expiresAtS = nowS + (minting.lifetimeS ?? usualS);
	return {
		learnerId: learner.learnerId,
		token: await signLearnerToken({ learner, keyId, renewable, nowS, expiresAtS }, c.get("configuration").tokens),
		expiresAt: new Date(expiresAtS * 1000).toISOString(),
	};
}
