// A new scenario: what is wished for, completed by choice and chance, and whom it is for.
import { DEFAULT_POLICY } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { ScenarioRequest } from "../contract/scenario-request.ts";
import { type ChosenSpec, chooseSpec, type Wish } from "../exercise/choose.ts";
import { generateExercise } from "../exercise/generate.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, credentialRequired, learnerNamedBy } from "./identity/caller.ts";
import { SCENARIO_LIFETIME_S, type ScenarioDescription } from "./identity/scenario-id.ts";
import { type Failure, failure } from "./problem.ts";

/** `nowS` in seconds since 1970. */
export function describeNewScenario(
	{ locale: _, learnerId, seed, policy, ...wish }: ScenarioRequest,
	caller: Caller,
	locale: Locale,
	nowS: number,
): { readonly ok: true; readonly description: ScenarioDescription } | Failure {
	if (policy && learnerId === undefined) return policyNeedsLearner();
	const bound = learnerId === undefined ? { ok: true as const, to: null } : bindTo(learnerId, caller);
	if (!bound.ok) return bound;
	const chosen = chooseAsking(wish, seed);
	if (!chosen.ok) return failure(chosen.reason, chosen.detail);
	return {
		ok: true,
		description: {
			spec: chosen.spec,
			locale,
			seedGiven: seed !== undefined,
			boundTo: bound.to,
			...(policy && { policy: { ...DEFAULT_POLICY, ...policy } }),
			issuedAt: nowS,
			expiresAt: nowS + SCENARIO_LIFETIME_S,
		},
	};
}

/** Seeds that are tried where the caller gave none: not every scenario of a template has each kind to ask for. */
const TRIED_SEEDS = 8;

function chooseAsking(wish: Omit<Wish, "seed">, seed: number | undefined): ChosenSpec {
	for (let tried = 1; ; tried++) {
		const chosen = chooseSpec(
			{ ...wish, seed: seed ?? randomSeed() },
			(spec) => generateExercise(spec).blanks.length > 0,
		);
		const mayTryAgain = seed === undefined && tried < TRIED_SEEDS;
		if (chosen.ok || chosen.reason !== "nothing-to-ask" || !mayTryAgain) return chosen;
	}
}

function policyNeedsLearner(): Failure {
	const detail = "Name the learner whose attempts count in `learnerId`, or leave `policy` out.";
	return failure("policy-needs-learner", detail, { errors: [{ pointer: "/policy", detail }] });
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

export function randomSeed(): number {
	return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
