// How much is allowed to whom. Each policy is also a [[ratelimits]] binding of wrangler.toml, with the same numbers.
import type { LearnerName } from "../../contract/primitives.ts";
import { type Caller, isKeyless } from "../../practice/caller.ts";

export interface LimitPolicy {
	/** Requests in each window. */
	readonly quota: number;
	readonly windowS: number;
	readonly binding: `${string}_LIMITER`;
}

export const LIMIT_POLICIES = {
	/** Of one address, of whoever holds no key and no token that a key minted. */
	keyless: { quota: 300, windowS: 60, binding: "KEYLESS_LIMITER" },
	/** Of one learner, wherever its tokens are used. */
	learner: { quota: 600, windowS: 60, binding: "LEARNER_LIMITER" },
} as const satisfies Record<string, LimitPolicy>;

export type LimitName = keyof typeof LIMIT_POLICIES;

/** What a request is counted against. */
export interface Charge {
	readonly name: LimitName;
	readonly key: string;
}

/**
 * A server key is not limited, and a token that one minted by its learner only: a whole class may sit behind one address.
 * A credential that is not valid (`null`) counts as none.
 */
export function chargesFor(caller: Caller | null, network: string): readonly Charge[] {
	const byAddress = caller === null || isKeyless(caller) ? [{ name: "keyless" as const, key: network }] : [];
	const byLearner = caller?.kind === "learner" ? [{ name: "learner" as const, key: learnerKey(caller.learner) }] : [];
	return [...byAddress, ...byLearner];
}

function learnerKey({ tenant, learnerId }: LearnerName): string {
	return JSON.stringify([tenant, learnerId]);
}
