// What differs for single learners of an assignment.
import * as v from "valibot";
import { MAX_NAMED, TimeLimit } from "./assignment-request.ts";
import { MomentOrNone } from "./moment.ts";
import { MAX_ALLOWED_ATTEMPTS } from "./policy.ts";
import { closed, described, LearnerId, listOf } from "./primitives.ts";

const overrideEntries = {
	dueAt: v.exactOptional(described(MomentOrNone, "Instead of the assignment's; null for no due time.")),
	closesAt: v.exactOptional(described(MomentOrNone, "Instead of the assignment's; null where nothing closes it.")),
	attempts: v.exactOptional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(1),
			v.maxValue(MAX_ALLOWED_ATTEMPTS),
			v.metadata({ description: "How many submissions count at each item, instead of the policy's." }),
		),
	),
	timeLimitSeconds: v.exactOptional(described(TimeLimit, "Instead of the assignment's; null for no limit.")),
	excused: v.exactOptional(
		described(v.boolean(), "Whether the learner counts in no statistic; the row stays in the gradebook, marked."),
	),
};

/** What differs for the learner in the path. */
export const OverrideRequest = v.pipe(
	closed(overrideEntries),
	v.metadata({
		ref: "OverrideRequest",
		description: "What differs for one learner; what is left out is as for everybody. `{}` only names the learner.",
		examples: [{ timeLimitSeconds: 5400, closesAt: "2026-12-06T22:00:00Z" }],
	}),
);
export type OverrideRequest = v.InferOutput<typeof OverrideRequest>;

export const NamedLearners = v.pipe(
	closed({
		learners: v.pipe(
			listOf(
				v.pipe(
					closed({ learnerId: LearnerId, ...overrideEntries }),
					v.metadata({
						ref: "NamedLearner",
						description:
							"With nothing but `learnerId` the learner is named, and what differs for it stays; with anything more all that differs is replaced.",
					}),
				),
				MAX_NAMED,
			),
			v.minLength(1),
			v.metadata({ description: `At most ${MAX_NAMED}, none twice.` }),
		),
	}),
	v.metadata({
		ref: "NamedLearners",
		description: "Learners to be named, with what differs for them.",
		examples: [{ learners: [{ learnerId: "s-1001" }, { learnerId: "s-1002", timeLimitSeconds: 5400 }] }],
	}),
);
export type NamedLearners = v.InferOutput<typeof NamedLearners>;
