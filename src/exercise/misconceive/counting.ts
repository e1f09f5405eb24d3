// The layer of counting: all numbers of the exchange, derived again under a wrong rule.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { renumber, STANDARD_NUMBERING } from "../../tcp/numbering.ts";
import type { Situation } from "../situation.ts";

export function miscount(
	{ segments, fields }: Situation,
	wrong: readonly Misconception[],
	changed: Map<string, unknown>,
): void {
	const counting = wrong.flatMap((misconception) => misconception.counting ?? []);
	if (counting.length === 0) return;
	const numbers = renumber([...segments.values()], Object.assign({ ...STANDARD_NUMBERING }, ...counting));
	for (const field of fields) {
		if (field.kind !== "sequence-number") continue;
		const value = numbers.get(field.segment.number)?.[field.field];
		if (value !== field.value) changed.set(field.key, value);
	}
}
