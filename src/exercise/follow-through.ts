// Credit for a value that follows from an earlier slip: right, given what the learner wrote before.
import type { SequenceNumber } from "../tcp/sequence-number.ts";
import { advance } from "../tcp/sequence-number.ts";
import type { Blank } from "./blank.ts";
import type { NumberField } from "./fields.ts";
import type { Exercise } from "./generate.ts";
import { originOf } from "./numbers.ts";

/** Readable values by blank id. */
export type Values = ReadonlyMap<string, unknown>;

function numberField(blank: Blank): NumberField | undefined {
	return blank.of === "field" && blank.field.kind === "sequence-number" ? blank.field : undefined;
}

/** Whether the value of `blank` is what the learner's own wrong value in an earlier blank leads to. */
export function followsThrough(exercise: Exercise, blank: Blank, values: Values): boolean {
	const field = numberField(blank);
	const value = values.get(blank.id);
	if (!field || value === undefined) return false;
	return earlierSlips(exercise, blank, values).some(({ field: slip, value: slipped }) => {
		const origin = originOf(field.segment, field.field);
		const step = origin?.kind === "counted" ? origin.syn + origin.data + origin.fin - origin.back : 0;
		const isSource = origin?.kind === "counted" && slip.key === `${origin.of.field}:${origin.of.segment}`;
		if (isSource) return value === advance(slipped, step);
		return slip.group === field.group && value === slipped;
	});
}

/** Earlier number blanks whose value was readable and not the key. */
function earlierSlips(
	{ blanks }: Exercise,
	before: Blank,
	values: Values,
): readonly { readonly field: NumberField; readonly value: SequenceNumber }[] {
	return blanks.slice(0, blanks.indexOf(before)).flatMap((blank) => {
		const field = numberField(blank);
		const value = values.get(blank.id) as SequenceNumber | undefined;
		return field && value !== undefined && value !== field.value ? [{ field, value }] : [];
	});
}
