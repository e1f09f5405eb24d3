// Everything that a learner's record holds, for whoever it is about.
import * as v from "valibot";
import { Attempt, AttemptItem } from "./attempt.ts";
import { Count, described, LearnerId, Timestamp } from "./primitives.ts";
import { Progress } from "./progress.ts";

export const ExportQuery = v.object({
	cursor: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "The `nextCursor` of a page before." }))),
});

const RecordProfile = v.object({
	firstUsedAt: described(v.nullable(Timestamp), "When something was first recorded; null before that."),
	lastUsedAt: described(v.nullable(Timestamp), "Of looks at a record of an anonymous learner to the day."),
	attempts: Count,
	claimed: described(
		v.array(v.object({ learnerId: LearnerId, attempts: Count, claimedAt: Timestamp })),
		"Anonymous learners whose record became part of this one.",
	),
});

const ExportedHint = v.object({ scenarioId: v.string(), blank: v.string(), level: v.number(), expiresAt: Timestamp });

const ShownKey = v.object({
	instance: described(v.string(), "Short name of what the key is of; of use to tell two apart."),
	until: described(v.nullable(Timestamp), "When it is forgotten; null where an attempt showed it, which is for good."),
});

const ExportedAttempt = v.pipe(
	v.object({
		item: AttemptItem,
		idempotencyKey: v.string(),
		answers: v.exactOptional(
			described(v.unknown(), "As they were sent, too long ones cut. Left out where version 0.1 recorded the attempt."),
		),
		response: described(Attempt, "As the attempt was answered first."),
		solved: v.exactOptional(
			described(Attempt, "With the solution that was withheld then, once the policy lets the learner see it."),
		),
	}),
	v.metadata({ ref: "ExportedAttempt" }),
);

export const LearnerExport = v.pipe(
	v.object({
		learnerId: LearnerId,
		exportedAt: Timestamp,
		record: v.exactOptional(described(RecordProfile, "On the first page, as `progress` is.")),
		progress: v.exactOptional(Progress),
		hints: described(v.array(ExportedHint), "Taken at scenarios of the learner's own that have not expired."),
		shownKeys: described(v.array(ShownKey), "Attempts at these do not count any more."),
		attempts: described(v.array(ExportedAttempt), "In the order recorded, after all hints and keys."),
		nextCursor: v.nullable(v.string()),
	}),
	v.metadata({ ref: "LearnerExport" }),
);
