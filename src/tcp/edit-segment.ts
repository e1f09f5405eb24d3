// A segment that is changed on its way, as a middlebox or an attacker would.
import { ACK, SYN } from "./flags.ts";
import { INJECTED } from "./provenance.ts";
import type { Segment } from "./segment.ts";
import { type SequenceNumber, sequenceNumber } from "./sequence-number.ts";

/** What becomes of a segment; what is left out stays as it is. */
export interface SegmentEdit {
	/** ACK goes with `ack` where that is given. */
	readonly bits?: number;
	readonly seq?: SequenceNumber;
	/** Null: without ACK. */
	readonly ack?: SequenceNumber | null;
	/** Octets. */
	readonly length?: number;
	/** Octets. */
	readonly window?: number;
	/** Octets, of a SYN; null: without the option. */
	readonly mss?: number | null;
}

/** The segment as it arrives; its number stays. */
export function edited(segment: Segment, edit: SegmentEdit): Segment {
	const bits = edit.bits ?? segment.bits;
	const withAck = edit.ack === undefined ? (bits & ACK) !== 0 : edit.ack !== null;
	return {
		...segment,
		bits: withAck ? bits | ACK : bits & ~ACK,
		seq: edit.seq ?? segment.seq,
		seqOrigin: edit.seq === undefined ? segment.seqOrigin : INJECTED,
		ack: withAck ? (edit.ack ?? segment.ack) : sequenceNumber(0),
		ackOrigin: withAck ? (edit.ack === undefined ? (segment.ackOrigin ?? INJECTED) : INJECTED) : null,
		length: edit.length ?? segment.length,
		window: edit.window ?? segment.window,
		mss: bits & SYN ? (edit.mss === undefined ? segment.mss : edit.mss) : null,
	};
}
