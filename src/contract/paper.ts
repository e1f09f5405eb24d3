// A learner's paper, and the assignments that a learner has, as they are answered.
import * as v from "valibot";
import { KEEPS } from "../exercise/score.ts";
import { FINISHERS } from "./finisher.ts";
import { SHOW_SOLUTIONS } from "./policy.ts";
import { Count, described, LearnerId, LocaleName, page, Timestamp } from "./primitives.ts";
import { QuestionView } from "./question.ts";
import { Score } from "./result.ts";
import { ScenarioView } from "./scenario.ts";

export const FinishedBy = v.pipe(
	v.picklist(FINISHERS),
	v.metadata({ ref: "Finisher", description: "`teacher`: whoever holds the server key; `time`: the clock." }),
);

const headEntries = {
	assignmentId: described(v.string(), "Of the assignment."),
	title: described(v.string(), "Of the assignment."),
	paper: described(Count, "Which of the learner's papers, from 1: a reset gives the next."),
	state: described(
		v.picklist(["assigned", "begun", "finished", "missed"]),
		"`assigned` until it is opened, `finished` once it is handed in or its time is up, `missed` where the assignment closed before it was opened.",
	),
	excused: described(v.boolean(), "Whether the teacher has taken the learner out of every count."),
	startedAt: described(v.nullable(Timestamp), "When it was first opened, by the clock of the service."),
	finishedAt: described(v.nullable(Timestamp), "When it was handed in, or its time ran out; null before."),
	finishedBy: described(v.nullable(FinishedBy), "Who handed it in; null before."),
	opensAt: described(v.nullable(Timestamp), "From when it can be opened; null for at once."),
	dueAt: described(v.nullable(Timestamp), "What comes later is taken, and late."),
	closesAt: described(v.nullable(Timestamp), "Until when it can be opened and answered; null where nothing closes it."),
	deadline: described(
		v.nullable(Timestamp),
		"Until when answers are taken: the earlier of `closesAt` and the end of the time limit; some seconds of grace for the network.",
	),
	timeLimitSeconds: described(v.nullable(Count), "From the first opening, s; null where it is not limited."),
};

const itemEntries = {
	item: described(Count, "Its place, from 1."),
	points: described(v.number(), "The most that it can earn."),
	attempts: described(Count, "That were made so far."),
	attemptsLeft: described(Count, "0 too once the paper takes no more answers."),
	score: described(v.nullable(Score), "What these attempts come to; null before the first."),
};

const PaperItem = v.variant("type", [
	v.pipe(
		v.object({
			...itemEntries,
			type: v.literal("scenario"),
			scenario: described(v.nullable(ScenarioView), "Null once its template version has been retired."),
		}),
		v.metadata({ ref: "PaperScenario", description: "A scenario of a paper." }),
	),
	v.pipe(
		v.object({
			...itemEntries,
			type: v.literal("question"),
			question: described(v.nullable(QuestionView), "Null once it is no more in the bank."),
		}),
		v.metadata({ ref: "PaperQuestion", description: "A question of a paper." }),
	),
]);

export const PaperView = v.pipe(
	v.object({
		...headEntries,
		learnerId: LearnerId,
		locale: LocaleName,
		secondsLeft: described(v.nullable(Count), "s until `deadline`, when this was answered; null without one."),
		late: described(
			v.object({
				perDay: described(
					v.nullable(v.number()),
					"Share of the points that each day takes off which has begun since `dueAt`, 0 to 1; null for nothing.",
				),
				daysLate: described(Count, "Days that have begun since `dueAt`; 0 in time."),
				credit: described(v.number(), "What share of its points an attempt now would be worth, 0 to 1."),
			}),
			"What lateness costs, and what an attempt now would be.",
		),
		policy: described(
			v.object({
				attempts: described(Count, "How many submissions count at each item."),
				keep: described(v.picklist(KEEPS), "Which of them its score is made from."),
				decay: described(v.number(), "What each later attempt is worth, as a share of the one before, 0 to 1."),
				showSolution: described(v.picklist(SHOW_SOLUTIONS), "When the key and its explanation may be seen."),
			}),
			"As for assessed scenarios, of every item.",
		),
		items: described(v.nullable(v.array(PaperItem)), "Each in whole, without its key; null before it is opened."),
		total: described(v.number(), "What the learner has by now, over all items."),
		maxPoints: described(v.number(), "The same for every learner."),
		links: described(
			v.object({
				self: described(v.string(), "The paper again."),
				attempts: described(v.string(), "Where answers are sent."),
				finish: described(v.string(), "Where it is handed in."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "Paper", description: "What one learner gets of an assignment; the same on every device." }),
);

export const LearnerAssignmentPage = v.pipe(
	page(
		v.pipe(
			v.object({
				...headEntries,
				maxPoints: described(v.number(), "The most that its paper can earn."),
				links: described(v.object({ paper: described(v.string(), "The learner's paper.") }), "Paths."),
			}),
			v.metadata({ ref: "LearnerAssignment", description: "An assignment that a learner has." }),
		),
	),
	v.metadata({ ref: "LearnerAssignmentPage", description: "A page of a learner's assignments." }),
);
