// RFC 9293, 3.10.7.4, seventh and eighth check, with the trimming and holding of the first: what of a segment lies in the
// window, in which order segments are processed, and what a FIN does.
import { ahead, plus, textSeq, within } from "./arithmetic.ts";
import { answer, type Passing, resetFor } from "./outcomes.ts";
import { type Arriving, deleted, type End, finAcknowledged, type Given, type Held, type Outcome } from "./variables.ts";

/** What a check says: the next one sees the segment, or this is what comes of it. */
export type Verdict = { readonly pass: Passing } | { readonly stop: Outcome };

/**
 * First check: "trimming off any portions that lie outside the window (including SYN and FIN)". What is left of text and
 * FIN, or null.
 */
export function trimmed(segment: Arriving, end: End, { window }: Given): Held | null {
	const skipped = within(textSeq(segment), end.rcvNxt, 2 ** 31) ? 0 : ahead(textSeq(segment), end.rcvNxt);
	const seq = plus(textSeq(segment), Math.min(skipped, segment.length));
	const finSeq = plus(textSeq(segment), segment.length);
	const room = within(seq, end.rcvNxt, window) ? window - ahead(end.rcvNxt, seq) : 0;
	const length = Math.min(Math.max(0, segment.length - skipped), room);
	const fin = segment.fin && within(finSeq, end.rcvNxt, window);
	return length > 0 || fin ? { seq: length > 0 ? seq : finSeq, length, fin } : null;
}

interface Reassembled {
	readonly rcvNxt: number;
	readonly octets: number;
	readonly fin: boolean;
	readonly held: readonly Held[];
}

/**
 * First check: "further processing is done in SEG.SEQ order. If a segment's contents straddle the boundary between old and
 * new, only the new parts are processed." So a held FIN whose number text has passed meanwhile is old. Of two that begin at
 * the same number either may come first; where that makes a difference (a FIN where the other has text), the RFC is silent.
 */
function reassemble(rcvNxt: number, arrived: readonly Held[], ties: Given["ties"]): Reassembled {
	const held = ties === "earlier" ? arrived : arrived.toReversed();
	let at: Reassembled = { rcvNxt, octets: 0, fin: false, held };
	for (let next = nextOf(at); next && !at.fin; next = nextOf(at)) at = taken(at, next);
	return at.fin ? { ...at, held: [] } : at;
}

/** The one with the lowest SEG.SEQ, if nothing is missing before it. */
function nextOf({ rcvNxt, held }: Reassembled): Held | undefined {
	const behind = (one: Held) => (ahead(one.seq, rcvNxt) < 2 ** 31 ? ahead(one.seq, rcvNxt) : -1);
	const ready = held.filter((one) => behind(one) >= 0);
	return ready.reduce<Held | undefined>(
		(first, one) => (first && behind(first) >= behind(one) ? first : one),
		undefined,
	);
}

function taken({ rcvNxt, octets, held }: Reassembled, one: Held): Reassembled {
	const fresh = Math.max(0, one.length - ahead(one.seq, rcvNxt));
	const reached = plus(rcvNxt, fresh);
	const fin = one.fin && plus(one.seq, one.length) === reached;
	return {
		rcvNxt: fin ? plus(reached, 1) : reached,
		octets: octets + fresh,
		fin,
		held: held.filter((other) => other !== one),
	};
}

/**
 * Seventh and eighth. Where the peer's FIN was taken before: "This should not occur … Ignore the segment text."
 *
 * Choice: so is a FIN in the window, which lies beyond the peer's FIN and cannot be it, but in TIME-WAIT (fifth). The rows
 * "Remain in the … state" of the eighth check are for that FIN again, which the first check acknowledges.
 */
export function processText(step: Passing, given: Given): Verdict {
	return step.end.finTaken ? { pass: step } : receiveText(step, given);
}

/**
 * Seventh. What does not begin at RCV.NXT is held (SHLD-31).
 *
 * Choice: it is acknowledged too (MAY-13, RFC 5681 4.2), and so is a FIN before which something is missing; a segment
 * without text and FIN never is.
 */
function receiveText(step: Passing, given: Given): Verdict {
	const { end, segment } = step;
	const part = trimmed(segment, end, given);
	const at = reassemble(end.rcvNxt, part ? [...end.held, part] : end.held, given.ties);
	if (!end.receives && (at.octets > 0 || (part && part.length > 0))) return { stop: textForNobody(step) };
	const held = given.ties === "earlier" ? at.held : at.held.toReversed();
	const received: End = { ...end, rcvNxt: at.rcvNxt, held, unread: end.unread + at.octets };
	const owesAck = step.owesAck || part !== null || at.rcvNxt !== end.rcvNxt;
	const clause = part ? "3.10.7.4 seventh: text" : step.clause;
	const passed: Passing = { ...step, clause, end: received, owesAck };
	return { pass: at.fin ? finReached(passed) : passed };
}

/** 3.6.1, SHLD-3: "if new data is received after CLOSE is called". Choice: <SEQ=SEG.ACK><CTL=RST>. */
function textForNobody({ end, segment }: Passing): Outcome {
	return answer("3.6.1 text after close()", deleted(end), resetFor(segment));
}

/** Eighth: "advance RCV.NXT over the FIN, and send an acknowledgment for the FIN". */
function finReached(step: Passing): Passing {
	const end: End = { ...step.end, finTaken: true };
	const passed = { ...step, clause: "3.10.7.4 eighth: FIN", owesAck: true };
	switch (end.state) {
		case "FIN-WAIT-1":
			if (!finAcknowledged(end)) return { ...passed, end: { ...end, state: "CLOSING" } };
			return { ...passed, end: { ...end, state: "TIME-WAIT" }, waits: true };
		case "FIN-WAIT-2":
			return { ...passed, end: { ...end, state: "TIME-WAIT" }, waits: true };
		default:
			return { ...passed, end: { ...end, state: "CLOSE-WAIT" } };
	}
}
