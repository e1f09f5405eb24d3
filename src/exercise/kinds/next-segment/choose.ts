// "Which segment is sent next?": a step in which exactly one segment is sent, whose flags and numbers follow from what
// is shown before it.
import type { Random } from "../../../scenario/random.ts";
import type { Row, Trace } from "../../../scenario/run/trace.ts";
import type { Segment } from "../../../tcp/segment.ts";
import { originOf } from "../../numbers.ts";

export interface NextSegment {
	/** The last step that is shown: the one that sends it. */
	readonly step: number;
	readonly segment: Segment;
	/** Host that sends it. */
	readonly sender: string;
}

/** Null where the trace has no such step. */
export function chooseNextSegment(random: Random, trace: Trace): NextSegment | null {
	const [first, ...more] = trace.rows.flatMap((row) => nextSegmentIn(trace, row) ?? []);
	return first ? random.pick([first, ...more]) : null;
}

function nextSegmentIn(trace: Trace, row: Row): NextSegment | null {
	const [segment] = row.sent;
	if (!segment || row.sent.length > 1 || !isConsequence(row, segment)) return null;
	const sender = trace.end.hostByIp.get(segment.from.ip)?.setup.id;
	return sender === undefined ? null : { step: row.step, segment, sender };
}

/**
 * It follows from what was called, arrived or expired, and its number can be worked out: an initial sequence number
 * cannot. A segment sent again because of another one says of itself that it is a retransmission, which is half the
 * answer; where a timer expires, the step says so anyway.
 */
function isConsequence({ cause }: Row, segment: Segment): boolean {
	if (cause.kind !== "call" && cause.kind !== "deliver" && cause.kind !== "timer") return false;
	const counted = ["counted", "zero"].includes(originOf(segment, "seq")?.kind ?? "");
	return counted && (!segment.retransmission || cause.kind === "timer");
}
