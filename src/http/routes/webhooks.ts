// Webhooks: where a tenant's events are sent.
import { WEBHOOK_DETAILS } from "../../contract/details/webhook.ts";
import { failure } from "../../contract/failure.ts";
import { WebhookMakingHeader } from "../../contract/idempotency-key.ts";
import { NoQuery } from "../../contract/query.ts";
import { NoWishes, WebhookPatch, WebhookPath, WebhookRequest } from "../../contract/webhook-request.ts";
import { targetRefused, webhookTarget } from "../../practice/webhook-target.ts";
import { MOST_WEBHOOKS } from "../../storage/tenant/webhooks.ts";
import { requireServerKey } from "../assignment.ts";
import { Hono } from "../hono.ts";
import { repeatHeaders } from "../making.ts";
import { problem } from "../problem.ts";
import { jsonBody, pathParameters, queryParameters, requestHeaders } from "../validate.ts";
import { tenantObject, webhookNotFound, webhookObject } from "../webhook.ts";
import { makeWebhook, refusedWebhookKey } from "../webhook-making.ts";

export const webhookRoutes = new Hono()
	.post(
		"/v1/webhooks",
		requireServerKey,
		queryParameters(NoQuery),
		requestHeaders(WebhookMakingHeader, "invalid-idempotency-key"),
		jsonBody(WebhookRequest),
		async (c) => {
			const body = c.req.valid("json");
			const { url, events = [], description = "" } = body;
			const target = webhookTarget(url, c.get("configuration").webhookTargets);
			if (!target.ok) return problem(c, targetRefused(target.fault));
			const call = { key: c.req.valid("header")["Idempotency-Key"] ?? null, body };
			// Listed once it is there: events never go to one that is not yet.
			const made = await makeWebhook(c, { url: target.href, events, description }, call);
			if (made.kind !== "made" && made.kind !== "repeated") return problem(c, refusedWebhookKey(made));
			const { webhookId, events: wanted } = made.webhook;
			if (await tenantObject(c).addWebhook({ webhookId, events: wanted })) {
				return c.json(made.webhook, 201, { Location: `/v1/webhooks/${webhookId}`, ...repeatHeaders(made) });
			}
			await webhookObject(c, webhookId).discard();
			return problem(c, failure("webhook-limit", WEBHOOK_DETAILS.webhookLimit(MOST_WEBHOOKS)));
		},
	)
	.get("/v1/webhooks", requireServerKey, queryParameters(NoQuery), async (c) => {
		const listed = await tenantObject(c).subscriptions();
		const views = await Promise.all(listed.map(({ webhookId }) => webhookObject(c, webhookId).describe()));
		return c.json({ items: views.filter((view) => view !== null), nextCursor: null });
	})
	.get(
		"/v1/webhooks/:webhookId",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		queryParameters(NoQuery),
		async (c) => {
			const view = await webhookObject(c, c.req.valid("param").webhookId).describe();
			return view ? c.json(view) : webhookNotFound(c);
		},
	)
	.patch(
		"/v1/webhooks/:webhookId",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		queryParameters(NoQuery),
		jsonBody(WebhookPatch),
		async (c) => {
			const { webhookId } = c.req.valid("param");
			const { url, ...change } = c.req.valid("json");
			const target = url === undefined ? null : webhookTarget(url, c.get("configuration").webhookTargets);
			if (target && !target.ok) return problem(c, targetRefused(target.fault));
			const changed = { ...change, ...(target && { url: target.href }) };
			const view = await webhookObject(c, webhookId).change(changed);
			if (!view) return webhookNotFound(c);
			if (change.events) await tenantObject(c).changeWebhook({ webhookId, events: change.events });
			return c.json(view);
		},
	)
	.delete(
		"/v1/webhooks/:webhookId",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		queryParameters(NoQuery),
		async (c) => {
			const { webhookId } = c.req.valid("param");
			const erased = await webhookObject(c, webhookId).erase();
			const removed = await tenantObject(c).removeWebhook(webhookId);
			return erased || removed ? c.body(null, 204) : webhookNotFound(c);
		},
	)
	.post(
		"/v1/webhooks/:webhookId/secret",
		requireServerKey,
		pathParameters(WebhookPath, "webhook-not-found"),
		queryParameters(NoQuery),
		jsonBody(NoWishes, { optional: true }),
		async (c) => {
			const rotated = await webhookObject(c, c.req.valid("param").webhookId).rotate();
			return rotated ? c.json(rotated, 201) : webhookNotFound(c);
		},
	);
