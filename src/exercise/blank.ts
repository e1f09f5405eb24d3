// A blank: one value that a learner is asked for, with its key. Blanks never leave this room; `view.ts` shows them.

import type { SkillId } from "../scenario/skills.ts";
import type { ScenarioQuestion } from "../scenario/template.ts";
import type { Field } from "./fields.ts";
import type { OrderedEvent } from "./order.ts";

export type Blank = {
	/** b1, b2, … in the order of the timeline; b3.seq for a part of b3. */
	readonly id: string;
	/** Id of the blank that this is a part of: to the outside there is only that one. */
	readonly partOf?: string;
	/** The same under another rule; equals the field's key, `question:…` or `order`. */
	readonly key: string;
	readonly step: number;
	readonly skills: readonly SkillId[];
	/** Maximum points. */
	readonly points: number;
} & (
	| { readonly of: "field"; readonly field: Field }
	| { readonly of: "question"; readonly question: ScenarioQuestion }
	| { readonly of: "order"; readonly events: readonly OrderedEvent[] }
);

/** The id by which a learner knows it. */
export function outsideId({ id, partOf }: Blank): string {
	return partOf ?? id;
}

/** What a learner is asked, in order; a blank in parts is one. */
export function askedIds(blanks: readonly Blank[]): readonly string[] {
	return [...new Set(blanks.map(outsideId))];
}
