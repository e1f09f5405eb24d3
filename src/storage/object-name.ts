// How a Durable Object is named. JSON, because no choice of delimiter can then make two names meet:
// ["a:b", "c"] and ["a", "b:c"] stay apart.
import { ANONYMOUS_TENANT, type LearnerName } from "../contract/primitives.ts";

export function learnerObjectName({ tenant, learnerId }: LearnerName): string {
	return JSON.stringify([tenant, learnerId]);
}

/** Whether nobody answers for the learner of the object of this name. */
export function isAnonymousName(name: string | undefined): boolean {
	return name?.startsWith(`[${JSON.stringify(ANONYMOUS_TENANT)},`) ?? false;
}
