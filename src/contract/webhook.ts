// Webhooks and what was sent to them, as they are answered.
import * as v from "valibot";
import { Count, described, page, Timestamp } from "./primitives.ts";
import { WebhookEvent } from "./webhook-event.ts";
import { SUBSCRIBABLE, WebhookSecret } from "./webhook-request.ts";

export const DISABLERS = ["request", "gone"] as const;
/** What disabled a webhook: whoever holds the server key, or the endpoint, with 410. */
export type Disabler = (typeof DISABLERS)[number];

const webhookEntries = {
	webhookId: described(v.string(), "What requests name it by."),
	url: described(v.string(), "Where events are sent."),
	events: described(
		v.array(v.picklist(SUBSCRIBABLE)),
		"What it is told of; empty for everything, also what is yet to come.",
	),
	description: described(v.string(), "For people; empty where none was given."),
	state: described(v.picklist(["enabled", "disabled"]), "A disabled one takes no events, and nothing is sent to it."),
	disabledAt: described(v.nullable(Timestamp), "Since when it is disabled; null where it is not."),
	disabledBy: described(
		v.nullable(v.picklist(DISABLERS)),
		"`gone`: the endpoint answered 410. `request`: whoever holds the server key.",
	),
	createdAt: described(Timestamp, "When it was made."),
	previousSecretUntil: described(
		v.nullable(Timestamp),
		"Until then what is sent is also signed with the secret of before.",
	),
	pending: described(Count, "Deliveries that wait, for their first try or the next."),
	dropped: described(Count, "Deliveries that were given up because more than 100,000 waited."),
	failingSince: described(v.nullable(Timestamp), "Since when no try has succeeded; null where the last one did."),
	lastDeliveredAt: described(v.nullable(Timestamp), "When a try last succeeded; null before."),
};

export const WebhookView = v.pipe(
	v.object(webhookEntries),
	v.metadata({ ref: "Webhook", description: "Where events are sent, and how its endpoint does." }),
);
export type WebhookView = v.InferOutput<typeof WebhookView>;

/** As it is made: the only time, beside its rotation, that the secret is shown. */
export const NewWebhook = v.pipe(
	v.object({ ...webhookEntries, secret: WebhookSecret }),
	v.metadata({ ref: "NewWebhook", description: "A webhook, with its secret." }),
);
export type NewWebhook = v.InferOutput<typeof NewWebhook>;

export const WebhookPage = v.pipe(
	page(WebhookView),
	v.metadata({ ref: "WebhookPage", description: "All webhooks of the tenant." }),
);

export const RotatedSecret = v.pipe(
	v.object({
		secret: WebhookSecret,
		previousSecretUntil: described(Timestamp, "Until then what is sent is also signed with the secret of before."),
	}),
	v.metadata({ ref: "RotatedSecret", description: "A new secret." }),
);
export type RotatedSecret = v.InferOutput<typeof RotatedSecret>;

export const TRY_ERRORS = ["status", "redirect", "timeout", "unreachable", "url-refused", "not-tried"] as const;
export type TryError = (typeof TRY_ERRORS)[number];

const Status = described(v.nullable(v.number()), "HTTP status that was answered; null where nothing was.");
const Fault = described(
	v.nullable(v.picklist(TRY_ERRORS)),
	"`status`: not 2xx. `redirect`: 3xx, which is not followed. `timeout`: nothing within 15 s. `unreachable`: no connection, or none that is allowed. `url-refused`: the service may not send there. `not-tried`: given up with the endpoint, which answered nothing else either. Null where it was delivered.",
);

const deliveryEntries = {
	deliveryId: described(v.string(), "Of the event: the header `webhook-id`, the same however often it is sent."),
	type: described(
		v.string(),
		"Which kind of event: `attempt.recorded`, `paper.finished`, `grade.changed` or `webhook.test`.",
	),
	learnerId: described(v.nullable(v.string()), "Whom it is about; null for nobody."),
	state: described(
		v.picklist(["pending", "delivered", "failed"]),
		"`failed`: given up after ten tries, or three and a half days.",
	),
	tries: described(Count, "Made so far."),
	nextAt: described(v.nullable(Timestamp), "When it is tried next, at the earliest; null where it is not."),
	lastStatus: Status,
	lastError: Fault,
	createdAt: described(Timestamp, "When the event came to be."),
	finishedAt: described(v.nullable(Timestamp), "When it was delivered or given up; null before."),
};

export const DeliveryItem = v.pipe(
	v.object(deliveryEntries),
	v.metadata({ ref: "DeliveryItem", description: "An event on its way to a webhook." }),
);
export type DeliveryItem = v.InferOutput<typeof DeliveryItem>;

export const DeliveryPage = v.pipe(
	page(DeliveryItem),
	v.metadata({ ref: "DeliveryPage", description: "A page of deliveries." }),
);

export const Delivery = v.pipe(
	v.object({
		...deliveryEntries,
		payload: v.pipe(
			v.record(v.string(), v.unknown()),
			v.metadata({ documentedAs: WebhookEvent, description: "The body that is sent." }),
		),
		log: described(
			v.array(
				v.object({
					at: described(Timestamp, "When it was tried."),
					status: Status,
					error: Fault,
					milliseconds: described(Count, "ms until it was answered, or given up."),
				}),
			),
			"Every try, in order.",
		),
	}),
	v.metadata({ ref: "Delivery", description: "An event on its way to a webhook, and what came of each try." }),
);
export type Delivery = v.InferOutput<typeof Delivery>;
