// RFC 9293, 3.10.7.4: SYN-RECEIVED and the synchronized states. The checks in the order of the page; the third and the
// sixth have nothing to look at.
import { acceptableAck, ahead, plus, segLen, within } from "./arithmetic.ts";
import { reopening, retransmittedFin, simultaneousSynAck } from "./exceptions.ts";
import { acknowledgment, answer, conclude, gone, type Passing, resetFor, silence } from "./outcomes.ts";
import { processText, type Verdict } from "./text-and-fin.ts";
import { type Arriving, type End, finAcknowledged, type Given, type Outcome } from "./variables.ts";

type Check = (step: Passing, given: Given) => Verdict;

const CHECKS: readonly Check[] = [reopening, sequence, reset, syn, ack, processText];

export function otherStates(end: End, segment: Arriving, given: Given): Outcome {
	let step: Passing = { clause: "3.10.7.4", end, segment, owesAck: false, waits: false };
	for (const check of CHECKS) {
		const verdict = check(step, given);
		if ("stop" in verdict) return verdict.stop;
		step = verdict.pass;
	}
	return conclude(step, given);
}

/**
 * First: the four cases of Table 6. "An acknowledgment should be sent in reply (unless the RST bit is set, if so drop the
 * segment and return)".
 *
 * Choice: in SYN-RECEIVED a SYN outside the window is not trimmed off, it makes the segment unacceptable (fourth: "If the
 * SYN is not in the window, this step would not be reached and an ACK would have been sent in the first step").
 */
function sequence(step: Passing, { window }: Given): Verdict {
	const { end, segment } = step;
	const oldSyn = segment.syn && end.state === "SYN-RECEIVED" && !within(segment.seq, end.rcvNxt, window);
	if ((inWindow(segment, end.rcvNxt, window) && !oldSyn) || retransmittedFin(step)) return { pass: step };
	if (simultaneousSynAck(step)) return { pass: { ...step, owesAck: true } };
	if (segment.rst) return { stop: silence("3.10.7.4 first: RST outside the window", end) };
	return { stop: answer("3.10.7.4 first: not acceptable", end, acknowledgment(end)) };
}

function inWindow(segment: Arriving, rcvNxt: number, window: number): boolean {
	const length = segLen(segment);
	if (window === 0) return length === 0 && segment.seq === rcvNxt;
	if (within(segment.seq, rcvNxt, window)) return true;
	return length > 0 && within(plus(segment.seq, length - 1), rcvNxt, window);
}

/**
 * Second, as RFC 5961 has it: outside the window silence, at RCV.NXT a reset, elsewhere a challenge ACK (not throttled in
 * this profile). SEG.SEQ is the number in the header, not that of what trimming leaves.
 */
function reset(step: Passing, { window }: Given): Verdict {
	const { end, segment } = step;
	if (!segment.rst) return { pass: step };
	if (segment.seq === end.rcvNxt) return { stop: resetBy(end) };
	if (!within(segment.seq, end.rcvNxt, window))
		return { stop: silence("3.10.7.4 second: RST begins outside the window", end) };
	return { stop: answer("3.10.7.4 second: RST in the window, challenge ACK", end, acknowledgment(end)) };
}

/** "reset the connection in the manner prescribed below according to the connection state". */
function resetBy(end: End): Outcome {
	const clause = `3.10.7.4 second: exact RST in ${end.state}`;
	switch (end.state) {
		case "SYN-RECEIVED":
			return end.opening === "passive" ? backFrom(clause, end) : gone(clause, end, "refused");
		case "CLOSING":
		case "LAST-ACK":
		case "TIME-WAIT":
			return gone(clause, end);
		default:
			return gone(clause, end, "reset");
	}
}

/** "Return this connection to LISTEN", or to TIME-WAIT "if the SYN turns out to be an old duplicate" (3.6.1, MAY-2). */
function backFrom(clause: string, end: End): Outcome {
	return end.reopened ? { ...silence(clause, end.reopened), waits: null } : gone(clause, end);
}

/**
 * Fourth. In the synchronized states a challenge ACK "irrespective of the sequence number".
 *
 * Undecided: whether a second new SYN shows that the one that reopened TIME-WAIT was an old duplicate.
 */
function syn(step: Passing): Verdict {
	const { end, segment } = step;
	if (!segment.syn || simultaneousSynAck(step)) return { pass: step };
	if (end.state !== "SYN-RECEIVED" || end.opening === "active")
		return { stop: answer("3.10.7.4 fourth: SYN, challenge ACK", end, acknowledgment(end)) };
	const back = backFrom("3.10.7.4 fourth: new SYN in SYN-RECEIVED", end);
	return { stop: end.reopened ? { ...back, undecided: true } : back };
}

/** Fifth, with RFC 5961, 5 (MAY-12), for which SYN-RECEIVED has its own answer (3.5.2, second group). */
function ack(step: Passing, { window }: Given): Verdict {
	const { end, segment } = step;
	if (segment.ack === null) return { stop: silence("3.10.7.4 fifth: no ACK", end) };
	if (end.state === "SYN-RECEIVED") return ackOfSyn(step, segment.ack);
	const oldest = plus(end.sndUna, -window);
	if (!within(segment.ack, oldest, ahead(oldest, end.sndNxt) + 1))
		return { stop: answer("3.10.7.4 fifth: ACK out of range", end, acknowledgment(end)) };
	const fresh = acceptableAck(end.sndUna, segment.ack, end.sndNxt);
	return ackInState({ ...step, end: fresh ? { ...end, sndUna: segment.ack } : end });
}

function ackOfSyn(step: Passing, segAck: number): Verdict {
	const { end, segment } = step;
	if (!acceptableAck(end.sndUna, segAck, end.sndNxt))
		return { stop: answer("3.10.7.4 fifth: bad ACK in SYN-RECEIVED", end, resetFor(segment)) };
	// Choice: a CLOSE that was queued (3.10.4) is processed at once, so a FIN in this segment meets FIN-WAIT-1.
	const open: End = { ...end, state: end.closed ? "FIN-WAIT-1" : "ESTABLISHED", sndUna: segAck, reopened: null };
	return { pass: { ...step, clause: "3.10.7.4 fifth: ACK of our SYN", end: open } };
}

/** "In addition to the processing for the ESTABLISHED state". */
function ackInState(step: Passing): Verdict {
	const { end } = step;
	const acked = finAcknowledged(end);
	const clause = "3.10.7.4 fifth: ACK";
	switch (end.state) {
		case "FIN-WAIT-1":
			return { pass: { ...step, clause, end: acked ? { ...end, state: "FIN-WAIT-2" } : end } };
		case "CLOSING":
			// "otherwise, ignore the segment": its text and FIN, not what the ACK lets out.
			if (acked) return { pass: { ...step, clause, end: { ...end, state: "TIME-WAIT" }, waits: true } };
			return { pass: { ...step, clause, segment: { ...step.segment, length: 0, fin: false } } };
		case "LAST-ACK":
			return acked ? { stop: gone("3.10.7.4 fifth: ACK of our FIN in LAST-ACK", end) } : { pass: { ...step, clause } };
		case "TIME-WAIT":
			// "Acknowledge it, and restart the 2 MSL timeout", as the eighth check has it of any FIN that gets this far.
			if (!step.segment.fin) return { pass: { ...step, clause } };
			return { stop: { ...answer("3.10.7.4 fifth: FIN in TIME-WAIT", end, acknowledgment(end)), waits: true } };
		default:
			return { pass: { ...step, clause } };
	}
}
