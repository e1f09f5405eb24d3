// Which row a segment was sent in and which it arrived in, and how learners see it numbered, for questions about one of them.
import { PSH } from "../../tcp/flags.ts";
import type { Segment } from "../../tcp/segment.ts";
import { segmentsOf } from "../run/read-trace.ts";
import type { Row, Trace } from "../run/trace.ts";

/** The first segment of the timeline that `which` takes; undefined if there is none. */
export function firstSent(trace: Trace, which: (segment: Segment) => boolean): Segment | undefined {
	for (const { sent } of trace.rows) for (const segment of sent) if (which(segment)) return segment;
	return undefined;
}

/** The row in which that segment was sent. */
export function sendingOf(trace: Trace, segment: number | undefined): Row | undefined {
	return trace.rows.find(({ sent }) => sent.some(({ number }) => number === segment));
}

/** The row in which that segment arrives; undefined if it never does. */
export function arrivalOf(trace: Trace, segment: number | undefined): Row | undefined {
	return trace.rows.find(({ cause }) => cause.kind === "deliver" && cause.segment === segment);
}

/** The segment that arrives in that row. */
export function arrivingIn(trace: Trace, row: Row | undefined): Segment | undefined {
	if (row?.cause.kind !== "deliver") return undefined;
	const arriving = row.cause.segment;
	return firstSent(trace, ({ number }) => number === arriving);
}

/** The number under which learners see a segment: from 1 in the order of the timeline, those from outside among them. */
export function shown({ rows }: Trace, segment: Segment | undefined): number {
	return rows.flatMap(segmentsOf).findIndex(({ number }) => number === segment?.number) + 1;
}

/** Exactly these control bits, PSH aside. */
export function hasBits(segment: Segment, bits: number): boolean {
	return (segment.bits & ~PSH) === bits;
}

/** The segments from outside, in order, each with the row in which it arrives. */
export function forged(trace: Trace): readonly { readonly segment: Segment; readonly arrival: Row | undefined }[] {
	return trace.rows.flatMap(({ cause }) =>
		cause.kind === "inject" ? [{ segment: cause.segment, arrival: arrivalOf(trace, cause.segment.number) }] : [],
	);
}
