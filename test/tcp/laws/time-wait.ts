// Laws of TIME-WAIT (RFC 9293, 3.6, 3.10.7.4 and 3.10.8; RFC 1337; tcp_timewait_state_process).
import type { Connection } from "../../../src/tcp/connection.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { isAcceptable, isAckInRange, isNewSyn } from "./acceptability.ts";
import { isInexactReset } from "./challenges.ts";
import { rememberedOf } from "./memory.ts";
import { type Arrival, connectionsOf, type Expected, type Passage, pureAcks, timeWaitStarted } from "./passage.ts";

/** Only an end that has acknowledged the peer's FIN, and whose own FIN is acknowledged, waits (3.6). */
export function whoSentTheLastAckWaits({ effects, after }: Passage): string | undefined {
	for (const effect of effects) {
		if (!entersTimeWait(effect)) continue;
		const c = connectionsOf(after).find(({ id }) => id === effect.connection);
		if (!c) return "TIME-WAIT is over at once";
		const sentLastAck = c.finReceived && c.rcvAcked === c.rcvNxt && c.finSent && c.sndUna === c.sndNxt;
		if (!sentLastAck || effect.from === "LAST-ACK") return `${c.host} waits without having sent the last ACK`;
	}
	return undefined;
}

function entersTimeWait(effect: Effect): effect is Extract<Effect, { kind: "state-entered" }> {
	return effect.kind === "state-entered" && effect.to === "TIME-WAIT";
}

/** It ends by its timer after 2 MSL, an RST at RCV.NXT, a new SYN where somebody listens, or ABORT, which on Linux cannot reach it. */
export function timeWaitEndsForAReason(passage: Passage): string | undefined {
	const { changes, event } = passage;
	if (event.type === "crash") return undefined;
	const ended = changes.find((c) => c.before?.state === "TIME-WAIT" && c.after?.state !== "TIME-WAIT")?.before;
	return ended && !mayEnd(passage, ended) ? `the TIME-WAIT of ${ended.host} ends for no reason` : undefined;
}

function mayEnd({ arrival, fired, event, expected, memory }: Passage, c: Connection): boolean {
	const { timeWaitMs } = expected.settings;
	if (fired)
		return fired.before.id === c.id && c.timers["time-wait"]?.dueMs === rememberedOf(memory, c).waitsSince + timeWaitMs;
	if (event.type === "call")
		return expected.profile === "rfc9293" && (event.call === "abort" || event.lingerZero === true);
	if (arrival?.at?.id !== c.id) return false;
	const { segment } = arrival;
	return hasRst(segment) ? segment.seq === c.rcvNxt : isNewSyn(c, segment) && isListening(arrival);
}

function isListening({ host, segment }: Arrival): boolean {
	return host.listeners.has(segment.to.port);
}

/**
 * It waits anew for a FIN with ACK: the peer's own, or one in the window ("The only thing that can arrive … is a retransmission
 * of the remote FIN"); on Linux for any ACK, and for what is empty and in order.
 */
export function timeWaitRestartsForAReason(passage: Passage): string | undefined {
	const { arrival, expected } = passage;
	const at = arrival?.at;
	if (!arrival || at?.state !== "TIME-WAIT" || arrival.still?.state !== "TIME-WAIT") return undefined;
	const should = !hasRst(arrival.segment) && restarts(expected, at, arrival);
	if (timeWaitStarted(passage, arrival.still) === should) return undefined;
	return `segment ${arrival.segment.number} ${should ? "does not start" : "starts"} the TIME-WAIT of ${at.host} anew`;
}

function restarts(expected: Expected, c: Connection, arrival: Arrival): boolean {
	const { segment } = arrival;
	if (isNewSyn(c, segment)) return false;
	if (expected.profile === "linux") return hasAck(segment) || isEmptyInOrder(c, segment);
	if (!hasFin(segment) || !hasAck(segment) || hasSyn(segment) || !isAckInRange(expected, c, segment)) return false;
	const isPeersFin = distance(segment.seq, c.rcvNxt) + segmentLength(segment) === 0;
	return isPeersFin || isAcceptable(expected, c, segment);
}

function isEmptyInOrder(c: Connection, segment: Segment): boolean {
	return segmentLength(segment) === 0 && segment.seq === c.rcvNxt;
}

/** An ACK or silence; on Linux what is empty or a SYN is limited like a challenge (challenges.ts), unless nobody listens for it. */
export function timeWaitAnswers(passage: Passage): string | undefined {
	const { arrival, expected, sent } = passage;
	const at = arrival?.at;
	if (!arrival || at?.state !== "TIME-WAIT" || (isNewSyn(at, arrival.segment) && isListening(arrival)))
		return undefined;
	const should = answer(expected, at, arrival.segment);
	if (should === "limited") return undefined;
	const right = should === "ack" ? sent.length === 1 && pureAcks(passage) === 1 : sent.length === 0;
	return right ? undefined : `segment ${arrival.segment.number} in TIME-WAIT: ${should} was due`;
}

function answer(expected: Expected, c: Connection, segment: Segment): "ack" | "silence" | "limited" {
	if (hasRst(segment))
		return expected.profile === "rfc9293" && isInexactReset(expected, c, segment) ? "ack" : "silence";
	if (isNewSyn(c, segment)) return "ack";
	if (expected.profile === "rfc9293") return isAnsweredInRfc9293(expected, c, segment) ? "ack" : "silence";
	if (isEmptyInOrder(c, segment)) return "silence";
	return segmentLength(segment) === 0 || hasSyn(segment) ? "limited" : "ack";
}

/** First: not acceptable; fourth: a SYN; fifth: a bad ACK, and the FIN. Text is ignored, as is what has no ACK. */
function isAnsweredInRfc9293(expected: Expected, c: Connection, segment: Segment): boolean {
	if (!isAcceptable(expected, c, segment) || hasSyn(segment)) return true;
	return hasAck(segment) && (hasFin(segment) || !isAckInRange(expected, c, segment));
}
