// An answer as it is sent: for the document alone, since reading answers is the grader's job and takes whatever JSON can say.
import * as v from "valibot";

const Json = v.union([
	v.string(),
	v.number(),
	v.boolean(),
	v.array(v.unknown()),
	v.record(v.string(), v.unknown()),
	v.null(),
]);

/** Sent, or as it was sent. */
export const SentAnswer = v.pipe(
	Json,
	v.metadata({
		ref: "Answer",
		description:
			"An answer. Read leniently: any text, number or list that a person would understand, see `answerSchema` for the plain form; null or an empty text is no answer.",
		examples: ["SYN-SENT", 4022, ["SYN", "ACK"]],
	}),
);

/** A value that the core hands on as it is. */
export const shownAs = (schema: v.GenericSchema) => v.pipe(v.unknown(), v.metadata({ documentedAs: schema }));
