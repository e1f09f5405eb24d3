// A new scenario: what is wished for, completed by choice and chance, and whom it is for.
import { type Failure, failure } from "../contract/failure.ts";
import { DEFAULT_POLICY } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { ScenarioRequest } from "../contract/scenario-request.ts";
import { type ChosenSpec, chooseSpec, type Wish } from "../exercise/choose.ts";
import { generateExercise } from "../exercise/generate.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, credentialRequired, learnerNamedBy } from "./caller.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

const SCENARIO_LIFETIME_S = 30 * 86_400;

/** What a new scenario depends on beside the wish. */
export interface Making {
	readonly caller: Caller;
	readonly locale: Locale;
	/** Seconds since 1970. */
	readonly nowS: number;
	/** Another 32 bits at every call; asked only where the wish names no seed. */
	readonly randomSeed: () => number;
}

export type Made = { readonly ok: true; readonly description: ScenarioDescription } | Failure;

export function describeNewScenario(
	{ locale: _, learnerId, seed, policy, ...wish }: ScenarioRequest,
	{ caller, locale, nowS, randomSeed }: Making,
): Made {
	if (policy && learnerId === undefined) return policyNeedsLearner();
	const bound = learnerId === undefined ? { ok: true as const, to: null } : bindTo(learnerId, caller);
	if (!bound.ok) return bound;
	const chosen = seed === undefined ? chooseByChance(wish, randomSeed) : chooseAsking({ ...wish, seed });
	if (!chosen.ok) return failure(chosen.reason, chosen.detail);
	return {
		ok: true,
		description: {
			spec: chosen.spec,
			locale,
			seedGiven: seed !== undefined,
			boundTo: bound.to,
			madeBy: caller.kind,
			...(policy && { policy: { ...DEFAULT_POLICY, ...policy } }),
			issuedAt: nowS,
			expiresAt: nowS + SCENARIO_LIFETIME_S,
		},
	};
}

/** Seeds that are tried where the caller gave none: not every scenario of a template has each kind to ask for. */
const TRIED_SEEDS = 8;

function chooseByChance(wish: Omit<Wish, "seed">, randomSeed: () => number): ChosenSpec {
	for (let tried = 1; ; tried++) {
		const chosen = chooseAsking({ ...wish, seed: randomSeed() });
		if (chosen.ok || chosen.reason !== "nothing-to-ask" || tried === TRIED_SEEDS) return chosen;
	}
}

function chooseAsking(wish: Wish): ChosenSpec {
	return chooseSpec(wish, (spec) => generateExercise(spec).blanks.length > 0);
}

function policyNeedsLearner(): Failure {
	const detail = "Name the learner whose attempts count in `learnerId`, or leave `policy` out.";
	return failure("policy-needs-learner", detail, [{ pointer: "/policy", detail }]);
}

function bindTo(
	learnerId: LearnerName["learnerId"],
	caller: Caller,
): { readonly ok: true; readonly to: LearnerName } | Failure {
	const to = learnerNamedBy(caller, learnerId);
	if (to) return { ok: true, to };
	if (caller.kind === "anonymous") return credentialRequired();
	return failure("learner-not-yours", "Leave `learnerId` out, or name the token's learner.");
}
