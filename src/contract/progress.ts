// What a learner's record adds up to.
import * as v from "valibot";
import { Count, LearnerId, Timestamp } from "./primitives.ts";
import { VerdictName } from "./result.ts";

const SkillProgress = v.pipe(
	v.object({
		skill: v.string(),
		seen: v.pipe(Count, v.metadata({ description: "Blanks answered readably; others do not count." })),
		correct: v.pipe(
			Count,
			v.metadata({ description: "Of these, answered with verdict `correct` or `follow-through`." }),
		),
		lastAt: Timestamp,
		lastVerdict: VerdictName,
	}),
	v.metadata({ ref: "SkillProgress" }),
);
export type SkillProgress = v.InferOutput<typeof SkillProgress>;

const totalEntries = {
	attempts: Count,
	points: v.number(),
	max: v.number(),
	scaled: v.pipe(v.number(), v.metadata({ description: "points / max over all attempts; 0 before the first." })),
};

const AssessedTotals = v.pipe(
	v.object({
		...totalEntries,
		scenarios: Count,
		points: v.pipe(
			v.number(),
			v.metadata({ description: "What each scenario comes to, as its policy's `keep` says, added up." }),
		),
		max: v.pipe(v.number(), v.metadata({ description: "Of each scenario once." })),
	}),
	v.metadata({
		ref: "AssessedTotals",
		description: "Of assessed scenarios that a server made, alone: what holds in an examination.",
	}),
);
export type AssessedTotals = v.InferOutput<typeof AssessedTotals>;

const progressEntries = {
	learnerId: LearnerId,
	totals: v.pipe(
		v.object(totalEntries),
		v.metadata({
			description:
				"Of all attempts, practice too, but for those whose key this learner had been shown before (`counted` of an attempt).",
		}),
	),
	assessed: AssessedTotals,
	skills: v.array(SkillProgress),
	misconceptions: v.array(v.object({ id: v.string(), seen: Count, lastAt: Timestamp })),
};

export const Progress = v.pipe(
	v.object(progressEntries),
	v.metadata({
		ref: "Progress",
		description:
			"An attempt that does not count (`counted`) changes nothing of it, skills and misconceptions included.",
	}),
);
export type Progress = v.InferOutput<typeof Progress>;

/** Attempts are answered again as they were answered first, also those of before there were assessed totals. */
export const ProgressThen = v.pipe(
	v.object({
		...progressEntries,
		assessed: v.exactOptional(
			v.pipe(AssessedTotals, v.metadata({ description: "Left out in attempts of version 0.1." })),
		),
	}),
	v.metadata({ ref: "ProgressThen" }),
);
