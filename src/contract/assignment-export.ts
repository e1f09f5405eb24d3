// Everything that is kept of an assignment.
import * as v from "valibot";
import { AssignmentView } from "./assignment.ts";
import { GradebookRowView } from "./gradebook.ts";
import { Count, described, LearnerId, NextCursor, Timestamp } from "./primitives.ts";

const ExportedResult = v.pipe(
	v.object({
		learnerId: LearnerId,
		paper: described(Count, "Which of the learner's papers, from 1."),
		item: described(Count, "Place of the item, from 1."),
		number: described(Count, "Of the attempt in the learner's history."),
		attemptId: described(v.string(), "Of the attempt."),
		submittedAt: described(Timestamp, "When it was received."),
		scaled: described(v.number(), "What it earned of the item, 0 to 1, with decay and hints and without lateness."),
		seconds: described(Count, "s since the attempt before, or since the paper was opened."),
		misconceptions: described(
			v.array(
				v.object({
					id: described(v.string(), "As the catalogue lists it."),
					confidence: described(
						v.nullable(v.number()),
						"How sure the learner said to be, 1 to 3; null where nothing was said.",
					),
				}),
			),
			"That it showed.",
		),
		contradicted: described(v.array(v.string()), "Misconceptions that it could have shown, and did not."),
		skills: described(
			v.array(v.tuple([v.string(), v.boolean()])),
			"That it needed, and whether all that needed them was right.",
		),
	}),
	v.metadata({ ref: "ExportedResult", description: "What an assignment keeps of an attempt." }),
);

/** A page of everything that is kept of an assignment. */
export const AssignmentExportPage = v.object({
	assignmentId: described(v.string(), "Of the assignment."),
	exportedAt: described(Timestamp, "When this page was made."),
	assignment: v.exactOptional(described(AssignmentView, "On the first page.")),
	learners: described(v.array(GradebookRowView), "Rows of the gradebook, in the order of their ids."),
	results: described(v.array(ExportedResult), "Of all papers, after all rows."),
	takenOff: described(v.array(LearnerId), "Learners who were taken off, should they come back."),
	nextCursor: NextCursor,
});

export const AssignmentExportView = v.pipe(
	AssignmentExportPage,
	v.metadata({ ref: "AssignmentExport", description: "A page of everything that is kept of an assignment." }),
);
