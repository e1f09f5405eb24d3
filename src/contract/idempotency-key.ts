// What tells a repeat of a call from another call.
import * as v from "valibot";

export const IdempotencyKey = v.pipe(
	v.string(),
	v.regex(/^[\x20-\x7e]{1,255}$/, "Expected 1 to 255 printable ASCII characters"),
);

/** For what makes an assignment. */
export const MakingHeader = v.object({
	"Idempotency-Key": v.exactOptional(
		v.pipe(
			IdempotencyKey,
			v.metadata({
				description:
					"Chosen by the caller, once for each assignment that it means to make: a repeat with the same body makes no second one and answers the one that was made, as it stands. Another body is 422 `idempotency-key-reused`, and so is, for 30 days, a key whose assignment was erased.",
			}),
		),
	),
});

/** For what makes a webhook. */
export const WebhookMakingHeader = v.object({
	"Idempotency-Key": v.exactOptional(
		v.pipe(
			IdempotencyKey,
			v.metadata({
				description:
					"Chosen by the caller, once for each webhook that it means to make: for 24 hours a repeat with the same body makes no second one and answers the one that was made, as it stands, with the secret that is good now. Another body is 422 `idempotency-key-reused`, and so is a repeat that comes later, or whose webhook was deleted.",
			}),
		),
	),
});
