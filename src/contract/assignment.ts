// An assignment as the API answers it.
import * as v from "valibot";
import { Policy } from "./policy.ts";
import { Count, Difficulty, described, LocaleName, Timestamp } from "./primitives.ts";
import { SEEDINGS } from "./seeding.ts";
import { BlankKindName, FamilyName, NotationName, ProfileName, TemplateName } from "./spec-names.ts";

const placeEntries = {
	item: described(Count, "Its place, from 1: what attempts name it by."),
	points: described(v.number(), "The most that it can earn."),
};

const ScenarioItemView = v.pipe(
	v.object({
		...placeEntries,
		type: v.literal("scenario"),
		family: FamilyName,
		template: TemplateName,
		difficulty: described(Difficulty, "Of every learner's scenario."),
		notation: NotationName,
		profile: ProfileName,
		blanks: v.exactOptional(described(Count, "As wished for; the template's own measure where it is left out.")),
		ask: v.exactOptional(described(v.array(BlankKindName), "The only kinds of blanks, where that was wished for.")),
		skill: v.exactOptional(described(v.string(), "Needed by one blank at least, where that was wished for.")),
	}),
	v.metadata({ ref: "ScenarioItem", description: "An item that asks a scenario, as it is settled." }),
);

const QuestionItemView = v.pipe(
	v.object({
		...placeEntries,
		type: v.literal("question"),
		questionId: described(v.string(), "The `id` of the question."),
	}),
	v.metadata({ ref: "QuestionItem", description: "An item that asks a question." }),
);

const RemedialOf = v.object({
	assignmentId: described(v.string(), "The assignment whose results it follows up."),
	misconception: v.exactOptional(
		described(v.string(), "Id of the misconception that it is about, if it is about one."),
	),
	skill: v.exactOptional(described(v.string(), "Id of the skill that it is about, if it is about one.")),
});

export const AssignmentView = v.pipe(
	v.object({
		assignmentId: described(v.string(), "What requests name it by."),
		revision: described(Count, "Counts its changes, from 1; its `ETag` is this number in quotes."),
		title: described(v.string(), "As learners and the gradebook show it."),
		items: described(v.array(v.variant("type", [ScenarioItemView, QuestionItemView])), "In the order of papers."),
		max: described(v.number(), "Points of all items: the most of every paper."),
		seeds: described(v.picklist(SEEDINGS), "Whether each learner has numbers of its own, or all have the same."),
		policy: described(Policy, "How each item counts."),
		opensAt: described(v.nullable(Timestamp), "From when papers can be opened; null for at once."),
		dueAt: described(v.nullable(Timestamp), "Later attempts are late; null where nothing is."),
		closesAt: described(v.nullable(Timestamp), "Later attempts are refused; null where nothing closes it."),
		late: described(
			v.nullable(
				v.object({ perDay: described(v.number(), "Share of an attempt's points that each day costs, 0 to 1.") }),
			),
			"What each day after `dueAt` costs, begun days as whole; null for nothing.",
		),
		timeLimitSeconds: described(v.nullable(Count), "From first opening the paper, s; null where it is not limited."),
		locale: described(LocaleName, "Language of the papers, unless a learner asks for another."),
		forNamed: described(v.boolean(), "Whether only those have it who are named; else every learner of the tenant."),
		remedialOf: described(v.nullable(RemedialOf), "What it is the follow-up of; null for none."),
		createdAt: described(Timestamp, "When it was set."),
		begunAt: described(
			v.nullable(Timestamp),
			"When a first learner began: from then on `items` stay as they are; null before.",
		),
		links: described(
			v.object({
				self: described(v.string(), "The assignment again."),
				learners: described(v.string(), "Where learners are named."),
				gradebook: described(v.string(), "Its gradebook."),
				statistics: described(v.string(), "Its statistics."),
				misconceptions: described(v.string(), "Its map of misconceptions."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "Assignment", description: "What a teacher has set." }),
);
export type AssignmentView = v.InferOutput<typeof AssignmentView>;
