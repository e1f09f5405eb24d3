// What the deployment's scenario keys are for: to seal a description as an id, to open an id again, and to prove that a
// scenario was graded.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { SolutionAccess } from "../contract/result.ts";
import { ScenarioPath } from "../contract/scenario-request.ts";
import type { GradeResult } from "../exercise/types.ts";
import { changingTheRun } from "../practice/believed.ts";
import type { Caller } from "../practice/caller.ts";
import { type OpenedExercise, openExercise } from "../practice/open.ts";
import type { ScenarioDescription } from "../practice/scenario-description.ts";
import { solutionAccess } from "../practice/solution.ts";
import { type AppContext, nowSeconds } from "./context.ts";
import { proveGraded, provesGraded } from "./identity/grading-proof.ts";
import { openScenario, sealScenario } from "./identity/scenario-id.ts";
import { pathParameters } from "./validate.ts";

/** The id of a scenario that is described so. */
export async function scenarioIdOf(c: AppContext, description: ScenarioDescription): Promise<string> {
	return sealScenario(description, c.get("configuration").scenarioKeys);
}

const UNOPENED = {
	"scenario-not-found": DETAILS.scenarioNotFound,
	"scenario-expired": DETAILS.scenarioExpired,
} as const;

/** Middleware for every path with {scenarioId}. */
export const scenarioPath = pathParameters(ScenarioPath, "scenario-not-found");

/** `user` is whoever wants to view or grade it: the caller, or the learner that an attempt is for. */
export async function openById(c: AppContext, id: string, user: Caller): Promise<OpenedExercise | Failure> {
	const opened = await openScenario(id, c.get("configuration").scenarioKeys, nowSeconds());
	return opened.ok ? openExercise(id, opened.description, user) : failure(opened.reason, UNOPENED[opened.reason]);
}

/** What a result says beyond the grades, where it shows the solution. */
export async function solutionOf(
	c: AppContext,
	{ id, exercise }: OpenedExercise,
	misconceptions: GradeResult["misconceptions"],
): Promise<SolutionAccess> {
	const proof = await proveGraded(id, c.get("configuration").scenarioKeys);
	return solutionAccess(id, proof, changingTheRun(exercise, misconceptions));
}

/** Whether this is the proof that such a result gave. */
export async function isProofOf(c: AppContext, proof: string, scenarioId: string): Promise<boolean> {
	return provesGraded(proof, scenarioId, c.get("configuration").scenarioKeys);
}
