// The layer of counting: numbers derived again under a wrong rule, as a learner counts them. What the timeline shows is
// counted from as it stands there; only where a blank stands does the wrong number go on into the next. What was sent
// before the timeline starts is told by the story, and no rule changes it.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { type Numbering, renumber, STANDARD_NUMBERING } from "../../tcp/numbering.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { NumberField } from "../fields.ts";
import { segmentKey } from "../keys.ts";
import type { Placed, Situation } from "../situation.ts";

/** A scenario, with its blanks once they are chosen; before that everything counts as shown. */
export interface PerhapsPlaced extends Situation {
	/** Keys of fields that are asked for. */
	readonly blankAt?: Pick<Placed["blankAt"], "has">;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Gives the keys of what is changed only by what it is counted from; they are found out when they are asked for. */
export function miscount(
	{ fields, shownSegments: shown, blankAt }: PerhapsPlaced,
	wrong: readonly Misconception[],
	changed: Map<string, unknown>,
): () => ReadonlySet<string> {
	const counting = wrong.flatMap((misconception) => misconception.counting ?? []);
	if (counting.length === 0) return () => NOTHING;
	const numbering: Numbering = Object.assign({ ...STANDARD_NUMBERING }, ...counting);
	const isKnown = (number: number, part: "seq" | "ack") => !blankAt?.has(segmentKey(part, number));
	const all = renumber(shown, numbering, ({ number }, part) => isKnown(number, part));
	const wrongly: NumberField[] = [];
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
		const value = all.get(field.segment.number)?.[field.field];
		if (value === undefined || value === field.value) continue;
		changed.set(field.key, value);
		wrongly.push(field);
	}
	let following: ReadonlySet<string> | undefined;
	return () => {
		following ??= blankAt ? onlyFollowing(shown, numbering, wrongly) : NOTHING;
		return following;
	};
}

/** Of these, what is right where it is counted from right numbers. */
function onlyFollowing(
	shown: readonly Segment[],
	numbering: Numbering,
	wrongly: readonly NumberField[],
): ReadonlySet<string> {
	const step = renumber(shown, numbering, () => true);
	const follows = ({ segment, field, value }: NumberField) => step.get(segment.number)?.[field] === value;
	return new Set(wrongly.filter(follows).map(({ key }) => key));
}
