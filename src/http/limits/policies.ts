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
	/**
	 * Of one address, of pairing codes that are tried, whoever tries them. A code is one of 2^40 and lives ten minutes:
	 * 100 tries an address. Whoever tries from 1,000 addresses at once while 1,000 codes are alive finds one of them in
	 * ten minutes with a chance of 1000 * 100 * 1000 / 2^40, 1 in 10,000; from one address, with 10 alive, 1 in 10^9.
	 */
	pairing: { quota: 10, windowS: 60, binding: "PAIRING_LIMITER" },
} as const satisfies Record<string, LimitPolicy>;

export type LimitName = keyof typeof LIMIT_POLICIES;

/** What a request is counted against. */
export interface Charge {
	readonly name: LimitName;
	readonly key: string;
}

/**
 * A server key is not limited, and a token that one minted by its learner only: a whole class may sit behind one address.
 * A credential that is not valid (`null`) counts as none. Whoever `triesCode` is limited in that in any case.
 */
export function chargesFor(caller: Caller | null, network: string, triesCode: boolean): readonly Charge[] {
	const byAddress = caller === null || isKeyless(caller) ? [{ name: "keyless" as const, key: network }] : [];
	const byLearner = caller?.kind === "learner" ? [{ name: "learner" as const, key: learnerKey(caller.learner) }] : [];
	const byCode = triesCode ? [{ name: "pairing" as const, key: network }] : [];
	return [...byAddress, ...byLearner, ...byCode];
}

function learnerKey({ tenant, learnerId }: LearnerName): string {
	return JSON.stringify([tenant, learnerId]);
}
