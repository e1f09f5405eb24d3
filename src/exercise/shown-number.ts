// A number of a segment as learners see it.
import type { Segment } from "../tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../tcp/sequence-number.ts";
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

/**
 * As a number, for what has no symbols: the octets beyond what the exercise's notation counts from, so that it says no more
 * than the notation does.
 */
export function countedValue(situation: Situation, segment: Segment, field: "seq" | "ack"): SequenceNumber {
	const { segments, trace, template, spec } = situation;
	if (spec.notation === "raw") return segment[field];
	const root = findRoot(segments, { segment: segment.number, field }, trace, template.countFrom);
	if (!root) return segment[field];
	return sequenceNumber(segment[field] - (spec.notation === "symbolic" ? root.symbolNumber : root.number));
}
