// Which values of one run are others in another run of the same scenario.
import type { Picture, Row } from "../picture/picture.ts";

/** Places of `one`, as `data-at` names them, that `other` does not have or shows another value in. */
export function differences(one: Picture, other: Picture): ReadonlySet<string> {
	const there = new Map(valuesOf(other));
	return new Set(valuesOf(one).flatMap(([at, value]) => (there.get(at) === value ? [] : [at])));
}

function valuesOf({ lifelines, rows }: Picture): readonly (readonly [at: string, value: string | null])[] {
	return rows.flatMap((row) => [
		...segmentValues(row),
		...row.allStates.map((state, i) => [`state:${row.step}:${lifelines[i]?.id}`, state?.value ?? null] as const),
	]);
}

function segmentValues({ arrow }: Row): readonly (readonly [at: string, value: string | null])[] {
	if (!arrow) return [];
	const { segment, flags, seq, ack, length } = arrow;
	return [
		[`flags:${segment}`, flags.value],
		[`seq:${segment}`, seq.value],
		[`ack:${segment}`, ack?.value ?? null],
		[`length:${segment}`, String(length)],
	];
}
