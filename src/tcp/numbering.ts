// How numbers are counted, as a rule that can be changed: the numbers of a whole exchange, derived again from where each
// one came from. Under the standard rule this gives the numbers that the engine sent (RFC 9293, 3.4).
import { ACK } from "./flags.ts";
import type { NumberRef, Origin } from "./provenance.ts";
import type { Segment } from "./segment.ts";
import { segmentLength } from "./segment.ts";
import { type SequenceNumber, sequenceNumber } from "./sequence-number.ts";

export interface Numbering {
	/** Sequence numbers that a SYN, a FIN and a segment with nothing but an ACK take. */
	readonly syn: 0 | 1;
	readonly fin: 0 | 1;
	readonly pureAck: 0 | 1;
	/** Data counts octets, or each segment with data counts one. */
	readonly data: "octets" | "segments";
	/**
	 * An ACK names the next number expected, the last one received, the number of the segment it answers, one more than
	 * that whatever its length, or one more than its own sequence number.
	 */
	readonly ackNames: "next" | "last" | "same" | "plus-one" | "own";
	/** Which of the two numbers stands in which field of a segment with ACK. */
	readonly fields: "in-place" | "swapped";
	/** A retransmission repeats its number or takes the next one. */
	readonly retransmission: "same" | "next";
}

export const STANDARD_NUMBERING: Numbering = {
	syn: 1,
	fin: 1,
	pureAck: 0,
	data: "octets",
	ackNames: "next",
	fields: "in-place",
	retransmission: "same",
};

/** The numbers of one segment. */
export interface Numbers {
	readonly seq: SequenceNumber;
	readonly ack: SequenceNumber;
}

/**
 * The numbers of all segments under another rule, by segment number. `segments` are in the order of sending and include
 * injected ones (negative numbers), whose own numbers are given and stay. What is counted from a segment that is not
 * among them stays, too. Where the right number `isKnown`, others are counted from that, whatever the rule makes of it.
 */
export function renumber(
	segments: readonly Segment[],
	numbering: Numbering,
	isKnown: (segment: Segment, field: "seq" | "ack") => boolean = () => false,
): ReadonlyMap<number, Numbers> {
	const numbers = new Map<number, Numbers>();
	const countedFrom = new Map<number, Numbers>();
	for (const segment of segments) {
		const seq = numberUnder(numbering, countedFrom, segments, segment, "seq");
		const ack = numberUnder(numbering, countedFrom, segments, segment, "ack");
		const seqToCountFrom = isKnown(segment, "seq") ? segment.seq : seq;
		const own = numbering.ackNames === "own" && segment.ackOrigin?.kind === "counted";
		const ackUnder = own ? sequenceNumber(seqToCountFrom + 1) : ack;
		numbers.set(segment.number, { seq, ack: ackUnder });
		const ackToCountFrom = isKnown(segment, "ack") ? segment.ack : ackUnder;
		countedFrom.set(segment.number, { seq: seqToCountFrom, ack: ackToCountFrom });
	}
	return numbering.fields === "swapped" ? swapped(segments, numbers) : numbers;
}

/** Seq where ack belongs and the reverse, in every segment that has both and whose numbers are not given. */
function swapped(segments: readonly Segment[], numbers: ReadonlyMap<number, Numbers>): ReadonlyMap<number, Numbers> {
	return new Map(
		segments.map(({ number, bits }) => {
			const { seq, ack } = numbers.get(number) as Numbers;
			return [number, bits & ACK ? { seq: ack, ack: seq } : { seq, ack }];
		}),
	);
}

function numberUnder(
	numbering: Numbering,
	known: ReadonlyMap<number, Numbers>,
	segments: readonly Segment[],
	segment: Segment,
	field: "seq" | "ack",
): SequenceNumber {
	const origin = field === "seq" ? segment.seqOrigin : segment.ackOrigin;
	const base = origin?.kind === "counted" ? known.get(origin.of.segment)?.[origin.of.field] : undefined;
	if (origin?.kind !== "counted" || base === undefined) return segment[field];
	if (field === "seq" && segment.retransmission && numbering.retransmission === "next")
		return sequenceNumber(base + segmentLength(segment));
	if (field === "ack" && numbering.ackNames === "same") return base;
	if (field === "ack" && numbering.ackNames === "plus-one") return sequenceNumber(base + 1);
	const step = stepUnder(numbering, origin);
	const acks = numbering.pureAck ? pureAcksBetween(segments, origin.of, segment.number) : 0;
	const back = field === "ack" && numbering.ackNames === "last" ? 1 : 0;
	return sequenceNumber(base + step + acks - back);
}

function stepUnder(numbering: Numbering, origin: Extract<Origin, { kind: "counted" }>): number {
	const data = numbering.data === "octets" ? origin.data : Math.min(1, origin.data);
	return origin.syn * numbering.syn + data + origin.fin * numbering.fin - origin.back;
}

/** Segments with nothing but an ACK that the sender of `of` sent after it and before `before`. */
function pureAcksBetween(segments: readonly Segment[], of: NumberRef, before: number): number {
	const from = segments.find((segment) => segment.number === of.segment)?.from;
	if (!from || of.field !== "seq") return 0;
	return segments.filter(
		(s) =>
			s.number > of.segment &&
			s.number < before &&
			s.bits === ACK &&
			s.length === 0 &&
			s.from.ip === from.ip &&
			s.from.port === from.port,
	).length;
}
