// What the deployment's scenario keys are for: to seal a description as an id, to open an id again, and to prove that a
// scenario was graded.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { SolutionAccess } from "../contract/result.ts";
import { ScenarioPath } from "../contract/scenario-request.ts";
import type { GradeResult } from "../exercise/types.ts";
import { changingTheRun } from "../practice/believed.ts";
import type { Caller } from "../practice/caller.ts";
import { labLink } from "../practice/lab-link.ts";
import { mayComeLate } from "../practice/late.ts";
import { type OpenedExercise, openExercise } from "../practice/open.ts";
import type { ScenarioDescription } from "../practice/scenario-description.ts";
import { solutionAccess } from "../practice/solution.ts";
import { type AppContext, nowSeconds } from "./context.ts";
import { refusalOfErased } from "./identity/erased.ts";
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

/** What the scenario of this id is made from, whoever may use it. */
export async function describedBy(
	c: AppContext,
	id: string,
): Promise<{ readonly ok: true; readonly description: ScenarioDescription } | Failure> {
	const opened = await openScenario(id, c.get("configuration").scenarioKeys, nowSeconds());
	return opened.ok ? opened : failure(opened.reason, UNOPENED[opened.reason]);
}

/** The same for answers that the client says were given at `answeredAt`, an ISO timestamp: within bounds they may come late. */
export async function describedAsOf(
	c: AppContext,
	id: string,
	answeredAt: string | undefined,
): Promise<{ readonly ok: true; readonly description: ScenarioDescription; readonly late: boolean } | Failure> {
	const nowS = nowSeconds();
	const opened = await openScenario(id, c.get("configuration").scenarioKeys, nowS);
	if (opened.ok) return { ...opened, late: false };
	// Until when a paper takes answers, its terms say.
	if (opened.reason === "scenario-expired" && opened.expired.place)
		return { ok: true, description: opened.expired, late: false };
	if (opened.reason === "scenario-expired" && mayComeLate(opened.expired, answeredAt, nowS))
		return { ok: true, description: opened.expired, late: true };
	return failure(opened.reason, UNOPENED[opened.reason]);
}

/** `user` is whoever wants to view or grade it. */
export async function openById(c: AppContext, id: string, user: Caller): Promise<OpenedExercise | Failure> {
	const opened = await describedBy(c, id);
	return opened.ok ? openExercise(id, opened.description, user) : opened;
}

/** The same for the caller, with no more than a look: its record is asked whether its learner was erased since. */
export async function lookById(c: AppContext, id: string): Promise<OpenedExercise | Failure> {
	const opened = await openById(c, id, c.get("caller"));
	if (!opened.ok || !opened.description.boundTo) return opened;
	return (await refusalOfErased(c, opened.description.boundTo)) ?? opened;
}

/** That this scenario was graded. */
export async function proofOf(c: AppContext, id: string): Promise<string> {
	return proveGraded(id, c.get("configuration").scenarioKeys);
}

/** What a result says beyond the grades, where it shows the solution. */
export async function solutionOf(
	c: AppContext,
	{ id, exercise }: OpenedExercise,
	misconceptions: GradeResult["misconceptions"],
): Promise<SolutionAccess> {
	return solutionAccess(id, await proofOf(c, id), changingTheRun(exercise, misconceptions), labLink(exercise));
}

/** Whether this is the proof that such a result gave. */
export async function isProofOf(c: AppContext, proof: string, scenarioId: string): Promise<boolean> {
	return provesGraded(proof, scenarioId, c.get("configuration").scenarioKeys);
}
