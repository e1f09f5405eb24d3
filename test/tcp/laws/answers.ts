// Laws of what a segment draws (RFC 9293, 3.10.7; 3.8.6.3, MUST-58).
import type { Connection } from "../../../src/tcp/connection.ts";
import { ACK, PSH, RST } from "../../../src/tcp/flags.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../../../src/tcp/segment.ts";
import { advance, distance } from "../../../src/tcp/sequence-number.ts";
import {
	entryOf,
	isAcceptable,
	isAckInRange,
	isLinuxRemnant,
	isOpeningSynAgain,
	isSimultaneousSynAck,
} from "./acceptability.ts";
import { isDroppedUnseen, isQuestioned, isResetAtFin } from "./challenges.ts";
import { carriesText, type Expected, isFrom, type Passage, pureAcks } from "./passage.ts";

/**
 * At most one segment without data and FIN; and none beside data or FIN that go out: these carry the acknowledgment ("should
 * be piggybacked"). Linux acknowledges apart where it sends to find out what is lost (RFC 5682), and when the other end closes too.
 */
export function oneAnswer({ arrival, sent, expected, effects }: Passage): string | undefined {
	if (!arrival) return undefined;
	const bare = sent.filter((s) => !carriesText(s)).length;
	const fresh = sent.some((s) => carriesText(s) && !s.retransmission);
	const closes = effects.some((e) => e.kind === "state-entered" && (e.to === "CLOSING" || e.to === "TIME-WAIT"));
	const probesLoss = arrival.at?.congestion?.phase === "loss";
	const apart = expected.profile === "linux" && (closes || probesLoss || arrival.at?.state === "SYN-RECEIVED");
	const most = fresh && !apart ? 0 : 1;
	return bare > most ? `segment ${arrival.segment.number} draws ${sent.length} segments` : undefined;
}

/** "An incoming segment containing a RST is discarded" without a segment in reply, but for a challenge ACK (3.10.7.1; RFC 5961, 3.2). */
export function noAnswerToReset({ arrival, sent }: Passage): string | undefined {
	if (!arrival || !hasRst(arrival.segment)) return undefined;
	const wrong = sent.some((s) => (s.bits & ~PSH) !== ACK || s.length > 0);
	return wrong ? `the RST ${arrival.segment.number} draws more than a challenge ACK` : undefined;
}

/** In answer <SEQ=SEG.ACK><CTL=RST>, or without ACK <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK> (3.10.7.1). */
export function resetHasItsForm({ arrival, sent }: Passage): string | undefined {
	const reset = sent.find(hasRst);
	if (!arrival || !reset) return undefined;
	const { segment } = arrival;
	const right = hasAck(segment)
		? reset.bits === RST && reset.seq === segment.ack
		: reset.bits === (RST | ACK) && reset.seq === 0 && reset.ack === advance(segment.seq, segmentLength(segment));
	return right ? undefined : `the RST ${reset.number} has not the form of an answer`;
}

/** ABORT: <SEQ=SND.NXT><CTL=RST> (3.10.5), on Linux with the ACK bit; nothing else goes out with it. */
export function abortHasItsForm({ arrival, sent, changes, expected }: Passage): string | undefined {
	const bits = expected.profile === "rfc9293" ? RST : RST | ACK;
	for (const reset of arrival ? [] : sent.filter(hasRst)) {
		const c = changes.find(({ before }) => before && isFrom(before, reset))?.before;
		const ackIsRight = expected.profile === "rfc9293" || reset.ack === c?.rcvNxt;
		if (!c || reset.bits !== bits || reset.seq !== c.sndNxt || !ackIsRight)
			return `the RST ${reset.number} has not the form of an abort`;
		if (sent.some((s) => s !== reset && isFrom(c, s))) return `more than the RST ${reset.number} goes out`;
	}
	return undefined;
}

