// How the clauses end: a segment of the forms that RFC 9293 prints, or none, and the variables afterwards.
import { ahead, plus, segLen } from "./arithmetic.ts";
import { type Arriving, deleted, type End, type Given, type Outcome, type Sent } from "./variables.ts";

/** A segment on its way through the checks of 3.10.7.4. */
export interface Passing {
	readonly clause: string;
	readonly end: End;
	readonly segment: Arriving;
	/** An acknowledgment is due, which goes on whatever else is sent (MUST-58, MUST-59: one for the whole segment). */
	readonly owesAck: boolean;
	readonly waits: boolean;
}

export function silence(clause: string, end: End): Outcome {
	return { clause, end, sent: [], told: null, waits: false };
}

export function answer(clause: string, end: End, sent: Sent): Outcome {
	return { ...silence(clause, end), sent: [sent] };
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> */
export function acknowledgment(end: End): Sent {
	return { flags: "ACK", seq: end.sndNxt, ack: end.rcvNxt, length: 0 };
}

/** <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> */
export function synAck(end: End): Sent {
	return { flags: "SYN,ACK", seq: end.iss, ack: end.rcvNxt, length: 0 };
}

/** <SEQ=SEG.ACK><CTL=RST>, or without ACK <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK> (3.5.2, 3.10.7.1). */
export function resetFor(segment: Arriving): Sent {
	if (segment.ack !== null) return { flags: "RST", seq: segment.ack, ack: null, length: 0 };
	return { flags: "RST,ACK", seq: 0, ack: plus(segment.seq, segLen(segment)), length: 0 };
}

/** The TCB is deleted. */
export function gone(clause: string, end: End, told: Outcome["told"] = null): Outcome {
	return { ...silence(clause, deleted(end)), told };
}

/**
 * The end of the page: what may be sent now is sent (3.10.2, 3.10.4), and the acknowledgment that is due goes with it or
 * alone (seventh: "should be piggybacked"; MUST-58: aggregated).
 */
export function conclude(step: Passing, given: Given): Outcome {
	const [end, data] = transmit(step.end, given);
	const acknowledge = step.owesAck && !data ? [acknowledgment(end)] : [];
	return { clause: step.clause, end, sent: data ? [data] : acknowledge, told: null, waits: step.waits };
}

/**
 * Segmentizes what the window admits, and sends the FIN behind the last octet (3.10.4), which makes CLOSE-WAIT LAST-ACK.
 *
 * Choice: how many segments it takes is the sender's business (3.7), so the model sends one, and whoever compares joins
 * what the engine sends. The FIN is no text, so no window holds it (3.10.4: "then form a FIN segment and send it").
 */
export function transmit(end: End, given: Given): readonly [End, Sent | null] {
	if (!maySend(end)) return [end, null];
	const room = Math.max(0, given.window - ahead(end.sndUna, end.sndNxt));
	const length = Math.min(end.unsent, room);
	const fin = end.closed && length === end.unsent;
	if (length === 0 && !fin) return [end, null];
	const sent: Sent = { flags: fin ? "FIN,ACK" : "ACK", seq: end.sndNxt, ack: end.rcvNxt, length };
	const after: End = {
		...end,
		state: fin && end.state === "CLOSE-WAIT" ? "LAST-ACK" : end.state,
		sndNxt: plus(end.sndNxt, length + (fin ? 1 : 0)),
		unsent: end.unsent - length,
		finSent: fin,
	};
	return [after, sent];
}

/** Before ESTABLISHED, SENDs are only queued (3.10.2); after the FIN there are none. */
function maySend(end: End): boolean {
	const { state, finSent } = end;
	if (finSent) return false;
	return state === "ESTABLISHED" || state === "FIN-WAIT-1" || state === "CLOSE-WAIT" || state === "CLOSING";
}
