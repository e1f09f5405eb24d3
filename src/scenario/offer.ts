// What a template asks, as the catalogue says it; `npm run offers` writes the table.
import type { SkillId } from "./skills.ts";

export interface Offer {
	/** Trained by at least one in twenty of its scenarios, as they are made when nothing is wished for. */
	readonly skills: readonly SkillId[];
	/** Kinds of blanks that are asked by some of its scenarios, if it is wished for. */
	readonly askKinds: readonly string[];
}
