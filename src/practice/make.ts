// A new scenario: what is wished for, completed by choice and chance, and whom it is for.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { DEFAULT_POLICY } from "../contract/policy.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { ScenarioRequest } from "../contract/scenario-request.ts";
import { type ChosenSpec, chooseSpec, type Wish } from "../exercise/choose.ts";
import { asksSkill } from "../exercise/generate.ts";
import { BANK_SKILLS } from "../question-bank/skills.ts";
import type { Secret } from "../scenario/chance.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, credentialRequired, learnerNamedBy, reservedFor } from "./caller.ts";
import { makeExercise } from "./exercise-of.ts";
import { notChosen } from "./not-chosen.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

/** Seconds. */
export const SCENARIO_LIFETIME_S = 30 * 86_400;

/** What a new scenario depends on beside the wish. */
export interface Making {
	readonly caller: Caller;
	readonly locale: Locale;
	/** Seconds since 1970. */
	readonly nowS: number;
	/** Another one at every call; asked only where the wish names no seed. */
	readonly randomSecret: () => Secret;
	/** How many scenarios may be made in search of what is wished for, which counts them down; `MOST_TRIED` when left out. */
	readonly trying?: Trying;
}

export type Made = { readonly ok: true; readonly description: ScenarioDescription } | Failure;

export function describeNewScenario(request: ScenarioRequest, making: Making): Made {
	const { caller, locale, nowS, randomSecret, trying = { left: MOST_TRIED } } = making;
	const { locale: _, learnerId, seed, policy, ...wish } = request;
	const refused = policy && refusePolicy(request, caller);
	if (refused) return refused;
	const bound = learnerId === undefined ? { ok: true as const, to: null } : bindTo(learnerId, caller);
	if (!bound.ok) return bound;
	const untold = wish.skill === undefined ? null : refuseSkillOfQuestions(wish.skill);
	if (untold) return untold;
	const chosen =
		seed === undefined ? chooseByChance(wish, randomSecret, trying) : chooseAsking({ ...wish, seed }, trying);
	if (!chosen.ok) return notChosen(chosen);
	return {
		ok: true,
		description: {
			spec: chosen.spec,
			locale,
			seedGiven: seed !== undefined,
			boundTo: bound.to,
			...(policy && { policy: { ...DEFAULT_POLICY, ...policy } }),
			madeBy: caller.kind,
			issuedAt: nowS,
			expiresAt: nowS + SCENARIO_LIFETIME_S,
		},
	};
}

/**
 * Scenarios that are made in search of the kinds and the skill that are wished for, in all. A template that offers a kind
 * has it in 5 of 16 of its scenarios at least, if it has it at that difficulty; where a skill can be asked, it is chosen.
 */
const MOST_TRIED = 12;

export interface Trying {
	/** Scenarios that may still be made. */
	left: number;
}

/** Where the caller gave no seed, several are tried: not every scenario of a template has each kind to ask for. */
function chooseByChance(wish: Omit<Wish, "seed">, randomSecret: () => Secret, trying: Trying): ChosenSpec {
	for (;;) {
		const leftBefore = trying.left;
		const chosen = chooseAsking({ ...wish, seed: randomSecret() }, trying);
		if (chosen.ok || chosen.reason !== "nothing-to-ask" || trying.left === 0 || trying.left === leftBefore)
			return chosen;
	}
}

function chooseAsking(wish: Wish, trying: Trying): ChosenSpec {
	return chooseSpec(wish, (spec) => {
		if (trying.left === 0) return false;
		trying.left -= 1;
		const exercise = makeExercise(spec);
		return spec.skill === undefined ? exercise.blanks.length > 0 : asksSkill(exercise, spec.skill);
	});
}

/** Of the skills that the catalogue lists, those that only questions train; null for any other name. */
function refuseSkillOfQuestions(skill: string): Failure | null {
	if (!Object.hasOwn(BANK_SKILLS, skill)) return null;
	const detail = DETAILS.skillOfQuestions(skill);
	return failure("no-template-matches", detail, [{ pointer: "/skill", detail }]);
}

/** Why this wish may have no policy; null if it may. */
function refusePolicy({ learnerId, seed }: ScenarioRequest, caller: Caller): Failure | null {
	if (caller.kind !== "server") {
		const detail = DETAILS.policyNeedsServerKey;
		const code = caller.kind === "anonymous" ? "credential-required" : "server-key-required";
		return failure(code, detail, [{ pointer: "/policy", detail }]);
	}
	if (learnerId === undefined) {
		const detail = DETAILS.policyNeedsLearner;
		return failure("policy-needs-learner", detail, [{ pointer: "/policy", detail }]);
	}
	if (seed === undefined) return null;
	const detail = DETAILS.policyTakesNoSeed;
	return failure("policy-takes-no-seed", detail, [{ pointer: "/seed", detail }]);
}

function bindTo(
	learnerId: LearnerName["learnerId"],
	caller: Caller,
): { readonly ok: true; readonly to: LearnerName } | Failure {
	const reserved = reservedFor(caller, learnerId, { pointer: "/learnerId" });
	if (reserved) return reserved;
	const to = learnerNamedBy(caller, learnerId);
	if (to) return { ok: true, to };
	if (caller.kind === "anonymous") return credentialRequired();
	return failure("learner-not-yours", DETAILS.learnerNotYours);
}
