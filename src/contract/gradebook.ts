// The gradebook of an assignment: a row a learner, and what may be asked of it.
import * as v from "valibot";
import { FINISHERS } from "./finisher.ts";
import { MAX_PAGE, pagingEntries } from "./paging.ts";
import { Count, described, LearnerId, LocaleWish, page, Timestamp, wholeUpTo } from "./primitives.ts";

/** How a learner stands with an assignment; `excused` whatever else. */
export const ROW_STATES = ["assigned", "begun", "finished", "missed", "excused"] as const;
export type RowState = (typeof ROW_STATES)[number];

/** With "-" in front: falling. */
export const SORTS = ["learner", "-learner", "points", "-points", "updated", "-updated"] as const;
export type Sort = (typeof SORTS)[number];

/** A row of CSV is short. */
export const MAX_CSV_PAGE = 2000;

const filterEntries = {
	sort: v.exactOptional(
		v.pipe(
			v.picklist(SORTS),
			v.metadata({
				description:
					"By learner id, points of the paper, or when the row last changed; `-` in front for falling. `learner` when left out.",
			}),
		),
	),
	state: v.exactOptional(v.pipe(v.picklist(ROW_STATES), v.metadata({ description: "Only learners who stand so." }))),
	late: v.exactOptional(
		v.pipe(
			v.picklist(["true", "false"]),
			v.transform((text) => text === "true"),
			v.metadata({
				documentedAs: v.boolean(),
				description: "Only rows of which something that counts came late, or only the others.",
			}),
		),
	),
	learner: v.exactOptional(
		v.pipe(
			v.string(),
			v.regex(/^[\w.:~-]{1,128}$/, "Expected what a learner id begins with"),
			v.metadata({ description: "Only learners whose id begins with this." }),
		),
	),
	cursor: pagingEntries.cursor,
};

export const GradebookQuery = v.object({
	...filterEntries,
	limit: v.exactOptional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9][0-9]{0,3}$/, `Expected a whole number from 1 to ${MAX_CSV_PAGE}`),
			v.transform(Number),
			v.maxValue(MAX_CSV_PAGE, `Expected a whole number from 1 to ${MAX_CSV_PAGE}`),
			v.metadata({
				documentedAs: wholeUpTo(MAX_CSV_PAGE, 1),
				description: `Rows of a page: at most ${MAX_PAGE}, as CSV ${MAX_CSV_PAGE}. When left out: ${MAX_PAGE}, as CSV ${MAX_CSV_PAGE}.`,
			}),
		),
	),
	locale: v.exactOptional(LocaleWish),
});
export type GradebookQuery = v.InferOutput<typeof GradebookQuery>;

const ItemScoreView = v.pipe(
	v.object({
		item: described(Count, "Its place, from 1."),
		tries: described(Count, "Attempts at it in the present paper."),
		score: described(v.nullable(v.number()), "Points, 0 to the item's; null where nothing was tried."),
		daysLate: described(Count, "Of the attempt that counts; begun days as whole, 0 in time."),
		submittedAt: described(v.nullable(Timestamp), "When its last attempt came; null where nothing was tried."),
	}),
	v.metadata({ ref: "ItemScore", description: "What a learner has of an item." }),
);

const OverrideView = v.pipe(
	v.object({
		dueAt: v.exactOptional(
			described(v.nullable(Timestamp), "Instead of the assignment's; null where nothing is late."),
		),
		closesAt: v.exactOptional(
			described(v.nullable(Timestamp), "Instead of the assignment's; null where nothing closes it."),
		),
		attempts: v.exactOptional(described(Count, "How many count at each item, instead of the policy's.")),
		timeLimitSeconds: v.exactOptional(
			described(v.nullable(Count), "Instead of the assignment's, s; null for no limit."),
		),
		excused: v.exactOptional(described(v.boolean(), "Whether the learner counts in no statistic.")),
	}),
	v.metadata({ ref: "Override", description: "What differs for the learner; empty for nothing." }),
);
export type OverrideView = v.InferOutput<typeof OverrideView>;

export const GradebookRowView = v.pipe(
	v.object({
		learnerId: LearnerId,
		state: described(
			v.picklist(ROW_STATES),
			"`assigned`: not opened yet. `begun`: opened, and takes answers. `finished`: handed in, or its time is over. `missed`: closed, and never opened. `excused`: counts nowhere.",
		),
		paper: described(Count, "Counts the learner's papers, from 1: a reset gives the next."),
		startedAt: described(v.nullable(Timestamp), "When the paper was first opened; null where it was not."),
		endsAt: described(
			v.nullable(Timestamp),
			"Until when it takes answers, as far as is known; null where nothing ends it.",
		),
		finishedAt: described(v.nullable(Timestamp), "When it was handed in, or its time ran out; null before."),
		finishedBy: described(
			v.nullable(v.picklist(FINISHERS)),
			"Who handed it in: the learner, whoever holds the server key, or the clock.",
		),
		items: described(v.array(ItemScoreView), "One for each item, in order."),
		total: described(v.number(), "Points of the paper: the items' together; what is unanswered counts 0."),
		late: described(v.boolean(), "Whether something that counts came after the due time."),
		daysLate: described(Count, "The most of any item."),
		override: OverrideView,
		updatedAt: described(Timestamp, "When something of the row last changed."),
	}),
	v.metadata({ ref: "GradebookRow", description: "How a learner stands with an assignment." }),
);
export type GradebookRowView = v.InferOutput<typeof GradebookRowView>;

export const LearnerCounts = v.pipe(
	v.object({
		assigned: described(Count, "Who have not opened the paper yet."),
		begun: described(Count, "Whose paper takes answers."),
		finished: described(Count, "Whose paper is handed in, or its time over."),
		missed: described(Count, "Who never opened it, and it is closed."),
		excused: described(Count, "Who count nowhere."),
	}),
	v.metadata({ ref: "LearnerCounts", description: "Learners by how they stand." }),
);

export const GradebookPage = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		title: described(v.string(), "Of the assignment."),
		columns: described(
			v.array(
				v.object({
					item: described(Count, "Its place, from 1."),
					name: described(v.string(), "Its template or question."),
					points: described(v.number(), "The most that it can earn."),
				}),
			),
			"The items.",
		),
		max: described(v.number(), "Points of all items: the most of every paper."),
		counts: v.exactOptional(described(LearnerCounts, "Learners by state, whatever the filters; on the first page.")),
		...page(GradebookRowView).entries,
	}),
	v.metadata({
		ref: "GradebookPage",
		description:
			"Rows of whoever was named, has an override or has opened the paper. An attempt is in it within seconds of its answer.",
	}),
);
export type GradebookPage = v.InferOutput<typeof GradebookPage>;

/** What a call that names learners came to. */
export const NamedCount = v.pipe(
	v.object({
		named: described(Count, "Learners of this call."),
		learners: described(Count, "All rows of the gradebook now."),
	}),
	v.metadata({ ref: "NamedCount", description: "How many learners were named." }),
);
