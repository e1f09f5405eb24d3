// A TCP segment as it travels, with the number it has in the trace and where its numbers came from.
import { ACK, FIN, RST, SYN } from "./flags.ts";
import type { Origin } from "./provenance.ts";
import type { SequenceNumber } from "./sequence-number.ts";

export interface Endpoint {
	readonly ip: string;
	/** 0 to 65535. */
	readonly port: number;
}

export interface Segment {
	/** From 1 in the order of sending; injected segments count -1, -2, … */
	readonly number: number;
	readonly from: Endpoint;
	readonly to: Endpoint;
	/** Control bits, see flags.ts. */
	readonly bits: number;
	readonly seq: SequenceNumber;
	/** Meaningful only with the ACK bit. */
	readonly ack: SequenceNumber;
	/** Data octets, without SYN and FIN. */
	readonly length: number;
	/** SEG.WND, octets: what its sender is ready to receive from SEG.ACK on. */
	readonly window: number;
	/** Option of a SYN: the most data that its sender takes in one segment, octets; null: no such option. */
	readonly mss: number | null;
	readonly seqOrigin: Origin;
	readonly ackOrigin: Origin | null;
	/** Repeats sequence numbers that were sent before. */
	readonly retransmission: boolean;
}

export function hasSyn(segment: Segment): boolean {
	return (segment.bits & SYN) !== 0;
}

export function hasFin(segment: Segment): boolean {
	return (segment.bits & FIN) !== 0;
}

export function hasRst(segment: Segment): boolean {
	return (segment.bits & RST) !== 0;
}

export function hasAck(segment: Segment): boolean {
	return (segment.bits & ACK) !== 0;
}

/** SEG.LEN: data octets, plus one for SYN, plus one for FIN (RFC 9293, 3.4). */
export function segmentLength(segment: Segment): number {
	return segment.length + (hasSyn(segment) ? 1 : 0) + (hasFin(segment) ? 1 : 0);
}
