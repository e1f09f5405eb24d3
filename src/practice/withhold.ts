// What a result may say before the solution may be seen: how well it went, blank by blank, and nothing that an answer
// could be worked out from. The name of a misconception, with the learner's own value, often says the right one.

import type { Answers } from "../exercise/answer.ts";
import { cutAnswer } from "../exercise/read/longest-answer.ts";
import type { BlankResult, GradeResult } from "../exercise/types.ts";

type WithheldBlank = Pick<BlankResult, "verdict" | "points" | "max" | "given" | "skills" | "message" | "parts">;

export interface WithheldResult extends Pick<GradeResult, "gradable" | "score" | "summary"> {
	readonly blanks: Readonly<Record<string, WithheldBlank>>;
}

export function withholdSolution({ gradable, score, summary, blanks }: GradeResult, answers: Answers): WithheldResult {
	const withheld = Object.entries(blanks).map(([id, blank]) => [id, withholdBlank(blank, sentFor(answers, id))]);
	return { gradable, score, summary, blanks: Object.fromEntries(withheld) };
}

function withholdBlank({ verdict, points, max, skills, message, parts }: BlankResult, given: unknown): WithheldBlank {
	return { verdict, points, max, given, skills, ...(message !== undefined && { message }), ...(parts && { parts }) };
}

/** The answer as it was sent: in symbolic notation, how it is written after reading tells what it is counted from. */
export function sentFor(answers: Answers, blank: string): unknown {
	return Object.hasOwn(answers, blank) ? cutAnswer(answers[blank]) : null;
}
