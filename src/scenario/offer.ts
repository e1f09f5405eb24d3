// What a template asks, as the catalogue says it; `npm run offers` writes the table.
import type { SkillId } from "./skills.ts";
import type { AskKind } from "./spec.ts";

export interface Offer {
	/** Trained by at least one in twenty of its scenarios, as they are made when nothing is wished for. */
	readonly skills: readonly SkillId[];
	/** Asked by some of its scenarios, if it is wished for. */
	readonly askKinds: readonly AskKind[];
}
