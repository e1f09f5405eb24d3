// RFC 9293, 3.10.1 to 3.10.5: what the user's calls do, under the names that sockets give them. CLOSE of the RFC is
// shutdown() of the sending side, or close(), after which nobody receives (3.6.1, MAY-1).

import { plus } from "./arithmetic.ts";
import { acknowledgment, conclude, gone, type Passing, silence } from "./outcomes.ts";
import { opened } from "./unsynchronized.ts";
import type { Arriving, End, Given, Outcome } from "./variables.ts";

/** All calls but SEND, which says how many octets. */
export const BARE_CALLS = ["listen", "connect", "accept", "receive", "shutdown", "close", "abort"] as const;

export type Call = { readonly call: (typeof BARE_CALLS)[number] } | { readonly call: "send"; readonly octets: number };

/** A call by a process that has the connection, or close() before accept(). What it returns is not compared. */
export function perform(end: End, call: Call, given: Given): Outcome {
	switch (call.call) {
		case "listen":
			return silence("3.10.1 passive OPEN", { ...end, state: "LISTEN", listening: true });
		case "connect":
			return opened(end, given);
		case "accept":
			return silence("accept()", { ...end, accepted: true });
		case "send":
			return send(end, call.octets, given);
		case "receive":
			return silence("3.10.3 RECEIVE", { ...end, unread: 0 });
		case "shutdown":
			return close(end, given);
		case "close":
			return release(end, given);
		case "abort":
			return abort(end);
	}
}

const NO_SEGMENT: Arriving = { syn: false, fin: false, rst: false, ack: null, seq: 0, length: 0 };

function called(clause: string, end: End, given: Given): Outcome {
	const step: Passing = { clause, end, segment: NO_SEGMENT, owesAck: false, waits: false };
	return conclude(step, given);
}

/** 3.10.2: queued before ESTABLISHED; "connection closing" once CLOSE was called. */
function send(end: End, octets: number, given: Given): Outcome {
	const takes = ["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT"].includes(end.state) && !end.closed;
	return takes
		? called("3.10.2 SEND", { ...end, unsent: end.unsent + octets }, given)
		: silence("3.10.2 SEND refused", end);
}

/** 3.10.4. A second CLOSE sends no second FIN. */
function close(end: End, given: Given): Outcome {
	if (end.closed) return silence("3.10.4 CLOSE again", end);
	const now: End = { ...end, closed: true };
	switch (end.state) {
		case "LISTEN":
			return gone("3.10.4 CLOSE in LISTEN", { ...end, listening: false });
		case "SYN-SENT":
			return gone("3.10.4 CLOSE in SYN-SENT", end);
		case "SYN-RECEIVED":
			return closeInSynReceived(now);
		case "ESTABLISHED":
			// "In any case, enter FIN-WAIT-1 state."
			return called("3.10.4 CLOSE in ESTABLISHED", { ...now, state: "FIN-WAIT-1" }, given);
		case "CLOSE-WAIT":
			// "Queue this request until all preceding SENDs have been segmentized; then send a FIN segment, enter LAST-ACK".
			return called("3.10.4 CLOSE in CLOSE-WAIT", now, given);
		default:
			return silence("3.10.4 CLOSE refused", end);
	}
}

/** "If no SENDs have been issued and there is no pending data to send, then form a FIN segment and send it". */
function closeInSynReceived(end: End): Outcome {
	const clause = "3.10.4 CLOSE in SYN-RECEIVED";
	if (end.unsent > 0) return silence(clause, end);
	const after: End = { ...end, state: "FIN-WAIT-1", sndNxt: plus(end.sndNxt, 1), finSent: true };
	return { ...silence(clause, after), sent: [{ ...acknowledgment(end), flags: "FIN,ACK" }] };
}

/**
 * close(): CLOSE, and nobody receives any more. "If such a host issues a CLOSE call while received data is still pending
 * in the TCP connection … its TCP implementation SHOULD send a RST" (3.6.1, SHLD-3), whose form it does not give.
 *
 * Choice: not in TIME-WAIT, in which the connection "MUST linger" (3.6.1, MUST-13).
 */
function release(end: End, given: Given): Outcome {
	if (end.unread === 0 || end.state === "TIME-WAIT") return close({ ...end, receives: false }, given);
	const clause = "3.6.1 close() with unread data";
	return { ...gone(clause, end), sent: [{ flags: "RST or RST,ACK", seq: end.sndNxt, ack: end.rcvNxt, length: 0 }] };
}

/**
 * 3.10.5: <SEQ=SND.NXT><CTL=RST>, except where both ends have closed or nothing is open.
 *
 * Undecided: whether unread data calls for the RST of 3.6.1, SHLD-3, in CLOSING and LAST-ACK.
 */
function abort(end: End): Outcome {
	const clause = `3.10.5 ABORT in ${end.state}`;
	switch (end.state) {
		case "LISTEN":
			return gone(clause, { ...end, listening: false });
		case "SYN-RECEIVED":
		case "ESTABLISHED":
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
		case "CLOSE-WAIT":
			return { ...gone(clause, end), sent: [{ flags: "RST", seq: end.sndNxt, ack: null, length: 0 }] };
		case "CLOSING":
		case "LAST-ACK":
			return end.unread > 0 ? { ...gone(clause, end), undecided: true } : gone(clause, end);
		default:
			return gone(clause, end);
	}
}
