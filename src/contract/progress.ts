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

export const Progress = v.pipe(
	v.object({
		learnerId: LearnerId,
		totals: v.object({
			attempts: Count,
			points: v.number(),
			max: v.number(),
			scaled: v.pipe(v.number(), v.metadata({ description: "points / max over all attempts; 0 before the first." })),
		}),
		skills: v.array(SkillProgress),
		misconceptions: v.array(v.object({ id: v.string(), seen: Count, lastAt: Timestamp })),
	}),
	v.metadata({ ref: "Progress" }),
);
export type Progress = v.InferOutput<typeof Progress>;
