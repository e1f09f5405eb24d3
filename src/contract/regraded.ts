// The answers of an attempt, graded again by today's grader. Nothing of the record changes.
import * as v from "valibot";
import { described } from "./primitives.ts";
import { questionResultEntries } from "./question.ts";
import { Score, solvedEntries, withheldEntries } from "./result.ts";

export const RegradedAttempt = v.pipe(
	v.object({
		number: v.number(),
		recorded: described(Score, "As it is recorded."),
		today: described(Score, "As the same answers are graded today, under the same policy and with the same hints."),
		changed: described(v.boolean(), "Whether these differ."),
		result: described(
			v.union([
				v.object({ ...solvedEntries, solution: v.literal("shown") }),
				v.object({ ...withheldEntries, solution: v.literal("withheld") }),
				v.object(questionResultEntries),
			]),
			"Withheld as long as the policy says so.",
		),
	}),
	v.metadata({ ref: "RegradedAttempt" }),
);
