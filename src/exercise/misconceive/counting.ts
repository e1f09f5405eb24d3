// The layer of counting: numbers derived again under a wrong rule, as a learner counts them. What the timeline shows is
// counted from as it stands there; only where a blank stands does the wrong number go on into the next. What was sent
// before the timeline starts is told by the story, and no rule changes it.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { type Numbering, renumber, STANDARD_NUMBERING } from "../../tcp/numbering.ts";
import { segmentKey } from "../keys.ts";
import type { Placed, Situation } from "../situation.ts";

/** A scenario, with its blanks once they are chosen; before that everything counts as shown. */
export interface PerhapsPlaced extends Situation {
	/** Keys of fields that are asked for. */
	readonly blankAt?: Pick<Placed["blankAt"], "has">;
}

/** Keys of what is changed only by what it is counted from. */
export function miscount(
	{ segments, fields, shownNumbers, blankAt }: PerhapsPlaced,
	wrong: readonly Misconception[],
	changed: Map<string, unknown>,
): Set<string> {
	const following = new Set<string>();
	const counting = wrong.flatMap((misconception) => misconception.counting ?? []);
	if (counting.length === 0) return following;
	const numbering: Numbering = Object.assign({ ...STANDARD_NUMBERING }, ...counting);
	const shown = [...segments.values()].filter(({ number }) => shownNumbers.has(number));
	const step = renumber(shown, numbering, () => true);
	const all = blankAt ? renumber(shown, numbering, ({ number }, part) => !blankAt.has(segmentKey(part, number))) : step;
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
		const { number } = field.segment;
		const wrongly = all.get(number)?.[field.field];
		if (wrongly === undefined || wrongly === field.value) continue;
		changed.set(field.key, wrongly);
		if (step.get(number)?.[field.field] === field.value) following.add(field.key);
	}
	return following;
}
