// Laws of ACKs that question a segment (RFC 5961, 3.2, 4.2, 5.2 and 7; RFC 9293, 3.10.7.4, first check).
import type { Connection } from "../../../src/tcp/connection.ts";
import { ACK, PSH } from "../../../src/tcp/flags.ts";
import { hasAck, hasRst, hasSyn, type Segment, segmentLength } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import {
	entryOf,
	isAcceptable,
	isAckInRange,
	isLinuxRemnant,
	isNewSyn,
	isOpeningSynAgain,
	isSimultaneousSynAck,
} from "./acceptability.ts";
import { rememberedOf } from "./memory.ts";
import { type Expected, type Passage, pureAcks } from "./passage.ts";

/**
 * Whether the segment gets a challenge ACK, in a state after SYN-SENT; on Linux these are what its limit counts: also an
 * ACK for an empty segment outside the window, and the SYN,ACK sent again for the SYN of a half-open entry.
 */
export function isQuestioned(expected: Expected, c: Connection, segment: Segment): boolean {
	if (c.state === "SYN-SENT" || isSimultaneousSynAck(expected, c, segment)) return false;
	if (c.state === "TIME-WAIT" && isNewSyn(c, segment)) return false;
	if (expected.profile === "linux" && entryOf(c) === "half-open") return isQuestionedHalfOpen(expected, c, segment);
	if (isLinuxRemnant(expected, c)) return isQuestionedRemnant(expected, c, segment);
	if (expected.profile === "linux" && isDroppedUnseen(segment)) return false;
	if (hasRst(segment)) return isInexactReset(expected, c, segment);
	if (!isAcceptable(expected, c, segment)) return segmentLength(segment) === 0 || hasSyn(segment);
	if (hasSyn(segment)) return !isOpeningSynAgain(c, segment) && entryOf(c) !== "half-open";
	return hasAck(segment) && c.state !== "SYN-RECEIVED" && !isAckInRange(expected, c, segment);
}

/** Linux looks at nothing else of it in a connection. */
export function isDroppedUnseen(segment: Segment): boolean {
	return !hasAck(segment) && !hasSyn(segment) && !hasRst(segment);
}

/** Linux may take data that is just what it expects before it looks at an old ACK (tcp_rcv_established), so one ACK says both. */
export function isPerhapsQuestioned(expected: Expected, c: Connection, segment: Segment): boolean {
	if (expected.profile === "rfc9293" || c.state !== "ESTABLISHED" || segment.length === 0) return false;
	return segment.seq === c.rcvNxt && (segment.bits & ~PSH) === ACK && !isAckInRange(expected, c, segment);
}

/** In the window, not at RCV.NXT. One that begins left of the window is outside, but not to Linux. */
export function isInexactReset(expected: Expected, c: Connection, segment: Segment): boolean {
	if (!hasRst(segment) || segment.seq === c.rcvNxt || !isAcceptable(expected, c, segment)) return false;
	if (isResetAtFin(expected, c, segment)) return false;
	return expected.profile === "linux" || distance(segment.seq, c.rcvNxt) > 0;
}

/** Linux believes an RST that is numbered like the peer's FIN. */
export function isResetAtFin({ profile }: Expected, c: Connection, segment: Segment): boolean {
	const afterFin = c.state === "CLOSE-WAIT" || c.state === "CLOSING" || c.state === "LAST-ACK";
	return profile === "linux" && afterFin && hasRst(segment) && distance(segment.seq, c.rcvNxt) === -1;
}

function isQuestionedHalfOpen(expected: Expected, c: Connection, segment: Segment): boolean {
	if (isOpeningSynAgain(c, segment)) return true;
	if (hasRst(segment)) return isInexactReset(expected, c, segment);
	if (hasAck(segment) && segment.ack !== c.sndNxt) return false;
	if (hasSyn(segment) && hasAck(segment) && segment.seq === c.irs) return true;
	return !isAcceptable(expected, c, segment) && (segmentLength(segment) === 0 || hasSyn(segment));
}

function isQuestionedRemnant(expected: Expected, c: Connection, segment: Segment): boolean {
	const limited = segmentLength(segment) === 0 || hasSyn(segment);
	if (c.state === "FIN-WAIT-2") return limited && !isAcceptable(expected, c, segment);
	const isInOrder = segmentLength(segment) === 0 && segment.seq === c.rcvNxt;
	return limited && !hasRst(segment) && !isInOrder;
}

/** Every question is asked; on Linux once in so many ms for each entry, which is its own (RFC 5961, 7). */
export function questionsAreAsked(passage: Passage): string | undefined {
	const { arrival, expected, memory, after, sent } = passage;
	if (!arrival?.at || !isQuestioned(expected, arrival.at, arrival.segment)) return undefined;
	if (isPerhapsQuestioned(expected, arrival.at, arrival.segment)) return undefined;
	const { challengedAt, perhapsChallengedAt } = rememberedOf(memory, arrival.at);
	const { challengeAckIntervalMs } = expected.settings;
	if (after.nowMs - perhapsChallengedAt < challengeAckIntervalMs) return undefined;
	const sinceMs = after.nowMs - challengedAt;
	const asked = pureAcks(passage) > 0 || sent.some(hasSyn);
	const due = sinceMs >= challengeAckIntervalMs;
	if (asked === due) return undefined;
	return `segment ${arrival.segment.number} ${asked ? "is" : "is not"} questioned ${sinceMs} ms after the last one`;
}
