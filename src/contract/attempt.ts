// Submissions that a learner's record keeps.
import * as v from "valibot";
import { FAMILIES } from "../scenario/spec.ts";
import { Count, closed, LocaleWish, page, Timestamp } from "./primitives.ts";
import { Progress } from "./progress.ts";
import { resultEntries, Score } from "./result.ts";
import { Answers } from "./scenario.ts";

export const AttemptRequest = v.pipe(
	closed({
		scenarioId: v.string(),
		answers: Answers,
		locale: v.exactOptional(LocaleWish),
	}),
	v.metadata({ ref: "AttemptRequest" }),
);
export type AttemptRequest = v.InferOutput<typeof AttemptRequest>;

/** Chosen by the caller, once for each submission that it means to make. */
export const IdempotencyKey = v.pipe(
	v.string(),
	v.regex(/^[\x20-\x7e]{1,255}$/, "Expected 1 to 255 printable ASCII characters"),
);

const attemptEntries = {
	attemptId: v.string(),
	number: v.pipe(
		v.number(),
		v.metadata({ description: "Counts the learner's attempts from 1, in the order recorded." }),
	),
	submittedAt: Timestamp,
};

export const Attempt = v.pipe(
	v.object({ ...resultEntries, ...attemptEntries, progress: Progress }),
	v.metadata({
		ref: "Attempt",
		description: "The result, and the learner's progress right after it.",
	}),
);

export const AttemptItem = v.pipe(
	v.object({
		...attemptEntries,
		scenarioId: v.string(),
		family: v.picklist(FAMILIES),
		template: v.string(),
		score: Score,
	}),
	v.metadata({ ref: "AttemptItem" }),
);
export type AttemptItem = v.InferOutput<typeof AttemptItem>;

export const AttemptPage = v.pipe(page(AttemptItem), v.metadata({ ref: "AttemptPage" }));

export const MAX_PAGE = 100;

/** Query parameters arrive as text. */
export const PageLimit = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,2}$/, `Expected a whole number from 1 to ${MAX_PAGE}`),
	v.transform(Number),
	v.maxValue(MAX_PAGE, `Expected a whole number from 1 to ${MAX_PAGE}`),
);

export const AttemptNumber = v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,8}$/), v.transform(Number), Count);
