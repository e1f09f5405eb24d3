// What a sender without SACK knows of the congestion window, counted in segments (RFC 5681).
import type { SequenceNumber } from "./sequence-number.ts";

export interface Congestion {
	/** cwnd and ssthresh, segments. */
	window: number;
	threshold: number;
	/** Segments acknowledged towards the next growth of the window. */
	credit: number;
	/** Nothing wrong; duplicate ACKs seen; fast recovery (RFC 6582); after a timeout. */
	phase: "open" | "disorder" | "recovery" | "loss";
	/** SND.NXT when the phase began: an ACK of it ends the phase. */
	recoverAt: SequenceNumber;
	/** Segments that duplicate ACKs say have left the network. */
	duplicates: number;
	/** Duplicate ACKs that count as a loss (RFC 5681: 3). */
	reordering: number;
	/** A timeout that may turn out to have been unnecessary (F-RTO, RFC 5682). */
	doubtful: boolean;
	/** Proportional rate reduction: window at the start, delivered and sent since (RFC 6937). */
	windowBefore: number;
	delivered: number;
	sent: number;
	/** The window was the limit when the sender last sent; else the most that was under way. */
	limited: boolean;
	mostOut: number;
	roundEnd: SequenceNumber;
}

/** Duplicate ACKs before a fast retransmission (RFC 5681, 3.2). */
export const DUPLICATE_THRESHOLD = 3;

export function openWindow(segments: number, iss: SequenceNumber): Congestion {
	return {
		window: segments,
		threshold: Number.POSITIVE_INFINITY,
		credit: 0,
		phase: "open",
		recoverAt: iss,
		duplicates: 0,
		reordering: DUPLICATE_THRESHOLD,
		doubtful: false,
		windowBefore: 0,
		delivered: 0,
		sent: 0,
		limited: false,
		mostOut: 0,
		roundEnd: iss,
	};
}
