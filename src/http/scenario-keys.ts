// What the deployment's scenario keys are for: to seal a description as an id, to open an id again, and to prove that a
// scenario was graded.
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
import { importKeyRing, type KeyRing } from "./identity/key-ring.ts";
import { openScenario, sealScenario } from "./identity/scenario-id.ts";
import { pathParameters } from "./validate.ts";

/** The id of a scenario that is described so. */
export async function scenarioIdOf(c: AppContext, description: ScenarioDescription): Promise<string> {
	return sealScenario(description, await keyRing(c.env.SCENARIO_KEYS));
}

const UNOPENED = {
	"scenario-not-found": "The id was not made here, or was changed or cut on its way.",
	"scenario-expired": "Scenarios live for 30 days; ask for a new one.",
} as const;

/** Middleware for every path with {scenarioId}. */
export const scenarioPath = pathParameters(ScenarioPath, "scenario-not-found");

/** What the scenario of this id is made from, whoever may use it. */
export async function describedBy(
	c: AppContext,
	id: string,
): Promise<{ readonly ok: true; readonly description: ScenarioDescription } | Failure> {
	const opened = await openScenario(id, await keyRing(c.env.SCENARIO_KEYS), nowSeconds());
	return opened.ok ? opened : failure(opened.reason, UNOPENED[opened.reason]);
}

/** `user` is whoever wants to view or grade it. */
export async function openById(c: AppContext, id: string, user: Caller): Promise<OpenedExercise | Failure> {
	const opened = await describedBy(c, id);
	return opened.ok ? openExercise(id, opened.description, user) : opened;
}

/** That this scenario was graded. */
export async function proofOf(c: AppContext, id: string): Promise<string> {
	return proveGraded(id, await keyRing(c.env.SCENARIO_KEYS));
}

/** What a result says beyond the grades, where it shows the solution. */
export async function solutionOf(
	c: AppContext,
	{ id, exercise }: OpenedExercise,
	misconceptions: GradeResult["misconceptions"],
): Promise<SolutionAccess> {
	return solutionAccess(id, await proofOf(c, id), changingTheRun(exercise, misconceptions));
}

/** Whether this is the proof that such a result gave. */
export async function isProofOf(c: AppContext, proof: string, scenarioId: string): Promise<boolean> {
	return provesGraded(proof, scenarioId, await keyRing(c.env.SCENARIO_KEYS));
}

let imported: { readonly secret: string; readonly ring: Promise<KeyRing> } | undefined;

/** Importing keys is asynchronous work that need not be done at every request. */
function keyRing(secret: string): Promise<KeyRing> {
	if (imported?.secret !== secret) imported = { secret, ring: importKeyRing(secret) };
	return imported.ring;
}
