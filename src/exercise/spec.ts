// What an exercise is made from: a scenario, and what of it is asked. The same spec gives the same exercise for ever.
import type { SkillId } from "../scenario/skills.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { BlankKind } from "./kinds/names.ts";

export const MAX_WISHED_BLANKS = 20;

export interface ExerciseSpec extends ScenarioSpec {
	/** How many blanks at most, 1 to `MAX_WISHED_BLANKS`; the template's own measure when left out. */
	readonly blanks?: number;
	/** The only kinds that are asked; when left out, all but those that cut the timeline. */
	readonly ask?: readonly BlankKind[];
	/** One blank at least needs it, where the scenario has such a one to ask; nothing in particular when left out. */
	readonly skill?: SkillId;
}
