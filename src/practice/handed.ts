// What a graded attempt in a paper tells its assignment: how well it went, and which ideas showed, whether or not the learner
// was told.
import { CONFIDENCE_LEVELS, type SaidConfidence } from "../contract/confidence.ts";
import type { HandedResult, Idea } from "../course/handed.ts";
import { roundShare } from "../exercise/score.ts";
import type { InPaper } from "./paper.ts";
import { type SkillSighting, showsSkill } from "./sighting.ts";

/** All but what the record says when it keeps the attempt. */
export type ToHand = Omit<HandedResult, "kind" | "number" | "attemptId" | "submittedAtMs">;

/** What was diagnosed, and the blanks that it explains; none of a question, which has one answer. */
export interface Showing {
	readonly id: string;
	readonly blanks?: readonly string[];
}

/** What of it today's grader may see otherwise. */
export type HandedGrade = Pick<HandedResult, "share" | "ideas" | "contradicted" | "skills">;

export interface Graded {
	readonly points: number;
	readonly max: number;
	readonly diagnosed: readonly Showing[];
	readonly contradicted: readonly string[];
	readonly sightings: readonly SkillSighting[];
	readonly confidence: SaidConfidence | undefined;
}

/** `nowMs`: when it was received, ms since 1970. */
export function toHand({ paper, item, sinceMs }: InPaper, graded: Graded, nowMs: number): ToHand {
	const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1000));
	return { paper: paper.paper, item, seconds, ...handedGrade(graded) };
}

export function handedGrade({ points, max, diagnosed, contradicted, sightings, confidence }: Graded): HandedGrade {
	return {
		share: shareOf(points, max),
		ideas: diagnosed.map((one) => ideaOf(one, confidence)),
		contradicted,
		skills: skillsIn(sightings),
	};
}

/** As `HandedResult.share`. */
export function shareOf(points: number, max: number): number {
	return max === 0 ? 0 : roundShare(points / max);
}

/** The surest of the answers that it explains. */
function ideaOf({ id, blanks }: Showing, said: SaidConfidence | undefined): Idea {
	if (typeof said !== "object") return { id, confidence: said ?? null };
	const levels = CONFIDENCE_LEVELS.filter((level) => blanks?.some((blank) => said[blank] === level));
	return { id, confidence: levels.at(-1) ?? null };
}

function skillsIn(sightings: readonly SkillSighting[]): HandedResult["skills"] {
	const right = new Map<string, boolean>();
	for (const [skill, verdict] of sightings)
		right.set(skill, showsSkill(verdict) === true && right.get(skill) !== false);
	return [...right];
}
