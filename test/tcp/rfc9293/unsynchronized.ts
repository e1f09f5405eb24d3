// RFC 9293, 3.10.7.1 to 3.10.7.3: segments that arrive in CLOSED, LISTEN and SYN-SENT.
import { acceptableAck, plus } from "./arithmetic.ts";
import { acknowledgment, answer, conclude, gone, resetFor, silence, synAck } from "./outcomes.ts";
import { processText, trimmed } from "./text-and-fin.ts";
import { type Arriving, type End, type Given, NOTHING, type Outcome } from "./variables.ts";

/** 3.10.7.1: "all data in the incoming segment is discarded." */
export function closed(end: End, segment: Arriving): Outcome {
	if (segment.rst) return silence("3.10.7.1 RST discarded", end);
	return answer("3.10.7.1 RST sent in response", end, resetFor(segment));
}

/** 3.10.7.2. */
export function listen(end: End, segment: Arriving, given: Given): Outcome {
	if (segment.rst) return silence("3.10.7.2 first: RST ignored", end);
	if (segment.ack !== null) return answer("3.10.7.2 second: any ACK is bad", end, resetFor(segment));
	if (segment.syn) return answerSyn("3.10.7.2 third: SYN", end, segment, given);
	return silence("3.10.7.2 fourth: dropped", end);
}

/**
 * "Set RCV.NXT to SEG.SEQ+1, IRS is set to SEG.SEQ, and any other control or text should be queued for processing later."
 *
 * Choice: later is when the handshake has ended; the note that it is processed "in the SYN-RECEIVED state" names a state in
 * which the seventh check processes no text.
 */
export function answerSyn(clause: string, end: End, segment: Arriving, given: Given): Outcome {
	const { iss } = given;
	const after: End = {
		...NOTHING,
		state: "SYN-RECEIVED",
		opening: "passive",
		listening: end.listening,
		receives: true,
		iss,
		sndUna: iss,
		sndNxt: plus(iss, 1),
		irs: segment.seq,
		rcvNxt: plus(segment.seq, 1),
	};
	return answer(clause, queued(after, segment, given), synAck(after));
}

function queued(end: End, segment: Arriving, given: Given): End {
	const part = trimmed(segment, end, given);
	return part ? { ...end, held: [part] } : end;
}

/** 3.10.7.3. */
export function synSent(end: End, segment: Arriving, given: Given): Outcome {
	// First: SND.UNA is ISS here, so "acceptable" is the opposite of "SEG.ACK =< ISS or SEG.ACK > SND.NXT".
	if (segment.ack !== null && !acceptableAck(end.sndUna, segment.ack, end.sndNxt)) {
		if (segment.rst) return silence("3.10.7.3 first: RST with a bad ACK dropped", end);
		return answer("3.10.7.3 first: bad ACK", end, resetFor(segment));
	}
	// Second. Choice: no exact match of RCV.NXT is asked for (RFC 5961, 3.2: in SYN-SENT the ACK field decides; there is no
	// RCV.NXT yet). "connection reset" is ECONNREFUSED to a process: the signal is "refused".
	if (segment.rst)
		return segment.ack === null
			? silence("3.10.7.3 second: RST without ACK dropped", end)
			: gone("3.10.7.3 second: RST", end, "refused");
	// Fourth.
	if (segment.syn) return answerSynSent(end, segment, given);
	return silence("3.10.7.3 fifth: neither SYN nor RST", end);
}

/** Fourth: "If SND.UNA > ISS (our SYN has been ACKed), change the connection state to ESTABLISHED". */
function answerSynSent(end: End, segment: Arriving, given: Given): Outcome {
	const heard = { ...end, irs: segment.seq, rcvNxt: plus(segment.seq, 1) };
	if (segment.ack === null) {
		// "If there are other controls or text in the segment, queue them for processing after the ESTABLISHED state".
		const after: End = { ...heard, state: "SYN-RECEIVED" };
		return answer("3.10.7.3 fourth: SYN", queued(after, segment, given), synAck(after));
	}
	// "continue processing at the sixth step". Choice: the ACK of the SYN waits for that of the text and is one with it.
	const clause = "3.10.7.3 fourth: SYN,ACK";
	const open: End = { ...heard, state: "ESTABLISHED", sndUna: segment.ack };
	const step = processText({ clause, end: open, segment, owesAck: true, waits: false }, given);
	return "stop" in step ? step.stop : conclude(step.pass, given);
}

/** For the calls: the SYN of an active OPEN (3.10.1). */
export function opened(end: End, { iss }: Given): Outcome {
	const after: End = {
		...NOTHING,
		state: "SYN-SENT",
		opening: "active",
		listening: end.listening,
		accepted: true,
		receives: true,
		iss,
		sndUna: iss,
		sndNxt: plus(iss, 1),
	};
	return {
		...answer("3.10.1 active OPEN", after, acknowledgment(after)),
		sent: [{ flags: "SYN", seq: iss, ack: null, length: 0 }],
	};
}
