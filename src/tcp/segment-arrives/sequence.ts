// First check: is the segment in the receive window? (RFC 9293, 3.10.7.4 and 3.4)
import type { Connection } from "../connection.ts";
import { windowEndOf } from "../receive-window.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { advance, atOrBefore, before, type SequenceNumber } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { setTimer } from "../timers.ts";
import { challengeAck, retransmitOldest, sendAck } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { Check } from "./check.ts";
import { discard } from "./closed.ts";
import { isResetAtFin, isSimultaneousSynAck } from "./exceptions.ts";

export const checkSequence: Check = (world, host, connection, segment) => {
	if (isSimultaneousSynAck(connection, segment, host.setup.settings)) return "continue";
	if (isDuplicateOfOpeningSyn(connection, segment)) {
		answerDuplicateSyn(world, host, connection);
		return "stop";
	}
	if (isAcceptable(connection, segment, host.setup.settings)) return "continue";
	if (isResetAtFin(connection, segment, host.setup.settings)) return "continue";
	refuse(world, host, connection, segment);
	return "stop";
};

/** Linux looks at nothing else of a segment that has neither ACK nor SYN nor RST (tcp_rcv_state_process). */
export const checkFlags: Check = (world, host, _, segment) => {
	if (host.setup.settings.withoutAck === "checked-in-order") return "continue";
	if (hasAck(segment) || hasSyn(segment) || hasRst(segment)) return "continue";
	discard(world, host, segment, "no-ack-dropped");
	return "stop";
};

export function isDuplicateOfOpeningSyn(connection: Connection, segment: Segment): boolean {
	return (
		connection.state === "SYN-RECEIVED" &&
		connection.opening === "passive" &&
		hasSyn(segment) &&
		!hasAck(segment) &&
		!hasRst(segment) &&
		segment.seq === connection.irs
	);
}

/** Linux sends its SYN,ACK again, not more often than challenge ACKs, and waits anew. */
export function answerDuplicateSyn(world: World, host: Host, connection: Connection): void {
	const { duplicateSynAnswer, challengeAckIntervalMs } = host.setup.settings;
	if (duplicateSynAnswer === "ack") return sendAck(world, connection, "duplicate-syn-answered");
	const last = connection.lastChallengeAt;
	if (last !== null && world.nowMs - last < challengeAckIntervalMs) return;
	connection.lastChallengeAt = world.nowMs;
	retransmitOldest(world, connection, "duplicate-syn-answered");
	setTimer(world, connection, "retransmission", connection.rto);
}

/** The four cases of RFC 9293, 3.4, Table 5; Linux's check is wider at both edges. */
export function isAcceptable(connection: Connection, segment: Segment, settings: Settings): boolean {
	if (settings.sequenceCheck === "linux") return isAcceptableToLinux(connection, segment, settings);
	const { rcvNxt } = connection;
	const windowEnd = windowEndOf(connection, settings);
	const length = segmentLength(segment);
	if (length === 0 && settings.windowOctets === 0) return segment.seq === rcvNxt;
	if (isWithin(segment.seq, rcvNxt, windowEnd)) return true;
	return length > 0 && isWithin(advance(segment.seq, length - 1), rcvNxt, windowEnd);
}

/** `from` =< n < `end`. */
function isWithin(n: SequenceNumber, from: SequenceNumber, end: SequenceNumber): boolean {
	return atOrBefore(from, n) && before(n, end);
}

/** Both edges are those of the last ACK sent; what goes on beyond the window, but a FIN, is taken only while nothing waits to be received. */
function isAcceptableToLinux(connection: Connection, segment: Segment, settings: Settings): boolean {
	const windowEnd = windowEndOf(connection, settings);
	const end = advance(segment.seq, segmentLength(segment));
	if (before(end, connection.rcvAcked) || before(windowEnd, segment.seq)) return false;
	const textEnd = hasFin(segment) ? advance(end, -1) : end;
	return atOrBefore(textEnd, windowEnd) || (connection.unread === 0 && !connection.finUnread);
}

/** Not acceptable: an RST is dropped, all else is answered by an ACK that says what we expect. */
export function refuse(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasRst(segment)) return discard(world, host, segment, "reset-outside-window-ignored");
	const rule = connection.finReceived && hasFin(segment) ? "fin-repeated" : "sequence-unacceptable";
	if (segmentLength(segment) === 0 || hasSyn(segment)) challengeAck(world, connection, rule);
	else sendAck(world, connection, rule);
}
