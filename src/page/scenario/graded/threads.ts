// Where a number comes from, as lines: from each number and flag that it was counted from to the number itself.
import type { DerivationStep } from "../../../exercise/types.ts";
import type { State } from "../model.ts";
import type { Arrow, Picture } from "../picture/picture.ts";
import { derivationsOf } from "./derivation.ts";

/** Between two places of a diagram ("seq:2", "flags:1", "length:4", "whole:3"), as `data-at` names them. */
export interface Thread {
	readonly from: string;
	readonly to: string;
	/** What is added there; null where counting begins. */
	readonly plus: { readonly amount: number; readonly why: "SYN" | "data" | "FIN" | "keep-alive" } | null;
}

/** Of the blank that was touched last, once the solution is shown. */
export function threadsOf({ graded, current, picture, view }: State): readonly Thread[] {
	const outcome = current === null ? undefined : graded?.blanks[current];
	if (!outcome || current === null || view === "table") return [];
	const arrows = arrowsOf(picture);
	return derivationsOf(outcome).flatMap((steps) => {
		const to = placeOfBlank(arrows, current);
		return to === null ? [] : threads(arrows, steps, to);
	});
}

function arrowsOf({ rows }: Picture): readonly Arrow[] {
	return rows.flatMap(({ arrow }) => (arrow ? [arrow] : []));
}

function placeOfBlank(arrows: readonly Arrow[], blank: string): string | null {
	for (const { whole, seq, ack, segment } of arrows) {
		if (whole === blank) return `whole:${segment}`;
		if (seq.blank === blank) return `seq:${segment}`;
		if (ack?.blank === blank) return `ack:${segment}`;
	}
	return null;
}

function threads(arrows: readonly Arrow[], steps: readonly DerivationStep[], to: string): readonly Thread[] {
	const start = steps.find((step) => "from" in step);
	const source = start && "segment" in start.from ? start.from : null;
	const base = arrows.find(({ segment }) => segment === source?.segment);
	if (!source || !base) return [];
	return steps.map((step) =>
		"plus" in step
			? { from: addendAt(arrows, base, step), to, plus: { amount: step.plus, why: step.why } }
			: { from: placeIn(base, source.field), to, plus: null },
	);
}

function placeIn({ whole, segment }: Arrow, part: "flags" | "seq" | "ack"): string {
	return whole === null ? `${part}:${segment}` : `whole:${segment}`;
}

type Addend = Extract<DerivationStep, { readonly plus: number }>;

/** The flag or the length that adds so much: of the segment that counting starts from, else of a later one of its sender. */
function addendAt(arrows: readonly Arrow[], base: Arrow, { plus, why }: Addend): string {
	const adds = ({ flags, length }: Arrow) =>
		why === "data" ? length === plus : (flags.value?.split(",").includes(why) ?? false);
	const later = arrows.slice(arrows.indexOf(base)).filter(({ from }) => from === base.from);
	const found = later.find(adds) ?? base;
	return why === "data" && adds(found) ? `length:${found.segment}` : placeIn(found, adds(found) ? "flags" : "seq");
}
