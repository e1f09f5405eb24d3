// What is answered to many submissions in one request: to each as if it had been sent alone.
import * as v from "valibot";
import { Attempt } from "./attempt.ts";
import { Count, described } from "./primitives.ts";
import { Problem } from "./problem.ts";

const BatchItem = v.pipe(
	v.object({
		idempotencyKey: described(v.nullable(v.string()), "As it was sent; null where none was."),
		status: described(Count, "Of the answer, had the attempt been sent alone: 201 where it is recorded."),
		replayed: v.exactOptional(
			described(v.literal(true), "This key had been answered before: the same answer, counted once."),
		),
		link: v.exactOptional(described(v.string(), "Of the attempt, where it is recorded.")),
		attempt: v.exactOptional(
			described(Attempt, "Left out where the answer to the batch would take more than 2 MB: follow `link`."),
		),
		problem: v.exactOptional(described(Problem, "Why nothing is recorded; pointers lead into the batch.")),
	}),
	v.metadata({ ref: "AttemptBatchItem", description: "What came of one attempt." }),
);

export const AttemptBatchAnswer = v.pipe(
	v.object({ items: described(v.array(BatchItem), "One an attempt, in the order sent.") }),
	v.metadata({ ref: "AttemptBatchAnswer", description: "What came of each attempt." }),
);
