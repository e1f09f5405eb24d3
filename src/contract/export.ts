// Everything that a learner's record holds, for whoever it is about.
import * as v from "valibot";
import { Attempt, AttemptAnswers, AttemptItem } from "./attempt.ts";
import { FinishedBy } from "./paper.ts";
import { Count, described, LearnerId, NextCursor, Timestamp, Uint32 } from "./primitives.ts";
import { Progress } from "./progress.ts";
import { shownAs } from "./sent-answer.ts";

export const ExportQuery = v.object({
	cursor: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "The `nextCursor` of a page before." }))),
});

const RecordProfile = v.object({
	firstUsedAt: described(v.nullable(Timestamp), "When something was first recorded; null before that."),
	lastUsedAt: described(v.nullable(Timestamp), "Of looks at a record of an anonymous learner to the day."),
	attempts: described(Count, "Recorded, in all."),
	claimed: described(
		v.array(
			v.object({
				learnerId: LearnerId,
				attempts: described(Count, "Taken over from it."),
				claimedAt: described(Timestamp, "When it was claimed."),
			}),
		),
		"Anonymous learners whose record became part of this one.",
	),
});

const ExportedHint = v.object({
	scenarioId: described(v.string(), "The `id` of the scenario."),
	blank: described(v.string(), "Id of the blank."),
	level: described(Count, "The highest taken, 1 to 3."),
	expiresAt: described(Timestamp, "When the scenario expires."),
});

const ShownKey = v.object({
	instance: described(v.string(), "Short name of what the key is of; of use to tell two apart."),
	until: described(v.nullable(Timestamp), "When it is forgotten; null where an attempt showed it, which is for good."),
});

const ItemPlace = described(Count, "Its place, from 1.");

const ExportedScenarioItem = v.pipe(
	v.object({
		item: ItemPlace,
		type: v.literal("scenario"),
		scenarioId: described(v.string(), "The `id` of the scenario."),
	}),
	v.metadata({ ref: "ExportedScenarioItem", description: "A scenario of a paper." }),
);

const ExportedQuestionItem = v.pipe(
	v.object({
		item: ItemPlace,
		type: v.literal("question"),
		questionId: described(v.string(), "The `id` of the question."),
		seed: described(Uint32, "Which it is shown with."),
	}),
	v.metadata({ ref: "ExportedQuestionItem", description: "A question of a paper." }),
);

const ExportedPaper = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of which assignment."),
		title: described(v.string(), "Of the assignment."),
		paper: described(v.nullable(Count), "From 1; null where none was opened."),
		opensAt: described(v.nullable(Timestamp), "From when it can be opened; null for at once."),
		dueAt: described(v.nullable(Timestamp), "What comes later is late; null where nothing is."),
		closesAt: described(v.nullable(Timestamp), "Until when it takes answers; null where nothing closes it."),
		startedAt: described(v.nullable(Timestamp), "When it was first opened; null where it was not."),
		finishedAt: described(v.nullable(Timestamp), "When it was handed in, or its time ran out; null before."),
		finishedBy: described(v.nullable(FinishedBy), "Who handed it in; null before."),
		items: described(v.array(v.variant("type", [ExportedScenarioItem, ExportedQuestionItem])), "What it asks."),
	}),
	v.metadata({ ref: "ExportedPaper", description: "A paper of the learner, as it is kept." }),
);

const ExportedAttempt = v.pipe(
	v.object({
		item: AttemptItem,
		idempotencyKey: described(v.string(), "Under which it was sent."),
		answers: v.exactOptional(
			described(
				shownAs(AttemptAnswers),
				"As they were sent, too long ones cut. Left out where version 0.1 recorded the attempt.",
			),
		),
		response: described(Attempt, "As the attempt was answered first."),
		solved: v.exactOptional(
			described(Attempt, "With the solution that was withheld then, once the policy lets the learner see it."),
		),
	}),
	v.metadata({ ref: "ExportedAttempt", description: "An attempt, as it is kept." }),
);

/** A page of it. */
export const ExportPage = v.object({
	learnerId: LearnerId,
	exportedAt: described(Timestamp, "When this page was made."),
	record: v.exactOptional(described(RecordProfile, "On the first page, as `progress` is.")),
	progress: v.exactOptional(Progress),
	hints: described(v.array(ExportedHint), "Taken at scenarios of the learner's own that have not expired."),
	shownKeys: described(v.array(ShownKey), "Attempts at these do not count any more."),
	papers: described(v.array(ExportedPaper), "Of assignments, those before a reset too; after all hints and keys."),
	attempts: described(v.array(ExportedAttempt), "In the order recorded, after everything else."),
	nextCursor: NextCursor,
});

export const LearnerExport = v.pipe(
	ExportPage,
	v.metadata({ ref: "LearnerExport", description: "A page of everything that is kept of a learner." }),
);
