// A class graded again after a correction: how far it has come, and what it changed.
import * as v from "valibot";
import { pagingEntries } from "./paging.ts";
import { Count, described, LearnerId, page, Timestamp } from "./primitives.ts";

export const REGRADE_STATES = ["running", "done"] as const;

export const RegradeQuery = v.object(pagingEntries);

const jobEntries = {
	assignmentId: described(v.string(), "Of the assignment."),
	number: described(Count, "Counts the regrades of the assignment, from 1; the last one is kept."),
	state: described(v.picklist(REGRADE_STATES), "Whether it still goes on."),
	startedAt: described(Timestamp, "When it was asked for."),
	finishedAt: described(v.nullable(Timestamp), "Null while it runs."),
	learners: described(
		Count,
		"Learners whose answers are graded again: all who answered something of their present paper.",
	),
	learnersDone: described(Count, "How many of them are done."),
	gained: described(Count, "Learners whose paper earns more than before."),
	lost: described(Count, "Learners whose paper earns less."),
	regraded: described(Count, "Attempts that were graded again."),
	notRegraded: described(
		Count,
		"Attempts that stay as they were: their template's version is retired, their question is no more, or their answers were not kept.",
	),
};

export const RegradeJob = v.pipe(
	v.object(jobEntries),
	v.metadata({ ref: "RegradeJob", description: "Counts are of what is done so far." }),
);
export type RegradeJob = v.InferOutput<typeof RegradeJob>;

const Points = described(v.number(), "Points.");

export const RegradeChange = v.pipe(
	v.object({
		learnerId: LearnerId,
		items: described(
			v.array(v.object({ item: described(Count, "Its place, from 1."), before: Points, after: Points })),
			"Those that earn other points than before; lateness, overrides and which attempts count are as always.",
		),
		before: described(Points, "Of the paper, as the gradebook had it."),
		after: described(Points, "Of the paper, as the gradebook has it."),
	}),
	v.metadata({ ref: "RegradeChange", description: "A learner whose points a regrade changed." }),
);
export type RegradeChange = v.InferOutput<typeof RegradeChange>;

export const RegradePage = v.pipe(
	v.object({ ...jobEntries, ...page(RegradeChange).entries }),
	v.metadata({
		ref: "RegradePage",
		description:
			"The last regrade, and the learners of whom at least one item earns other points than before: the biggest change of a total first, then by learner id. While it runs the list grows.",
	}),
);
export type RegradePage = v.InferOutput<typeof RegradePage>;
