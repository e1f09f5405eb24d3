// The layer of counting: numbers derived again under a wrong rule, as a learner counts them. What the timeline shows is
// counted from as it stands there; only where a blank stands does the wrong number go on into the next. What was sent
// before the timeline starts is told by the story, and no rule changes it.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { renumber, STANDARD_NUMBERING } from "../../tcp/numbering.ts";
import { segmentKey } from "../keys.ts";
import type { Placed, Situation } from "../situation.ts";

/** A scenario, with its blanks once they are chosen; before that everything counts as shown. */
export type PerhapsPlaced = Situation & Partial<Pick<Placed, "blankAt">>;

export function miscount(
	{ segments, fields, shownNumbers, blankAt }: PerhapsPlaced,
	wrong: readonly Misconception[],
	changed: Map<string, unknown>,
): void {
	const counting = wrong.flatMap((misconception) => misconception.counting ?? []);
	if (counting.length === 0) return;
	const shown = [...segments.values()].filter(({ number }) => shownNumbers.has(number));
	const numbers = renumber(
		shown,
		Object.assign({ ...STANDARD_NUMBERING }, ...counting),
		({ number }, field) => !blankAt?.has(segmentKey(field, number)),
	);
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
		const value = numbers.get(field.segment.number)?.[field.field];
		if (value !== undefined && value !== field.value) changed.set(field.key, value);
	}
}
