// What a verdict says of the skills that a blank needed.
import type { Verdict } from "../exercise/types.ts";

/** A skill, and the verdict on a blank that needed it. */
export type SkillSighting = readonly [skill: string, verdict: Verdict];

/** Whether a blank with this verdict shows the skill; null when nothing was read, so that nothing was shown. */
export function showsSkill(verdict: Verdict): boolean | null {
	switch (verdict) {
		case "correct":
		case "follow-through":
			return true;
		case "partly":
		case "wrong":
			return false;
		case "unreadable":
		case "unanswered":
			return null;
	}
}
