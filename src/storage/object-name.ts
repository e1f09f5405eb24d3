// How a Durable Object is named. JSON, because no choice of delimiter can then make two names meet:
// ["a:b", "c"] and ["a", "b:c"] stay apart.
import { ANONYMOUS_TENANT, type LearnerName, type Tenant } from "../contract/primitives.ts";

export function learnerObjectName({ tenant, learnerId }: LearnerName): string {
	return JSON.stringify([tenant, learnerId]);
}

/** Whether nobody answers for the learner of the object of this name. */
export function isAnonymousName(name: string | undefined): boolean {
	return name?.startsWith(`[${JSON.stringify(ANONYMOUS_TENANT)},`) ?? false;
}

/** The tenant's learner whose object has this name; null for an anonymous one, and for what is no learner's. */
export function learnerNameOf(name: string | undefined): LearnerName | null {
	if (!name?.startsWith("[") || isAnonymousName(name)) return null;
	const [tenant, learnerId]: [Tenant, LearnerName["learnerId"]] = JSON.parse(name);
	return { tenant, learnerId };
}

/** `tenant` may only be one that a server key or a token named, here and below. */
export function assignmentObjectName(tenant: Tenant, assignmentId: string): string {
	return JSON.stringify([tenant, "assignment", assignmentId]);
}

export function tenantObjectName(tenant: Tenant): string {
	return JSON.stringify([tenant]);
}

/** The tenant whose object has this name. */
export function tenantOfName(name: string): Tenant {
	const [tenant]: [Tenant] = JSON.parse(name);
	return tenant;
}

export function webhookObjectName(tenant: Tenant, webhookId: string): string {
	return JSON.stringify([tenant, "webhook", webhookId]);
}
