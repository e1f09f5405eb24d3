// Laws of the retransmission timer (RFC 6298).
import { isSynchronized } from "../../../src/tcp/connection.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { rememberedOf } from "./memory.ts";
import type { Passage } from "./passage.ts";

/** The timer runs while something is unacknowledged, and only then (RFC 6298, 5.1 and 5.2). */
export function timerRunsForWhatIsOut({ changes }: Passage): string | undefined {
	const wrong = changes.find(
		({ after: c }) => c && c.unacknowledged.length > 0 !== (c.timers.retransmission !== undefined),
	);
	return wrong && `${wrong.after?.host} has ${wrong.after?.unacknowledged.length} segments out and a wrong timer`;
}

/**
 * A handshake that no timer spoiled gives the first RTO (RFC 6298, 2.2): SRTT = R, RTTVAR = R/2, and Linux's variance of
 * 2 R, at least 200 ms. 5.7 is only for a SYN whose timer expired.
 */
export function firstRoundTripGivesRto({ changes, memory, expected, after: { nowMs } }: Passage): string | undefined {
	for (const { before, after: c } of changes) {
		if (!before || !c || before.sndUna !== before.iss || c.sndUna === c.iss || c.fromCookie) continue;
		const { handshakeAt, handshakeAgain } = rememberedOf(memory, c);
		if (handshakeAgain) continue;
		const { minRtoMs, maxRtoMs } = expected.settings;
		const roundTrip = nowMs - handshakeAt;
		const rto =
			expected.profile === "rfc9293"
				? Math.max(minRtoMs, 3 * roundTrip)
				: roundTrip + Math.max(2 * roundTrip, minRtoMs);
		if (c.rto !== Math.min(maxRtoMs, Math.round(rto))) return `${c.host} has an RTO of ${c.rto} after ${roundTrip} ms`;
	}
	return undefined;
}

/** "When an ACK is received that acknowledges new data, restart the retransmission timer" (RFC 6298, 5.3); Linux does so only for a whole segment. */
export function newAckRestartsTimer({ changes, expected, after: { nowMs }, sent }: Passage): string | undefined {
	for (const { before, after: c } of changes) {
		if (!before || !c || !isSynchronized(c.state) || distance(c.sndUna, before.sndUna) <= 0) continue;
		const timer = c.timers.retransmission;
		if (!timer || c.unacknowledged.length === 0) continue;
		const partial = c.unacknowledged.length >= before.unacknowledged.length;
		const restarted = timer.setMs === nowMs && timer.dueMs === nowMs + c.rto;
		if (expected.profile === "rfc9293" || !partial) {
			if (!restarted) return `an ACK of something new does not restart the timer of ${c.host}`;
		} else if (sent.length === 0 && timer.dueMs !== before.timers.retransmission?.dueMs)
			return `an ACK of part of a segment restarts the timer of ${c.host}`;
	}
	return undefined;
}

/** The timeout doubles when it expires, and at no other time grows beyond what round trips give (RFC 6298, 5.5). */
export function onlyExpiryBacksOff({ fired, expected }: Passage): string | undefined {
	const { before: c, after } = fired ?? {};
	if (fired?.kind !== "retransmission" || !c || !after || after.state !== c.state) return undefined;
	const { maxRtoMs, synLinearTimeouts } = expected.settings;
	const linear = c.state === "SYN-SENT" && c.expiries < synLinearTimeouts;
	const rto = linear ? c.rto : Math.min(maxRtoMs, 2 * c.rto);
	return after.rto === rto ? undefined : `the RTO of ${c.host} goes from ${c.rto} to ${after.rto}`;
}
