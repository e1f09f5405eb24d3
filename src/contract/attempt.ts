// Submissions that a learner's record keeps, as they are answered.
import * as v from "valibot";
import { FAMILIES } from "../scenario/spec.ts";
import { Confidence } from "./confidence.ts";
import { Policy } from "./policy.ts";
import { Count, page, Timestamp } from "./primitives.ts";
import { ProgressThen, SkillMastery } from "./progress.ts";
import { questionResultEntries } from "./question.ts";
import { resultEntries, Score, withheldEntries } from "./result.ts";

const attemptEntries = {
	attemptId: v.string(),
	number: v.pipe(
		v.number(),
		v.metadata({ description: "Counts the learner's attempts from 1, in the order recorded." }),
	),
	submittedAt: Timestamp,
};

export const MADE_BY = ["server", "learner", "anonymous"] as const;

const MadeBy = v.pipe(
	v.picklist(MADE_BY),
	v.metadata({
		description:
			"Who asked for the scenario: a server with its key, a learner, or nobody that is known. Of a question, which is everyone's, `anonymous`. Left out where version 0.1 recorded the attempt.",
	}),
);
const IsAssessed = v.pipe(v.boolean(), v.metadata({ description: "Whether the scenario is assessed: has a policy." }));
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

/** Left out of what version 0.1 recorded: an attempt is answered again as it was answered first. */
const standingEntries = {
	madeBy: v.exactOptional(MadeBy),
	assessed: v.exactOptional(IsAssessed),
	counted: v.exactOptional(IsCounted),
	...saidEntries,
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
		level: v.pipe(v.number(), v.metadata({ description: "The highest taken." })),
		cost: v.pipe(v.number(), v.metadata({ description: "Share of the blank's points." })),
		deducted: v.pipe(v.number(), v.metadata({ description: "Points that it took; never more than were earned." })),
	}),
	v.metadata({ ref: "HintTaken" }),
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
	attemptsLeft: Count,
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
	v.object({ ...resultEntries, ...hintEntries, ...AttemptEnd }),
	v.metadata({ ref: "PracticeAttempt" }),
);

const SolvedAttempt = v.pipe(
	v.object({
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
		...withheldEntries,
		...hintEntries,
		...assessedEntries,
		solution: v.literal("withheld"),
		...AttemptEnd,
	}),
	v.metadata({ ref: "WithheldAttempt", description: "At an assessed scenario whose solution may not be seen yet." }),
);

const QuestionAttempt = v.pipe(
	v.object({ ...questionResultEntries, ...AttemptEnd }),
	v.metadata({ ref: "QuestionAttempt" }),
);

export const Attempt = v.pipe(
	v.union([SolvedAttempt, WithheldAttempt, PracticeAttempt, QuestionAttempt]),
	v.metadata({
		ref: "Attempt",
		description: "The result, and the learner's progress right after it.",
	}),
);

const itemEntries = {
	...attemptEntries,
	madeBy: v.exactOptional(MadeBy),
	assessed: IsAssessed,
	counted: IsCounted,
	...saidEntries,
	answers: v.exactOptional(
		v.pipe(
			v.unknown(),
			v.metadata({
				description:
					"What the learner sent, by blank id; of a question the one answer. Only where asked for (`answers=true`) and not recorded by version 0.1; too long ones are cut.",
			}),
		),
	),
};

const ScenarioAttemptItem = v.object({
	...itemEntries,
	scenarioId: v.string(),
	family: v.picklist(FAMILIES),
	template: v.string(),
	score: Score,
	attemptsLeft: v.exactOptional(
		v.pipe(Count, v.metadata({ description: "When it was recorded; this and the next two only where assessed." })),
	),
	scenarioScore: v.exactOptional(
		v.pipe(Score, v.metadata({ description: "What all attempts up to this one came to." })),
	),
	policy: v.exactOptional(Policy),
});
const QuestionAttemptItem = v.object({ ...itemEntries, questionId: v.string(), score: Score });

export type ScenarioAttemptItem = v.InferOutput<typeof ScenarioAttemptItem>;

export const AttemptItem = v.pipe(
	v.union([ScenarioAttemptItem, QuestionAttemptItem]),
	v.metadata({ ref: "AttemptItem" }),
);
export type AttemptItem = v.InferOutput<typeof AttemptItem>;

export const AttemptPage = v.pipe(page(AttemptItem), v.metadata({ ref: "AttemptPage" }));
