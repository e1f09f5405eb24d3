// A second model of one end of a connection, written from the text of RFC 9293 and independent of the engine: what it
// knows, what arrives, and what comes of it. The files beside this one are its table: a small function for each clause of
// 3.10.7 (arrivals) and of 3.10.2 to 3.10.5 (calls), with the clause beside it.
//
// Where the RFC leaves a choice, the function says "Choice:" and takes what src/tcp/README.md documents for the profile
// rfc9293. Not modelled: time (no timer fires), security (third check), URG (sixth), options, windows other than a
// constant one, and SEG.WND.
import type { State } from "../../../src/tcp/state.ts";

/** A segment as the other end or an attacker sends it. */
export interface Arriving {
	readonly syn: boolean;
	readonly fin: boolean;
	readonly rst: boolean;
	/** SEG.ACK; null without the ACK bit. */
	readonly ack: number | null;
	/** SEG.SEQ, that of the SYN if there is one. */
	readonly seq: number;
	/** Data octets, without SYN and FIN. */
	readonly length: number;
}

/** Text and FIN that wait for what precedes them, or for the handshake to end. */
export interface Held {
	readonly seq: number;
	readonly length: number;
	readonly fin: boolean;
}

/** One end: the variables of 3.3.1 and what 3.10 says is remembered. CLOSED and LISTEN have no variables: all are 0. */
export interface End {
	readonly state: State;
	/** The OPEN that it came from (3.10.7.4, second check). */
	readonly opening: "active" | "passive";
	/** A passive OPEN of the port stands, to which a connection in SYN-RECEIVED returns. */
	readonly listening: boolean;
	/** The user has the connection: always after an active OPEN, after accept() with a passive one. */
	readonly accepted: boolean;
	/** Somebody will RECEIVE; false after close(), which ends both directions (3.6.1, MAY-1). */
	readonly receives: boolean;
	readonly iss: number;
	readonly sndUna: number;
	readonly sndNxt: number;
	readonly irs: number;
	readonly rcvNxt: number;
	/** Octets of SENDs that are not segmentized yet. */
	readonly unsent: number;
	/** CLOSE was called. */
	readonly closed: boolean;
	readonly finSent: boolean;
	/** In the order of arrival. */
	readonly held: readonly Held[];
	/** Octets delivered and not yet taken by RECEIVE. */
	readonly unread: number;
	/** The peer's FIN was processed. */
	readonly finTaken: boolean;
	/** The connection in TIME-WAIT that a SYN reopened (3.6.1, MAY-2). */
	readonly reopened: End | null;
}

/** What the model is told and does not decide. */
export interface Given {
	/** RCV.WND, SND.WND and MAX.SND.WND: the same at both ends, and constant. */
	readonly window: number;
	/** The number that the end chooses if it needs an ISS now (3.4.1). */
	readonly iss: number;
	/** Which of two held segments that begin at the same number comes first: the RFC does not say. */
	readonly ties: "earlier" | "later";
}

export interface Sent {
	readonly flags: "SYN" | "SYN,ACK" | "ACK" | "FIN,ACK" | "RST" | "RST,ACK" | "RST or RST,ACK";
	readonly seq: number;
	readonly ack: number | null;
	readonly length: number;
}

export interface Outcome {
	/** The clause that decided, for whoever reads a difference. */
	readonly clause: string;
	readonly end: End;
	readonly sent: readonly Sent[];
	/** What the user is signalled. */
	readonly told: "reset" | "refused" | null;
	/** The 2 MSL timeout starts, or starts anew; null: the RFC does not say. */
	readonly waits: boolean | null;
	/** The RFC does not decide this event at all. */
	readonly undecided?: true;
}

export const NOTHING: End = {
	state: "CLOSED",
	opening: "active",
	listening: false,
	accepted: false,
	receives: false,
	iss: 0,
	sndUna: 0,
	sndNxt: 0,
	irs: 0,
	rcvNxt: 0,
	unsent: 0,
	closed: false,
	finSent: false,
	held: [],
	unread: 0,
	finTaken: false,
	reopened: null,
};

/** The TCB is deleted: what is left is LISTEN, where a passive OPEN stands, or CLOSED. */
export function deleted(end: End): End {
	return { ...NOTHING, state: end.listening ? "LISTEN" : "CLOSED", listening: end.listening };
}

/** Our FIN is sent, and it and everything before it is acknowledged. */
export function finAcknowledged(end: End): boolean {
	return end.finSent && end.sndUna === end.sndNxt;
}
