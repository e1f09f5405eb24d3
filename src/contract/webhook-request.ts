// Requests about webhooks.
import * as v from "valibot";
import { pagingEntries } from "./paging.ts";
import { closed, described, listOf } from "./primitives.ts";

/** What a webhook may ask to be told of. */
export const SUBSCRIBABLE = ["attempt.recorded", "paper.finished", "grade.changed"] as const;

export const WebhookId = v.pipe(
	v.string(),
	v.regex(/^wh-[\w-]{22}$/, "Expected the id of a webhook"),
	v.metadata({
		description: "The `webhookId` of a webhook of the key's tenant.",
		examples: ["wh-3q2-7wQAEjRWeJq83u_6rQ"],
	}),
);

export const WebhookPath = v.object({ webhookId: WebhookId });

export const DeliveryPath = v.object({
	webhookId: WebhookId,
	deliveryId: described(
		v.pipe(v.string(), v.regex(/^ev-[\w-]{1,64}$/, "Expected the id of a delivery")),
		"As in `webhook-id`.",
	),
});

export const WebhookSecret = described(
	v.pipe(v.string(), v.regex(/^whsec_[A-Za-z0-9+/]{43}=$/)),
	"`whsec_` and 32 bytes in base64, as the libraries of Standard Webhooks take it. It is not shown again.",
);

const Url = described(
	v.pipe(v.string(), v.minLength(1)),
	"Where events are sent with POST: https, a public host's name, port 443 or 8443, no user, no fragment.",
);
const Events = described(
	listOf(v.picklist(SUBSCRIBABLE), SUBSCRIBABLE.length),
	"What to tell it of; left out or empty: everything.",
);
const Description = described(v.pipe(v.string(), v.maxLength(200)), "For people.");

export const WebhookRequest = v.pipe(
	closed({ url: Url, events: v.exactOptional(Events), description: v.exactOptional(Description) }),
	v.metadata({ ref: "WebhookRequest", description: "Where events are to be sent." }),
);

export const WebhookPatch = v.pipe(
	closed({
		url: v.exactOptional(Url),
		events: v.exactOptional(Events),
		description: v.exactOptional(Description),
		disabled: v.exactOptional(
			described(
				v.boolean(),
				"true: takes no more events and is sent nothing. false: from now on again, what waits at once.",
			),
		),
	}),
	v.metadata({ ref: "WebhookPatch", description: "What is to be otherwise; what is left out stays." }),
);
export type WebhookPatch = v.InferOutput<typeof WebhookPatch>;

/** Of calls that take no wishes; an empty object or no body at all is fine. */
export const NoWishes = v.pipe(closed({}), v.metadata({ ref: "NoWishes", description: "Nothing to wish for." }));

export const DeliveryPageQuery = v.object({
	...pagingEntries,
	state: v.exactOptional(described(v.picklist(["pending", "delivered", "failed"]), "Only deliveries that stand so.")),
});
