// What RFC 9293 says elsewhere of segments in TIME-WAIT and in a simultaneous open, and the checks of 3.10.7.4 by themselves
// would not do.
import { plus, within } from "./arithmetic.ts";
import type { Passing } from "./outcomes.ts";
import type { Verdict } from "./text-and-fin.ts";
import { answerSyn } from "./unsynchronized.ts";
import type { Given } from "./variables.ts";

/**
 * 3.6.1, MAY-2: a new SYN reopens the connection "directly from TIME-WAIT state", where a passive OPEN stands.
 *
 * Choice: it is new if it lies above RCV.NXT (README, case 69); it carries neither ACK nor RST.
 */
export function reopening(step: Passing, given: Given): Verdict {
	const { end, segment } = step;
	const fresh = within(segment.seq, plus(end.rcvNxt, 1), 2 ** 31);
	if (end.state !== "TIME-WAIT" || !end.listening || !fresh) return { pass: step };
	if (!segment.syn || segment.rst || segment.ack !== null) return { pass: step };
	const { end: after, ...outcome } = answerSyn("3.6.1 MAY-2: new SYN in TIME-WAIT", end, segment, given);
	return { stop: { ...outcome, end: { ...after, reopened: end } } };
}

/** What the fifth and eighth check expect in TIME-WAIT, and Table 6 would keep from them: the peer's FIN again. */
export function retransmittedFin({ end, segment }: Passing): boolean {
	if (end.state !== "TIME-WAIT" || !segment.fin || segment.syn || segment.rst || segment.ack === null) return false;
	return plus(segment.seq, segment.length + 1) === end.rcvNxt;
}

/**
 * Appendix A.2, and Figure 8, line 6: the SYN,ACK of a simultaneous open, numbered IRS, begins left of the window, and its
 * ACK opens the connection all the same (README, case 12); a bad one is answered as 3.5.2 has it. Choice: the
 * acknowledgment of the first check goes out too.
 */
export function simultaneousSynAck({ end, segment }: Passing): boolean {
	if (end.state !== "SYN-RECEIVED" || end.opening !== "active" || segment.rst) return false;
	return segment.syn && segment.seq === end.irs && segment.ack !== null;
}
