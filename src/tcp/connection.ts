// The transmission control block: what one end knows of one connection (RFC 9293, 3.3.1). Names follow the RFC:
// sndUna is SND.UNA, rcvNxt is RCV.NXT. A half-open entry of the SYN queue is a connection in SYN-RECEIVED.
import type { Congestion } from "./congestion-state.ts";
import type { Origin } from "./provenance.ts";
import type { RuleId } from "./rule-catalogue.ts";
import type { Endpoint } from "./segment.ts";
import type { SendQueue } from "./send-queue.ts";
import type { SequenceNumber } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";
import type { State } from "./state.ts";

/** Data and FIN that a segment brought; its SYN, if it had one, precedes them. */
export interface Text {
	readonly segment: number;
	/** Of the first octet. */
	readonly seq: SequenceNumber;
	readonly length: number;
	readonly fin: boolean;
	readonly afterSyn: boolean;
}

export type SocketError = "ECONNREFUSED" | "ECONNRESET" | "ETIMEDOUT" | "EPIPE";

export interface Connection {
	/** Counts from 1 over the whole world, in the order of opening. */
	readonly id: number;
	readonly host: string;
	/** Those of its host. */
	readonly settings: Settings;
	readonly local: Endpoint;
	readonly remote: Endpoint;
	readonly opening: "active" | "passive";
	/** The listener it came to, by id; 0: none. A later listener on the same port is another one. */
	readonly listener: number;
	state: State;
	/** Came through a SYN cookie: no half-open entry was ever kept. */
	readonly fromCookie: boolean;

	iss: SequenceNumber;
	sndUna: SequenceNumber;
	sndNxt: SequenceNumber;
	sndNxtOrigin: Origin;
	irs: SequenceNumber;
	rcvNxt: SequenceNumber;
	rcvNxtOrigin: Origin | null;
	/** An ACK that the segment at hand calls for, unless data goes out that carries it; how long it may wait, ms. */
	ackOwed: { readonly rule: RuleId; readonly waitMs: number } | null;
	/** RCV.NXT as of the last ACK sent: what Linux measures the window from. */
	rcvAcked: SequenceNumber;
	/** The first number beyond the window offered, where that does not move with RCV.NXT. */
	windowEnd: SequenceNumber;
	/** So many times Linux has let the window grow, see receive-memory.ts. */
	windowGrowths: number;
	/** Octets of memory set aside and not used yet. */
	memoryLeft: number;

	unacknowledged: SendQueue;
	/** Data octets that the user has sent and the wire has not seen. */
	unsent: number;
	/** The number after the last segment that was not full when it was sent; null before there was one. */
	smallEnd: SequenceNumber | null;
	/** The user has closed the sending side; the FIN goes after the unsent data. */
	finQueued: boolean;
	finSent: boolean;
	/** The segment whose ACK covered our FIN. */
	finAckedBy: number | null;
	/** What arrived before what precedes it, in the order of the numbers. */
	outOfOrder: Text[];
	/** Octets that arrived and the user has not received. */
	unread: number;
	/** Any data octet has arrived on this connection. */
	hasReceivedData: boolean;
	/** Octets of the longest segment that has arrived. */
	largestSeen: number;
	finReceived: boolean;
	/** The process has not received the end of the stream yet. */
	finUnread: boolean;

	/** Smoothed round-trip time and its variation, ms; null before the first measurement (RFC 6298, 2). */
	srtt: number | null;
	rttvar: number;
	/** Linux's estimator: mean deviation, its largest value in this round, and where the round ends. */
	deviation: number;
	largestDeviation: number;
	roundEnd: SequenceNumber;
	/** Retransmission timeout, ms. */
	rto: number;
	/** Expiries of the retransmission timer since the last new ACK. */
	expiries: number;
	/** When the first of them sent something again, ms. */
	firstResentAt: number;
	/** Segments sent again so far. */
	retransmissions: number;
	/** The window that the peer offers, octets (SND.WND), and the largest so far (MAX.SND.WND). */
	sndWnd: number;
	maxSndWnd: number;
	/** SEG.SEQ of the last segment used to update the window (SND.WL1). */
	sndWl1: SequenceNumber;
	/** Largest data length of a segment that we send, octets: the smaller of what both ends take. */
	sndMss: number;
	/** Null where the rules know no congestion control. */
	congestion: Congestion | null;
	/** The connection in TIME-WAIT whose place it took, to which it returns if its SYN was an old one (RFC 9293, 3.6.1, MAY-2). */
	reopened: Connection | null;
	/** Who holds the socket: nobody before accept() and after close(). */
	holder: "listener" | "process" | "nobody";
	/** The process has shut the receiving side. */
	receiveShut: boolean;
	/** A connect() that has not been told its outcome yet. */
	connectPending: boolean;
	/** That connect() blocks: it returns once, with its outcome. */
	connectBlocks: boolean;
	/** connect() on the established socket has returned success once; after that it fails with EISCONN. */
	connectConfirmed: boolean;
	/** The process gave up opening it: the socket is as if never used. */
	disconnected: boolean;
	/** Reported by the next call, once. */
	error: SocketError | null;
	lastChallengeAt: number | null;
	keepalive: Keepalive | null;
	/** When the peer was last heard of, ms. */
	heardAt: number;
	timers: Timers;
}

export const TIMER_KINDS = ["delayed-ack", "retransmission", "keepalive", "fin-wait-2", "time-wait"] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export interface Timer {
	readonly dueMs: number;
	readonly setMs: number;
	readonly kind: TimerKind;
	readonly connection: Connection;
}

/** The timers of one connection that run. */
export type Timers = Record<TimerKind, Timer | undefined>;

/** Every kind is there from the start and none is ever deleted: objects of one shape are what JavaScript is fast with. */
export function noTimers(): Timers {
	return {
		"delayed-ack": undefined,
		retransmission: undefined,
		keepalive: undefined,
		"fin-wait-2": undefined,
		"time-wait": undefined,
	};
}

/** SO_KEEPALIVE with its three parameters (RFC 9293, 3.8.4). */
export interface Keepalive {
	readonly idleMs: number;
	readonly intervalMs: number;
	readonly probes: number;
	readonly unanswered: number;
}

/** What names a connection of a host, as a text: its port and the peer's address and port. */
export function connectionKey(localPort: number, remote: Endpoint): string {
	return `${localPort} ${remote.ip} ${remote.port}`;
}

/** The states from ESTABLISHED on, where both ends have agreed on both initial sequence numbers (RFC 9293, 3.5). */
export function isSynchronized(state: State): boolean {
	return state !== "CLOSED" && state !== "LISTEN" && state !== "SYN-SENT" && state !== "SYN-RECEIVED";
}

/** Our FIN has been sent and everything up to and including it is acknowledged. */
export function finAcknowledged(connection: Connection): boolean {
	return connection.finSent && connection.sndUna === connection.sndNxt;
}
