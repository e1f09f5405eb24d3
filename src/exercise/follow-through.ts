// A slip is charged once: a number that is off by as much as an earlier one, counted from the same root, follows from it.
// Counted this way, correcting one answer can never make another one cost more.
import { distance, type SequenceNumber } from "../tcp/sequence-number.ts";
import type { Blank } from "./blank.ts";
import type { NumberField } from "./fields.ts";
import type { Exercise } from "./generate.ts";

/** Readable values by blank id. */
export type Values = ReadonlyMap<string, unknown>;

function numberField(blank: Blank): NumberField | undefined {
	return blank.of === "field" && blank.field.kind === "sequence-number" ? blank.field : undefined;
}

/** How far the learner's value is from the key, octets; undefined where there is none, or nothing to count from. */
function errorIn(blank: Blank, values: Values): { readonly root: number; readonly by: number } | undefined {
	const field = numberField(blank);
	const value = values.get(blank.id) as SequenceNumber | undefined;
	if (!field?.root || value === undefined) return undefined;
	return { root: field.root.segment, by: distance(value, field.value) };
}

/** Whether the value of `blank` is right, given the learner's own wrong value in an earlier blank. */
export function followsThrough({ blanks }: Exercise, blank: Blank, values: Values): boolean {
	const error = errorIn(blank, values);
	if (!error || error.by === 0) return false;
	return blanks.slice(0, blanks.indexOf(blank)).some((earlier) => {
		const slip = errorIn(earlier, values);
		return slip?.root === error.root && slip.by === error.by;
	});
}
