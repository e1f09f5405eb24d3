// What the addresses of webhooks share: the way to a webhook's Durable Object and to its tenant's, and what is answered
// where it is not.
import { WEBHOOK_DETAILS } from "../contract/details/webhook.ts";
import { failure } from "../contract/failure.ts";
import { tenantObjectName, webhookObjectName } from "../storage/object-name.ts";
import { tenantOf } from "./assignment.ts";
import type { AppContext } from "./context.ts";
import { problem } from "./problem.ts";

/** Of the server key's tenant, whether or not there is such a webhook. */
export function webhookObject(c: AppContext, webhookId: string) {
	return c.env.WEBHOOK.getByName(webhookObjectName(tenantOf(c), webhookId));
}

export function tenantObject(c: AppContext) {
	return c.env.TENANT.getByName(tenantObjectName(tenantOf(c)));
}

/** Of an id of another tenant too: it is not found exactly as one that never was. */
export function webhookNotFound(c: AppContext) {
	return problem(c, failure("webhook-not-found", WEBHOOK_DETAILS.webhookNotFound));
}
