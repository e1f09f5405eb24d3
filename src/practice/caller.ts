// Who is calling: nobody in particular, a learner, or a server that holds a key.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import {
	ANONYMOUS_ID_PREFIX,
	ANONYMOUS_TENANT,
	type LearnerId,
	type LearnerName,
	type Tenant,
} from "../contract/primitives.ts";
import type { FieldProblem } from "../contract/problem.ts";

export type Caller =
	| { readonly kind: "anonymous" }
	| { readonly kind: "learner"; readonly learner: LearnerName }
	| { readonly kind: "server"; readonly tenant: Tenant };

/** Whether the caller holds no key, itself or through whoever gave it its token. */
export function isKeyless(caller: Caller): boolean {
	switch (caller.kind) {
		case "anonymous":
			return true;
		case "learner":
			return caller.learner.tenant === ANONYMOUS_TENANT;
		case "server":
			return false;
	}
}

/** The learner of this id as the caller may name it, or null when it does not speak for that learner. */
export function learnerNamedBy(caller: Caller, learnerId: LearnerId): LearnerName | null {
	switch (caller.kind) {
		case "anonymous":
			return null;
		case "learner":
			return caller.learner.learnerId === learnerId ? caller.learner : null;
		case "server":
			return { tenant: caller.tenant, learnerId };
	}
}

/** The refusal of a server key that names an anonymous learner, at `place`; null for every other name. */
export function reservedFor(
	caller: Caller,
	learnerId: LearnerId,
	place: Pick<FieldProblem, "pointer" | "parameter">,
): Failure | null {
	if (caller.kind !== "server" || !learnerId.startsWith(ANONYMOUS_ID_PREFIX)) return null;
	const detail = DETAILS.reservedLearnerId;
	return failure("learner-id-reserved", detail, [{ ...place, detail }]);
}

/** Whether the caller may use what was made for this learner only. */
export function speaksFor(caller: Caller, learner: LearnerName): boolean {
	return learnerNamedBy(caller, learner.learnerId)?.tenant === learner.tenant;
}

/**
 * Whether the caller, who may use the scenario, may also see its solution at any time: of an assessed one its teacher, who
 * holds the key of the server that it was made for; its learner sees it as the policy says.
 */
export function maySeeSolution({ policy }: { readonly policy?: unknown }, caller: Caller): boolean {
	return policy === undefined || caller.kind === "server";
}

export function credentialRequired(): Failure {
	return failure("credential-required", DETAILS.credentialRequired);
}
