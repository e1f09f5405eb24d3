// What is right, by the kind of what is asked: for the document alone, the core hands it on as it is.
import * as v from "valibot";
import { described, FlagName } from "./primitives.ts";
import { ShownNumber } from "./view.ts";

const SegmentValue = v.pipe(
	v.object({
		flags: v.exactOptional(described(v.array(FlagName), "Those that are set.")),
		seq: v.exactOptional(described(ShownNumber, "Sequence number.")),
		ack: v.exactOptional(described(v.nullable(ShownNumber), "Acknowledgment number; null where there is none.")),
	}),
	v.metadata({ ref: "SegmentValue", description: "A whole segment; an answer may leave parts out." }),
);

export const KeyOfBlank = v.pipe(
	v.union([v.string(), v.number(), v.array(v.string()), SegmentValue]),
	v.metadata({
		ref: "BlankValue",
		description:
			"By the kind of the blank: a state, the id of an option or a symbolic number as text; a number; flags or ids as a list; a whole segment. Sent back as an answer it is right.",
	}),
);

export const KeyOfQuestion = v.pipe(
	v.union([v.string(), v.number(), v.boolean(), v.array(v.string()), v.record(v.string(), v.string())]),
	v.metadata({
		ref: "QuestionValue",
		description:
			"By the kind of the question: the id of an option or a text; a number; true or false; ids as a list; ids of `right` by those of `left`. Sent back as an answer it is right.",
	}),
);
