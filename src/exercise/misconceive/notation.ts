// The layer of notation: numbers as they read when they are written in another one than was asked for.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { advance, type SequenceNumber } from "../../tcp/sequence-number.ts";
import type { Situation } from "../situation.ts";

/**
 * Who is asked for raw numbers can write relative ones, and the reverse, if the initial number is shown; a plain number
 * is no answer where symbols are asked for. Gives the keys of the numbers that are changed. Of numbers that go on beyond 32 bits nothing is noted: they cannot be read (unwrapped.ts).
 */
export function rewrite(
	{ fields, spec, shownNumbers }: Situation,
	wrong: readonly Misconception[],
	changed: Map<string, unknown>,
): ReadonlySet<string> {
	const rewritten = new Set<string>();
	const written = spec.notation === "raw" ? "relative" : spec.notation === "relative" ? "raw" : null;
	if (!wrong.some(({ notation }) => notation === written)) return rewritten;
	for (const field of fields) {
		if (field.kind !== "sequence-number" || !field.root || !shownNumbers.has(field.root.segment)) continue;
		// Only numbers have been noted under the key of a number's field.
		const right = (changed.get(field.key) ?? field.value) as SequenceNumber;
		const by = written === "relative" ? -field.root.number : field.root.number;
		const value = advance(right, by);
		if (value === field.value) continue;
		changed.set(field.key, value);
		rewritten.add(field.key);
	}
	return rewritten;
}
