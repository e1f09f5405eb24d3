// Submissions that a learner's record keeps, as they are answered.
import * as v from "valibot";
import { Confidence } from "./confidence.ts";
import { Policy } from "./policy.ts";
import { Count, described, page, Timestamp } from "./primitives.ts";
import { ProgressThen, SkillMastery } from "./progress.ts";
import { questionResultEntries, withheldQuestionEntries } from "./question.ts";
import { resultEntries, Score, withheldEntries } from "./result.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";
import { FamilyName, TemplateName } from "./spec-names.ts";

const attemptEntries = {
	attemptId: described(v.string(), "Names the attempt among all learners'."),
	number: v.pipe(Count, v.metadata({ description: "Counts the learner's attempts from 1, in the order recorded." })),
	submittedAt: described(Timestamp, "When it was received, by the clock of the service."),
};

export const MADE_BY = ["server", "learner", "anonymous"] as const;

const MadeBy = v.pipe(
	v.picklist(MADE_BY),
	v.metadata({
		description:
			"Who asked for the scenario: a server with its key, a learner, or nobody that is known. Of a question, which is everyone's, `anonymous`. Left out where version 0.1 recorded the attempt.",
	}),
);
const IsAssessed = v.pipe(
	v.boolean(),
	v.metadata({ description: "Whether it is assessed: the scenario has a policy, or it is an item of a paper." }),
);
const IsCounted = v.pipe(
	v.boolean(),
	v.metadata({
		description:
			"Whether progress counts it. It does not once this learner had been shown the key: by an attempt before, or by a grading or a solved picture that was asked for with the learner's token.",
	}),
);

const saidEntries = {
	answeredAt: v.exactOptional(
		v.pipe(Timestamp, v.metadata({ description: "When the learner answered, as the client said; kept, not trusted." })),
	),
	late: v.exactOptional(
		v.pipe(
			v.literal(true),
			v.metadata({
				description:
					"Received after the scenario had expired, and answered before, as the client said. Practice counts all the same; of an assessed scenario it is graded and kept, and does not count.",
			}),
		),
	),
	confidence: v.exactOptional(Confidence),
};

/** Of an attempt at an item of a paper. */
const paperEntries = {
	assignmentId: v.exactOptional(
		v.pipe(
			v.string(),
			v.metadata({ description: "Of whose paper it is; this and the next four only at an item of a paper." }),
		),
	),
	item: v.exactOptional(v.pipe(Count, v.metadata({ description: "Its place in the paper, from 1." }))),
	paper: v.exactOptional(
		v.pipe(Count, v.metadata({ description: "Which of the learner's papers, from 1: a reset gives the next." })),
	),
	daysLate: v.exactOptional(
		v.pipe(Count, v.metadata({ description: "Days that had begun since `dueAt` when it was received; 0 in time." })),
	),
	itemScore: v.exactOptional(
		v.pipe(
			Score,
			v.metadata({
				description:
					"What the attempts at the item up to this one come to of its points: each as late as it came, taken together as the policy's `keep` says.",
			}),
		),
	),
	reset: v.exactOptional(
		v.pipe(
			v.literal(true),
			v.metadata({
				description: "It is of a paper before: the teacher has given a new one since, where it counts not.",
			}),
		),
	),
};

/** Left out of what version 0.1 recorded: an attempt is answered again as it was answered first. */
const standingEntries = {
	madeBy: v.exactOptional(MadeBy),
	assessed: v.exactOptional(IsAssessed),
	counted: v.exactOptional(IsCounted),
	...saidEntries,
	...paperEntries,
	mastery: v.exactOptional(
		v.pipe(
			v.array(SkillMastery),
			v.metadata({
				description:
					"How the learner stands, after it, with each skill that it showed. Left out where it did not count.",
			}),
		),
	),
};

const HintTaken = v.pipe(
	v.object({
		level: described(Count, "The highest taken, 1 to 3."),
		cost: v.pipe(v.number(), v.metadata({ description: "Share of the blank's points, 0 to 1." })),
		deducted: v.pipe(v.number(), v.metadata({ description: "Points that it took; never more than were earned." })),
	}),
	v.metadata({ ref: "HintTaken", description: "Hints taken for a blank, and what they cost." }),
);
export type HintTaken = Readonly<v.InferOutput<typeof HintTaken>>;

const hintEntries = {
	hints: v.exactOptional(
		v.pipe(
			v.record(v.string(), HintTaken),
			v.metadata({ description: "By blank id; left out when none was taken. Only for a learner's own scenario." }),
		),
	),
};

const assessedEntries = {
	attemptsLeft: described(Count, "Submissions that may follow."),
	credit: v.pipe(
		v.number(),
		v.metadata({
			description: "What this attempt is worth for coming so late, 0 to 1: `score` is the blanks' points times this.",
		}),
	),
	scenarioScore: v.pipe(
		Score,
		v.metadata({ description: "What all attempts so far come to, as the policy's `keep` says." }),
	),
};

const AttemptEnd = { ...standingEntries, ...attemptEntries, progress: ProgressThen };

