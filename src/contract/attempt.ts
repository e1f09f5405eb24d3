// Submissions that a learner's record keeps.
import * as v from "valibot";
import { FAMILIES } from "../scenario/spec.ts";
import { Count, closed, LocaleWish, page, Timestamp } from "./primitives.ts";
import { Progress } from "./progress.ts";
import { resultEntries, Score, withheldEntries } from "./result.ts";
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

const AttemptEnd = { ...attemptEntries, progress: Progress };

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

export const Attempt = v.pipe(
	v.union([SolvedAttempt, WithheldAttempt, PracticeAttempt]),
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
