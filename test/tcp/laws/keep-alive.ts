// Laws of keep-alive (RFC 9293, 3.8.4).
import type { Connection } from "../../../src/tcp/connection.ts";
import { hasAck, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { isAcceptable, isLinuxRemnant, isSimultaneousSynAck } from "./acceptability.ts";
import { rememberedOf } from "./memory.ts";
import { type Expected, isPureAck, isReceiver, type Passage } from "./passage.ts";

/** Data or an acknowledgment has arrived: the idle time begins, whether keep-alive is on yet or not. */
export function isHeard(passage: Passage, c: Connection): boolean {
	const { arrival, expected } = passage;
	if (!arrival || !isReceiver(passage, c) || hasRst(arrival.segment) || !hasAck(arrival.segment)) return false;
	const { at, segment } = arrival;
	if (!at || distance(segment.ack, at.sndUna) < 0 || distance(segment.ack, at.sndNxt) > 0) return false;
	if (at.state === "SYN-SENT") return distance(segment.ack, at.iss) > 0;
	return isSimultaneousSynAck(expected, at, segment) || (!hasSyn(segment) && isAcceptable(expected, at, segment));
}

function isRefused(expected: Expected, c: Connection, segment: Segment): boolean {
	return !isAcceptable(expected, c, segment) && !isSimultaneousSynAck(expected, c, segment);
}

/** MUST-26: "only when no sent data is outstanding, and no data or acknowledgment packets have been received … within an interval". */
export function probeOnlyWhenIdle({ fired, sent, memory, after, expected }: Passage): string | undefined {
	if (fired?.kind !== "keepalive" || sent.length === 0) return undefined;
	const { before: c } = fired;
	if (c.unacknowledged.length > 0 || c.unsent > 0) return `${c.host} probes while data is outstanding`;
	if (isLinuxRemnant(expected, c)) return `${c.host} probes for a socket that is gone`;
	const idleMs = after.nowMs - rememberedOf(memory, c).heardAt;
	const waits = c.keepalive?.idleMs ?? 0;
	return idleMs < waits ? `${c.host} probes after ${idleMs} ms` : undefined;
}

/** <SEQ=SND.NXT-1><ACK=RCV.NXT><CTL=ACK>, "and contains … no data". */
export function probeHasItsForm({ fired, sent }: Passage): string | undefined {
	if (fired?.kind !== "keepalive") return undefined;
	const { before: c } = fired;
	const wrong = sent.find(
		(s) => !hasRst(s) && !(isPureAck(s) && distance(s.seq, c.sndNxt) === -1 && s.ack === c.rcvNxt),
	);
	return wrong && `segment ${wrong.number} is no probe`;
}

/** A segment outside the window is no sign of the peer: the time of the next probe stays. */
export function refusedPostponesNothing({ arrival, expected }: Passage): string | undefined {
	if (!arrival?.at || !arrival.still || !isRefused(expected, arrival.at, arrival.segment)) return undefined;
	if (arrival.at.state === "SYN-SENT") return undefined;
	const due = arrival.at.timers.keepalive?.dueMs;
	const now = arrival.still.timers.keepalive?.dueMs;
	return due !== undefined && now !== undefined && now > due
		? `segment ${arrival.segment.number}, which is refused, postpones the probe`
		: undefined;
}

/** MUST-27 says that one probe means nothing: a connection is given up after all of them. */
export function givesUpAfterAllProbes({ fired }: Passage): string | undefined {
	if (fired?.kind !== "keepalive" || fired.after) return undefined;
	const { unanswered = 0, probes = 0 } = fired.before.keepalive ?? {};
	return unanswered < probes ? `${fired.before.host} gives up after ${unanswered} probes` : undefined;
}
