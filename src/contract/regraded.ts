// The answers of an attempt, graded again by today's grader. Nothing of the record changes.
import * as v from "valibot";
import { Count, described } from "./primitives.ts";
import { questionResultEntries, withheldQuestionEntries } from "./question.ts";
import { Score, solvedEntries, withheldEntries } from "./result.ts";

const RegradedScenario = v.pipe(
	v.object({ variant: v.literal("scenario-shown"), ...solvedEntries, solution: v.literal("shown") }),
	v.metadata({ ref: "RegradedScenario", description: "Answers to a scenario, with its solution." }),
);

const WithheldScenario = v.pipe(
	v.object({ variant: v.literal("scenario-withheld"), ...withheldEntries, solution: v.literal("withheld") }),
	v.metadata({ ref: "WithheldScenario", description: "Answers to a scenario, without its solution." }),
);

const RegradedQuestion = v.pipe(
	v.object({
		variant: v.literal("question-shown"),
		...questionResultEntries,
		solution: v.exactOptional(described(v.literal("shown"), "Left out of practice.")),
	}),
	v.metadata({ ref: "RegradedQuestion", description: "An answer to a question, with its solution." }),
);

const WithheldQuestion = v.pipe(
	v.object({ variant: v.literal("question-withheld"), ...withheldQuestionEntries, solution: v.literal("withheld") }),
	v.metadata({ ref: "WithheldQuestion", description: "An answer to a question, without its solution." }),
);

export const RegradedAttempt = v.pipe(
	v.object({
		number: described(Count, "Of the attempt in the learner's history."),
		recorded: described(Score, "As it is recorded."),
		today: described(Score, "As the same answers are graded today, under the same policy and with the same hints."),
		changed: described(v.boolean(), "Whether these differ."),
		result: described(
			v.variant("variant", [RegradedScenario, WithheldScenario, RegradedQuestion, WithheldQuestion]),
			"Withheld as long as the policy says so.",
		),
	}),
	v.metadata({ ref: "RegradedAttempt", description: "An attempt, as it is recorded and as it would be graded today." }),
);
