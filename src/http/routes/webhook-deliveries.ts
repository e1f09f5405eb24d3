// What was sent to a webhook, and sending it again.
import { WEBHOOK_DETAILS } from "../../contract/details/webhook.ts";
import { failure } from "../../contract/failure.ts";
import { NoQuery } from "../../contract/query.ts";
import type { Delivery } from "../../contract/webhook.ts";
import { DeliveryPageQuery, DeliveryPath, NoWishes, WebhookPath } from "../../contract/webhook-request.ts";
import type { KeptDelivery } from "../../storage/webhook/log.ts";
import type { ResendOutcome } from "../../storage/webhook/object.ts";
import { requireServerKey } from "../assignment.ts";
import type { AppContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { jsonBody, pageParameters, pathParameters, queryParameters } from "../validate.ts";
import { webhookNotFound, webhookObject } from "../webhook.ts";

const DEFAULT_PAGE = 20;

export const webhookDeliveryRoutes = new Hono()
	.post(
		"/v1/webhooks/:webhookId/test",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		queryParameters(NoQuery),
		jsonBody(NoWishes, { optional: true }),
		async (c) => {
			const { webhookId } = c.req.valid("param");
			return respond(c, webhookId, await webhookObject(c, webhookId).sendTest());
		},
	)
	.get(
		"/v1/webhooks/:webhookId/deliveries",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		pageParameters(DeliveryPageQuery, decodeCursor),
		async (c) => {
			const { limit = DEFAULT_PAGE, cursor: before = Number.MAX_SAFE_INTEGER, state } = c.req.valid("query");
			const wish = { limit, before, ...(state && { state }) };
			const found = await webhookObject(c, c.req.valid("param").webhookId).deliveries(wish);
			if (!found) return webhookNotFound(c);
			return c.json({ items: found.items, nextCursor: found.next === null ? null : encodeCursor(found.next) });
		},
	)
	.get(
		"/v1/webhooks/:webhookId/deliveries/:deliveryId",
		requireServerKey,
		pathParameters(DeliveryPath, "delivery-not-found"),
		queryParameters(NoQuery),
		async (c) => {
			const { webhookId, deliveryId } = c.req.valid("param");
			const found = await webhookObject(c, webhookId).delivery(deliveryId);
			if (found === "gone") return webhookNotFound(c);
			return found ? c.json(documentOf(found)) : deliveryNotFound(c);
		},
	)
	.post(
		"/v1/webhooks/:webhookId/deliveries/:deliveryId/retry",
		requireServerKey,
		pathParameters(DeliveryPath, "delivery-not-found"),
		queryParameters(NoQuery),
		jsonBody(NoWishes, { optional: true }),
		async (c) => {
			const { webhookId, deliveryId } = c.req.valid("param");
			return respond(c, webhookId, await webhookObject(c, webhookId).resend(deliveryId));
		},
	);

function documentOf({ payload, ...kept }: KeptDelivery): Delivery {
	return { ...kept, payload: JSON.parse(payload) };
}

function deliveryNotFound(c: AppContext) {
	return problem(c, failure("delivery-not-found", WEBHOOK_DETAILS.deliveryNotFound));
}

function respond(c: AppContext, webhookId: string, outcome: ResendOutcome) {
	switch (outcome.kind) {
		case "queued":
			return c.json(documentOf(outcome.delivery), 201, {
				Location: `/v1/webhooks/${webhookId}/deliveries/${outcome.delivery.deliveryId}`,
			});
		case "not-found":
			return webhookNotFound(c);
		case "no-delivery":
			return deliveryNotFound(c);
		case "disabled":
			return problem(c, failure("webhook-disabled", WEBHOOK_DETAILS.webhookDisabled));
	}
}
