// How sure a learner says to be of an answer.
import * as v from "valibot";
import { isPlainObject } from "./primitives.ts";

/** 1 guessed, 2 fairly sure, 3 certain. */
export const CONFIDENCE_LEVELS = [1, 2, 3] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** Of all answers of a submission, or by blank id. */
export type SaidConfidence = ConfidenceLevel | Readonly<Record<string, ConfidenceLevel>>;

export const Level = v.pipe(
	v.picklist(CONFIDENCE_LEVELS),
	v.metadata({ ref: "ConfidenceLevel", description: "1 guessed, 2 fairly sure, 3 certain." }),
);

/** Not a valibot record, which would silently drop keys such as `constructor`. */
const ByBlank = v.pipe(
	v.custom<Exclude<SaidConfidence, ConfidenceLevel>>(
		(value) => isPlainObject(value) && Object.values(value).every(isLevel),
	),
	v.metadata({ documentedAs: v.record(v.string(), Level) }),
);

export const Confidence = v.pipe(
	v.union([Level, ByBlank], `Expected ${CONFIDENCE_LEVELS.join(", ")}, or an object of these by blank id`),
	v.metadata({
		ref: "Confidence",
		description:
			"How sure the learner was: 1 guessed, 2 fairly sure, 3 certain; of all answers, or by blank id. A confident error comes back sooner, and progress says how well the learner knows what they know.",
	}),
);

function isLevel(value: unknown): value is ConfidenceLevel {
	return v.is(Level, value);
}
