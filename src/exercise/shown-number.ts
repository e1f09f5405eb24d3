// A number of a segment as learners see it.
import type { Segment } from "../tcp/segment.ts";
import { findRoot, showNumber } from "./numbers.ts";
import type { Situation } from "./situation.ts";
import type { ShownNumber } from "./types.ts";

/** In the exercise's notation. */
export function shownValue(situation: Situation, segment: Segment, field: "seq" | "ack"): ShownNumber {
	const { segments, trace, template, spec } = situation;
	// A raw number is counted from nothing.
	if (spec.notation === "raw") return segment[field];
	const root = findRoot(segments, { segment: segment.number, field }, trace, template.countFrom);
	return showNumber(segment[field], root, spec.notation);
}
