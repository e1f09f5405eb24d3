// A tenant as a whole: its learners and assignments, everything that is kept of it, and its end.
import * as v from "valibot";
import { pagingEntries } from "./paging.ts";
import { Count, described, LearnerId, page, Tenant, Timestamp } from "./primitives.ts";

export const LearnerPageQuery = v.object(pagingEntries);

export const ListedLearner = v.pipe(
	v.object({
		learnerId: LearnerId,
		firstSeenAt: described(Timestamp, "When something was first recorded of the learner."),
		links: described(
			v.object({
				progress: described(v.string(), "What the learner has mastered."),
				attempts: described(v.string(), "The learner's attempts."),
				assignments: described(v.string(), "The learner's papers."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "ListedLearner", description: "A learner of the tenant." }),
);
export type ListedLearner = v.InferOutput<typeof ListedLearner>;

export const LearnerPage = v.pipe(
	page(ListedLearner),
	v.metadata({ ref: "LearnerPage", description: "A page of learners." }),
);

export const ASSIGNMENT_STATES = ["scheduled", "open", "closed"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

const AssignmentState = v.pipe(
	v.picklist(ASSIGNMENT_STATES),
	v.metadata({
		description: "`scheduled`: opens later. `open`: learners may begin. `closed`: its `closesAt` has passed.",
	}),
);

export const AssignmentPageQuery = v.object({
	state: v.exactOptional(AssignmentState),
	limit: pagingEntries.limit,
	cursor: pagingEntries.cursor,
});

export const ListedAssignment = v.pipe(
	v.object({
		assignmentId: described(v.string(), "What requests name it by."),
		title: described(v.string(), "As learners and the gradebook show it."),
		state: AssignmentState,
		createdAt: described(Timestamp, "When it was set."),
		opensAt: described(v.nullable(Timestamp), "From when papers can be opened; null for at once."),
		dueAt: described(v.nullable(Timestamp), "Later attempts are late; null where nothing is."),
		closesAt: described(v.nullable(Timestamp), "Later attempts are refused; null where nothing closes it."),
		revision: described(Count, "Counts its changes, from 1."),
		links: described(
			v.object({
				self: described(v.string(), "The assignment."),
				gradebook: described(v.string(), "Its gradebook."),
				statistics: described(v.string(), "Its statistics."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "ListedAssignment", description: "An assignment of the tenant." }),
);
export type ListedAssignment = v.InferOutput<typeof ListedAssignment>;

export const AssignmentPage = v.pipe(
	page(ListedAssignment),
	v.metadata({ ref: "AssignmentPage", description: "A page of assignments." }),
);

const Erasure = v.object({
	state: described(v.picklist(["running", "done"]), "`running` while something is left to erase."),
	askedAt: described(Timestamp, "What began after that stays."),
	endedAt: described(v.nullable(Timestamp), "When nothing was left; null before."),
	erased: described(
		v.object({
			learners: described(Count, "Learners."),
			assignments: described(Count, "Assignments."),
			webhooks: described(Count, "Webhooks."),
		}),
		"So far.",
	),
});

export const TenantView = v.pipe(
	v.object({
		tenant: Tenant,
		learners: described(Count, "Of whom something is recorded."),
		assignments: described(Count, "How many."),
		webhooks: described(Count, "How many."),
		erasure: described(v.nullable(Erasure), "The last one that was asked for; null where none was."),
		links: described(
			v.object({
				learners: described(v.string(), "Its learners."),
				assignments: described(v.string(), "Its assignments."),
				webhooks: described(v.string(), "Its webhooks."),
				export: described(v.string(), "Everything that is kept of it."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "TenantView", description: "How much there is of a tenant." }),
);
export type TenantView = v.InferOutput<typeof TenantView>;

export const TenantErasureQuery = v.object({
	confirm: v.exactOptional(
		described(v.string(), "The name of the tenant, so that nobody erases it by mistake. It must be sent."),
	),
});

export const TenantExportQuery = v.object({ cursor: pagingEntries.cursor });