const PracticeAttempt = v.pipe(
	v.object({ variant: v.literal("scenario-practice"), ...resultEntries, ...hintEntries, ...AttemptEnd }),
	v.metadata({ ref: "PracticeAttempt", description: "At a scenario, for practice: with its solution." }),
);

const SolvedAttempt = v.pipe(
	v.object({
		variant: v.literal("scenario-shown"),
		...resultEntries,
		...hintEntries,
		...assessedEntries,
		solution: v.literal("shown"),
		...AttemptEnd,
	}),
	v.metadata({ ref: "SolvedAttempt", description: "At an assessed scenario whose solution may be seen." }),
);

const WithheldAttempt = v.pipe(
	v.object({
		variant: v.literal("scenario-withheld"),
		...withheldEntries,
		...hintEntries,
		...assessedEntries,
		solution: v.literal("withheld"),
		...AttemptEnd,
	}),
	v.metadata({ ref: "WithheldAttempt", description: "At an assessed scenario whose solution may not be seen yet." }),
);

const QuestionAttempt = v.pipe(
	v.object({ variant: v.literal("question-practice"), ...questionResultEntries, ...AttemptEnd }),
	v.metadata({ ref: "QuestionAttempt", description: "At a question, for practice: with its solution." }),
);

const assessedQuestionEntries = { attemptsLeft: assessedEntries.attemptsLeft, credit: assessedEntries.credit };

const SolvedQuestionAttempt = v.pipe(
	v.object({
		variant: v.literal("question-shown"),
		...questionResultEntries,
		...assessedQuestionEntries,
		solution: v.literal("shown"),
		...AttemptEnd,
	}),
	v.metadata({ ref: "SolvedQuestionAttempt", description: "At a question of a paper whose solution may be seen." }),
);

const WithheldQuestionAttempt = v.pipe(
	v.object({
		variant: v.literal("question-withheld"),
		...withheldQuestionEntries,
		...assessedQuestionEntries,
		solution: v.literal("withheld"),
		...AttemptEnd,
	}),
	v.metadata({
		ref: "WithheldQuestionAttempt",
		description: "At a question of a paper whose solution may not be seen yet.",
	}),
);

export const Attempt = v.pipe(
	v.variant("variant", [
		PracticeAttempt,
		SolvedAttempt,
		WithheldAttempt,
		QuestionAttempt,
		SolvedQuestionAttempt,
		WithheldQuestionAttempt,
	]),
	v.metadata({
		ref: "Attempt",
		description:
			"The result, and the learner's progress right after it. By `variant`: at a scenario or a question; for practice, or assessed with its solution shown or withheld.",
	}),
);

/** Of a scenario by blank id, of a question the one answer. */
export const AttemptAnswers = v.pipe(
	v.union([v.record(v.string(), SentAnswer), SentAnswer]),
	v.metadata({ ref: "AttemptAnswers", description: "Answers by blank id; of a question the one answer." }),
);

const itemEntries = {
	...attemptEntries,
	madeBy: v.exactOptional(MadeBy),
	assessed: IsAssessed,
	counted: IsCounted,
	...saidEntries,
	...paperEntries,
	answers: v.exactOptional(
		described(
			shownAs(AttemptAnswers),
			"What the learner sent, by blank id; of a question the one answer. Only where asked for (`answers=true`) and not recorded by version 0.1; too long ones are cut.",
		),
	),
};

const assessedItemEntries = {
	attemptsLeft: v.exactOptional(
		v.pipe(Count, v.metadata({ description: "When it was recorded; this and what follows only where assessed." })),
	),
	policy: v.exactOptional(described(Policy, "Under which it was recorded.")),
};

const ScenarioAttemptItem = v.pipe(
	v.object({
		type: v.literal("scenario"),
		...itemEntries,
		scenarioId: described(v.string(), "The `id` of the scenario."),
		family: FamilyName,
		template: TemplateName,
		score: Score,
		...assessedItemEntries,
		scenarioScore: v.exactOptional(
			v.pipe(Score, v.metadata({ description: "What all attempts up to this one came to." })),
		),
	}),
	v.metadata({ ref: "ScenarioAttemptItem", description: "An attempt at a scenario." }),
);
const QuestionAttemptItem = v.pipe(
	v.object({
		type: v.literal("question"),
		...itemEntries,
		questionId: described(v.string(), "The `id` of the question."),
		score: Score,
		...assessedItemEntries,
	}),
	v.metadata({ ref: "QuestionAttemptItem", description: "An attempt at a question." }),
);

export type ScenarioAttemptItem = v.InferOutput<typeof ScenarioAttemptItem>;

export const AttemptItem = v.pipe(
	v.variant("type", [ScenarioAttemptItem, QuestionAttemptItem]),
	v.metadata({ ref: "AttemptItem", description: "An attempt in the list: of what, and what it earned." }),
);
export type AttemptItem = v.InferOutput<typeof AttemptItem>;

export const AttemptPage = v.pipe(
	page(AttemptItem),
	v.metadata({ ref: "AttemptPage", description: "A page of attempts." }),
);