/**
 * First check: what lies outside the window changes nothing, and is answered by an ACK, unless it is an RST (3.10.7.4). On
 * Linux the answer to an empty segment or a SYN is limited like a challenge, and a remnant answers an RST too.
 */
export function refusedIsAcknowledged(passage: Passage): string | undefined {
	const { arrival, expected, sent } = passage;
	if (!arrival?.at || !isRefused(passage, arrival.at, arrival.segment)) return undefined;
	const { at, still, segment } = arrival;
	const changed = still?.state !== at.state || still.rcvNxt !== at.rcvNxt || still.sndUna !== at.sndUna;
	if (changed) return `segment ${segment.number}, outside the window, changes something`;
	if (isQuestioned(expected, at, segment) && expected.profile === "linux") return undefined;
	const silent = hasRst(segment) && !isLinuxRemnant(expected, at);
	const right = silent ? sent.length === 0 : sent.length === 1 && pureAcks(passage) === 1;
	return right ? undefined : `segment ${segment.number}, outside the window, is not answered by one ACK`;
}

function isRefused({ expected }: Passage, at: Connection, segment: Segment): boolean {
	if (at.state === "SYN-SENT" || at.state === "TIME-WAIT") return false;
	if (isAcceptable(expected, at, segment) || isSimultaneousSynAck(expected, at, segment)) return false;
	if (isResetAtFin(expected, at, segment) || isOpeningSynAgain(at, segment)) return false;
	if (expected.profile === "rfc9293" || hasRst(segment)) return true;
	if (entryOf(at) === "half-open") return !hasAck(segment) || segment.ack === at.sndNxt;
	return isLinuxRemnant(expected, at) || !isDroppedUnseen(segment);
}

/** Fifth check: "if the ACK bit is off, drop the segment and return"; Linux does so before the first check. */
export function withoutAckIsDropped({ arrival, expected, sent }: Passage): string | undefined {
	if (!arrival?.at || !isDroppedUnseen(arrival.segment)) return undefined;
	const { at, still, segment } = arrival;
	if (at.state === "SYN-SENT" || at.state === "TIME-WAIT") return undefined;
	if (still?.state !== at.state || still.rcvNxt !== at.rcvNxt) return `segment ${segment.number} without ACK is taken`;
	const checkedFirst = expected.profile === "rfc9293" || entryOf(at) !== "connection";
	if (checkedFirst && !isAcceptable(expected, at, segment)) return undefined;
	return sent.length > 0 ? `segment ${segment.number} without ACK is answered` : undefined;
}

/** After close() new data is answered by RST, and nothing else is: nobody can receive it (3.6.1). To Linux a FIN ahead is new data too. */
export function newDataAfterCloseResets({ arrival, expected, sent }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || !at || (at.state !== "FIN-WAIT-1" && at.state !== "FIN-WAIT-2") || at.finReceived) return undefined;
	const { segment, still } = arrival;
	// Text that came with the SYN is taken first.
	const textOfSyn = at.outOfOrder.some(({ seq }) => distance(seq, at.rcvNxt) <= 0);
	if (isLinuxRemnant(expected, at) || textOfSyn) return undefined;
	const isTaken = isPlain(segment) && isAcceptable(expected, at, segment) && isAckInRange(expected, at, segment);
	const should = isTaken && (at.holder === "nobody" || at.receiveShut) && isNewData(expected, at, segment);
	if (sent.some(hasRst) === should && (!should || !still)) return undefined;
	return `segment ${segment.number} is ${should ? "new data, and is not reset" : "no new data, and is reset"}`;
}

/** Nothing but ACK, and maybe PSH and FIN. */
function isPlain(segment: Segment): boolean {
	return hasAck(segment) && !hasSyn(segment) && !hasRst(segment);
}

function isNewData({ profile }: Expected, { rcvNxt }: Connection, segment: Segment): boolean {
	const isData = segment.length > 0 || (profile === "linux" && hasFin(segment));
	return isData && distance(segment.seq, rcvNxt) + segment.length > 0;
}
