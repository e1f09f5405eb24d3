// What the use cases are given in their tests: callers, descriptions, and the answers of someone who knows.
import * as v from "valibot";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import { LearnerId, type LearnerName, Tenant } from "../../src/contract/primitives.ts";
import type { Exercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import type { Caller } from "../../src/practice/caller.ts";
import { type OpenedExercise, openExercise } from "../../src/practice/open.ts";
import type { ScenarioDescription } from "../../src/practice/scenario-description.ts";

export const NOW_S = 1_800_000_000;

export const learnerName = (tenant: string, learnerId: string): LearnerName => ({
	tenant: v.parse(Tenant, tenant),
	learnerId: v.parse(LearnerId, learnerId),
});

export const ANN = learnerName("acme", "ann");
export const NOBODY: Caller = { kind: "anonymous" };
export const SERVER: Caller = { kind: "server", tenant: ANN.tenant };
export const asLearner = (learner: LearnerName): Caller => ({ kind: "learner", learner });

export const describeThreeWay = (change: Partial<ScenarioDescription> = {}): ScenarioDescription => ({
	spec: { template: "three-way", version: 1, seed: 7, notation: "raw", profile: "rfc9293" },
	locale: "en",
	seedGiven: true,
	boundTo: null,
	madeBy: "anonymous",
	issuedAt: NOW_S,
	expiresAt: NOW_S + 60,
	...change,
});

export const assessedForAnn = (policy: Partial<Policy> = {}): ScenarioDescription =>
	describeThreeWay({ boundTo: ANN, madeBy: "server", policy: { ...DEFAULT_POLICY, ...policy } });

/** As whoever may. */
export function opened(description: ScenarioDescription): OpenedExercise {
	const found = openExercise("sc1.x", description, description.boundTo ? asLearner(description.boundTo) : NOBODY);
	if (!found.ok) throw new Error(found.detail);
	return found;
}

export function rightAnswers(exercise: Exercise): Record<string, unknown> {
	const { blanks } = gradeExercise(exercise, {}, "en");
	return Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]));
}
