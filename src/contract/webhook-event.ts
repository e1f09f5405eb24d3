// What webhooks are sent: the body of each kind of event, as Standard Webhooks lays it out. Ids, scores and times of the
// tenant's own; no names.
import * as v from "valibot";
import { Count, described, LearnerId, Timestamp } from "./primitives.ts";
import { Score } from "./result.ts";

export const EVENT_TYPES = ["attempt.recorded", "paper.finished", "grade.changed", "webhook.test"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const PaperNumber = described(Count, "Counts the learner's papers of the assignment, from 1: a reset gives the next.");
const Total = described(v.number(), "Points of all items of the learner's paper, after it.");

/** Of `attempt.recorded`: the assignment has taken an attempt's result. */
export const AttemptRecordedData = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		learnerId: LearnerId,
		paper: PaperNumber,
		item: described(Count, "Place of the item in the assignment, from 1."),
		attemptId: described(v.string(), "Of the attempt."),
		number: described(Count, "Of the attempt in the learner's history."),
		score: described(Score, "Of this attempt alone, with decay and hints, without lateness."),
		itemScore: described(v.number(), "Points of the item after all attempts at it, lateness included."),
		total: Total,
		daysLate: described(Count, "Days after the due time, begun ones as whole; 0 in time."),
		submittedAt: described(Timestamp, "When the attempt was received."),
	}),
	v.metadata({ ref: "AttemptRecordedData", description: "What an attempt earned." }),
);
export type AttemptRecordedData = v.InferOutput<typeof AttemptRecordedData>;

/** Of `paper.finished`: a paper is handed in. */
export const PaperFinishedData = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		learnerId: LearnerId,
		paper: PaperNumber,
		finishedAt: described(Timestamp, "When it was handed in."),
		by: described(v.picklist(["learner", "teacher", "time"]), "Who handed it in; `time` when it was up."),
		total: described(v.number(), "Points of the paper; what is unanswered counts 0."),
	}),
	v.metadata({ ref: "PaperFinishedData", description: "What a paper earned." }),
);
export type PaperFinishedData = v.InferOutput<typeof PaperFinishedData>;

export const GRADE_CHANGES = ["regrade", "override", "reset", "patch"] as const;
/** What changed a total without an attempt: a correction, what differs for one learner, a new paper, the assignment itself. */
export type GradeChange = (typeof GRADE_CHANGES)[number];

/** Of `grade.changed`. */
export const GradeChangedData = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		learnerId: LearnerId,
		reason: described(
			v.picklist(GRADE_CHANGES),
			"`regrade`: graded again after a correction. `override`: other times or attempts for this learner. `reset`: a new paper. `patch`: the assignment was changed.",
		),
		before: described(v.number(), "Points of the paper."),
		after: described(v.number(), "Points of the paper."),
	}),
	v.metadata({ ref: "GradeChangedData", description: "What a total was and is." }),
);
export type GradeChangedData = v.InferOutput<typeof GradeChangedData>;

/** Of `webhook.test`. */
export const WebhookTestData = v.pipe(
	v.object({ webhookId: described(v.string(), "Of the webhook that is tried.") }),
	v.metadata({ ref: "WebhookTestData", description: "Which webhook is tried." }),
);
export type WebhookTestData = v.InferOutput<typeof WebhookTestData>;

function eventOf<const Type extends EventType, const Data extends v.GenericSchema>(type: Type, data: Data) {
	return v.object({
		type: v.literal(type),
		timestamp: described(Timestamp, "When it came to be, however late it is sent."),
		data,
	});
}

/** The body of each kind of event. */
export const EVENT_BODIES = {
	"attempt.recorded": v.pipe(
		eventOf("attempt.recorded", AttemptRecordedData),
		v.metadata({ ref: "AttemptRecordedEvent", description: "An assignment has taken the result of an attempt." }),
	),
	"paper.finished": v.pipe(
		eventOf("paper.finished", PaperFinishedData),
		v.metadata({ ref: "PaperFinishedEvent", description: "A paper is handed in." }),
	),
	"grade.changed": v.pipe(
		eventOf("grade.changed", GradeChangedData),
		v.metadata({ ref: "GradeChangedEvent", description: "A learner's total changed without an attempt." }),
	),
	"webhook.test": v.pipe(
		eventOf("webhook.test", WebhookTestData),
		v.metadata({ ref: "WebhookTestEvent", description: "Somebody asked for it, to try a webhook." }),
	),
} as const satisfies Readonly<Record<EventType, v.GenericSchema>>;

/** Any of them. */
export const WebhookEvent = v.pipe(
	v.variant("type", [
		EVENT_BODIES["attempt.recorded"],
		EVENT_BODIES["paper.finished"],
		EVENT_BODIES["grade.changed"],
		EVENT_BODIES["webhook.test"],
	]),
	v.metadata({ ref: "WebhookEvent", description: "The body of what webhooks are sent, by `type`." }),
);
