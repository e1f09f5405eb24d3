// First check: is the segment in the receive window? (RFC 9293, 3.10.7.4 and 3.4)
import type { Connection } from "../connection.ts";
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
	if (isSimultaneousSynAck(connection, segment)) return "continue";
	if (isDuplicateOfOpeningSyn(connection, segment)) {
		answerDuplicateSyn(world, host, connection);
		return "stop";
	}
	if (isAcceptable(connection, segment, host.setup.settings)) return "continue";
	if (isResetAtFin(connection, segment, host.setup.settings)) return "continue";
	refuse(world, host, connection, segment);
	return "stop";
};

function isDuplicateOfOpeningSyn(connection: Connection, segment: Segment): boolean {
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
function answerDuplicateSyn(world: World, host: Host, connection: Connection): void {
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
	const { rcvNxt } = connection;
	const windowEnd = advance(rcvNxt, settings.windowOctets);
	const length = segmentLength(segment);
	if (settings.sequenceCheck === "linux")
		return !before(advance(segment.seq, length), connection.rcvAcked) && atOrBefore(segment.seq, windowEnd);
	const inWindow = (n: SequenceNumber) => atOrBefore(rcvNxt, n) && before(n, windowEnd);
	if (length === 0) return settings.windowOctets === 0 ? segment.seq === rcvNxt : inWindow(segment.seq);
	return inWindow(segment.seq) || inWindow(advance(segment.seq, length - 1));
}

/** Not acceptable: an RST is dropped, all else is answered by an ACK that says what we expect. */
function refuse(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasRst(segment)) return discard(world, host, segment, "reset-outside-window-ignored");
	const rule = connection.finReceived && hasFin(segment) ? "fin-repeated" : "sequence-unacceptable";
	if (segmentLength(segment) === 0 || hasSyn(segment)) challengeAck(world, connection, rule);
	else sendAck(world, connection, rule);
}
