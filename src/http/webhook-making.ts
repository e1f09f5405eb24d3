// A call that makes a webhook, and what tells a repeat of it: as of assignments, the id follows from its Idempotency-Key.

import { WEBHOOK_DETAILS } from "../contract/details/webhook.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { canonicalText } from "../practice/canonical-text.ts";
import type { Wanted } from "../storage/webhook/endpoint.ts";
import type { MadeBefore, MakeOutcome } from "../storage/webhook/making.ts";
import { tenantOf } from "./assignment.ts";
import type { AppContext } from "./context.ts";
import { hash } from "./hash.ts";
import { keyedIds } from "./identity/keyed-ids.ts";
import { opaqueId } from "./opaque-id.ts";
import { webhookObject } from "./webhook.ts";

const PREFIX = "wh-";

/** `key` is null where the caller sent none; `body` as it was read. */
export async function makeWebhook(
	c: AppContext,
	wanted: Omit<Wanted, "webhookId">,
	{ key, body }: { readonly key: string | null; readonly body: unknown },
): Promise<MakeOutcome> {
	if (key === null) return createWebhook(c, { webhookId: opaqueId(PREFIX), ...wanted }, null);
	const bodyHash = await hash(canonicalText(body));
	const ids = await keyedIds(PREFIX, [tenantOf(c), "webhooks", key], c.get("configuration").scenarioKeys);
	const made = await Promise.all(ids.map((id) => webhookObject(c, id).madeBy(bodyHash)));
	const before = made.find((one) => one !== null);
	return before ?? createWebhook(c, { webhookId: ids[0] ?? "", ...wanted }, bodyHash);
}

async function createWebhook(c: AppContext, wanted: Wanted, bodyHash: string | null): Promise<MakeOutcome> {
	return webhookObject(c, wanted.webhookId).create(wanted, bodyHash);
}

/** Of a key that cannot make what is asked for. */
export function refusedWebhookKey({ kind }: Exclude<MadeBefore, { kind: "repeated" }>): Failure {
	return failure("idempotency-key-reused", REFUSALS[kind]);
}

const REFUSALS = {
	"key-reused": DETAILS.keyReused,
	"key-old": WEBHOOK_DETAILS.keyOld,
	erased: WEBHOOK_DETAILS.keyOfErased,
} as const;
