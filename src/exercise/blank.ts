// A blank: one value that a learner is asked for, with its key. Blanks never leave this room; `view.ts` shows them.

import type { SkillId } from "../scenario/skills.ts";
import type { Question } from "../scenario/template.ts";
import type { Field } from "./fields.ts";

export type Blank = {
	/** b1, b2, … in the order of the timeline. */
	readonly id: string;
	/** The same under another rule; equals the field's key or `question:…`. */
	readonly key: string;
	readonly step: number;
	readonly skills: readonly SkillId[];
	/** Maximum points. */
	readonly points: number;
} & ({ readonly of: "field"; readonly field: Field } | { readonly of: "question"; readonly question: Question });

export function questionKey(question: Question): string {
	return `question:${question.id}`;
}
