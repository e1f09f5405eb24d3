// What grading answers. Mirrors `GradeResult` of src/exercise/types.ts.
import * as v from "valibot";
import { type GradeResult, VERDICTS } from "../exercise/types.ts";
import { Step } from "./view.ts";

export const VerdictName = v.picklist(VERDICTS);

export const Score = v.pipe(
	v.object({
		points: v.number(),
		max: v.number(),
		scaled: v.pipe(v.number(), v.metadata({ description: "points / max, 0 to 1." })),
	}),
	v.metadata({ ref: "Score" }),
);

const BlankResult = v.pipe(
	v.object({
		verdict: VerdictName,
		points: v.number(),
		max: v.number(),
		given: v.unknown(),
		expected: v.unknown(),
		explanation: v.string(),
		rule: v.string(),
		reference: v.object({ rfc: v.string(), section: v.string() }),
		skills: v.array(v.string()),
		misconception: v.exactOptional(v.string()),
		message: v.exactOptional(v.string()),
	}),
	v.metadata({ ref: "BlankResult" }),
);

const DiagnosedMisconception = v.pipe(
	v.object({
		id: v.string(),
		title: v.string(),
		advice: v.string(),
		blanks: v.array(v.string()),
		confidence: v.number(),
	}),
	v.metadata({ ref: "DiagnosedMisconception" }),
);

export const resultEntries = {
	scenarioId: v.string(),
	gradable: v.pipe(
		v.boolean(),
		v.metadata({ description: "False when not one answer could be read: nothing counts." }),
	),
	score: Score,
	blanks: v.record(v.string(), BlankResult),
	misconceptions: v.array(DiagnosedMisconception),
	timeline: v.array(Step),
	summary: v.string(),
};

export const ResultView = v.pipe(v.object(resultEntries), v.metadata({ ref: "Result" }));

/** What `ResultView` describes, as the handlers build it. */
export interface ResultDocument extends GradeResult {
	readonly scenarioId: string;
}
