// Many submissions in one request, as a phone sends them that was offline.
import * as v from "valibot";
import { attemptFields, IdempotencyHeader } from "./attempt-request.ts";
import { closed, described } from "./primitives.ts";

export const MAX_BATCH = 100;

export const BatchedKey = IdempotencyHeader.entries["Idempotency-Key"];

/** As documented. An item is checked when its turn comes: one that does not fit leaves the others alone. */
const BatchedAttempt = v.pipe(
	closed({
		idempotencyKey: described(BatchedKey, "As the header `Idempotency-Key` of an attempt that is sent alone."),
		...attemptFields,
	}),
	v.metadata({
		ref: "BatchedAttempt",
		description: "The fields of `AttemptRequest`, under the same rules, and the key of the submission.",
	}),
);

export const AttemptBatch = v.pipe(
	closed({
		attempts: v.pipe(
			v.array(v.pipe(v.unknown(), v.metadata({ documentedAs: BatchedAttempt }))),
			v.minLength(1, "Expected 1 to 100 attempts"),
			v.maxLength(MAX_BATCH, "Expected at most 100 attempts; send the others in another batch"),
			v.metadata({ description: "In the order in which they are to be recorded." }),
		),
	}),
	v.metadata({
		ref: "AttemptBatch",
		description: "Attempts, as a phone sends them that was offline.",
		examples: [{ attempts: [{ idempotencyKey: "phone-17", questionId: "why-four", answer: "app" }] }],
	}),
);
