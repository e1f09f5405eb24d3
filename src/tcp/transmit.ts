// Putting segments on the wire: every segment that a host sends goes through `emit`.
import { noteLimit, windowAdmits } from "./congestion.ts";
import { type Connection, isSynchronized } from "./connection.ts";
import { ACK, FIN, PSH, RST, SYN } from "./flags.ts";
import { enter } from "./lifecycle.ts";
import { nextLost, type Resend } from "./loss-recovery.ts";
import { afterSegment, type Origin, sameAs, ZERO } from "./provenance.ts";
import { offerWindow } from "./receive-window.ts";
import type { RuleId } from "./rule-catalogue.ts";
import { hasAck, hasFin, hasSyn, type Segment, segmentLength } from "./segment.ts";
import { append, joinWithNext, noteResent, originOf, type Unacknowledged } from "./send-queue.ts";
import { advance, before, distance, type SequenceNumber, sequenceNumber } from "./sequence-number.ts";
import { cancelTimer, setTimer } from "./timers.ts";
import { type Host, hasSentTooMany, type World } from "./world.ts";

/** What differs between the segments of one connection. */
type Outgoing = Pick<Segment, "bits" | "seq" | "seqOrigin" | "length" | "retransmission">;

const NO_ACK = sequenceNumber(0);

function emit(world: World, host: string, segment: Segment, rule: RuleId): Segment {
	world.segments.push(segment);
	world.wire.set(segment.number, 1);
	world.effects.push({
		kind: "segment-sent",
		host,
		segment,
		rule,
		atMs: world.nowMs,
	});
	return segment;
}

function nextNumber({ segments }: World): number {
	return segments.length + 1;
}

/** Sends one segment of a connection; an ACK in it covers whatever was waiting to be acknowledged. */
function emitFor(world: World, connection: Connection, outgoing: Outgoing, rule: RuleId): Segment {
	const { settings } = connection;
	const { bits } = outgoing;
	const withAck = (bits & ACK) !== 0;
	if (withAck) {
		cancelTimer(connection, "delayed-ack");
		connection.ackOwed = null;
	}
	const segment: Segment = {
		number: nextNumber(world),
		from: connection.local,
		to: connection.remote,
		bits,
		seq: outgoing.seq,
		ack: withAck ? connection.rcvNxt : NO_ACK,
		length: outgoing.length,
		window: withAck ? offerWindow(connection, settings) : settings.windowOctets,
		mss: bits & SYN ? settings.mss : null,
		seqOrigin: outgoing.seqOrigin,
		ackOrigin: withAck ? connection.rcvNxtOrigin : null,
		retransmission: outgoing.retransmission,
	};
	return emit(world, connection.host, segment, rule);
}

/** Sends new sequence numbers: SND.NXT moves on, and the segment is kept until it is acknowledged. */
function emitNew(world: World, connection: Connection, bits: number, length: number, rule: RuleId): void {
	const seq = connection.sndNxt;
	const seqOrigin = connection.sndNxtOrigin;
	const sent = emitFor(world, connection, { bits, seq, seqOrigin, length, retransmission: false }, rule);
	const syn = bits & SYN ? 1 : 0;
	const fin = bits & FIN ? 1 : 0;
	connection.sndNxt = advance(seq, length + syn + fin);
	connection.sndNxtOrigin = afterSegment(sent.number, syn, length, fin);
	append(connection.unacknowledged, {
		firstSentAs: sent.number,
		trimmed: 0,
		seq,
		bits: bits & (SYN | FIN | PSH),
		length,
		sentAt: world.nowMs,
		transmissions: 1,
		next: undefined,
	});
	if (connection.congestion?.phase === "recovery") connection.congestion.sent += 1;
	if (!connection.timers.retransmission) setTimer(world, connection, "retransmission", connection.rto);
}

/** SYN, or SYN,ACK once the peer's SYN has arrived (RFC 9293, 3.5). */
export function sendSyn(world: World, connection: Connection, rule: RuleId): void {
	const bits = connection.rcvNxtOrigin ? SYN | ACK : SYN;
	emitNew(world, connection, bits, 0, rule);
}

/** In simultaneous open the SYN goes out again as SYN,ACK: the same number, now with an acknowledgment. */
export function repeatSynWithAck(world: World, connection: Connection, rule: RuleId): void {
	const syn = connection.unacknowledged.oldest;
	if (!syn) return;
	emitEmpty(world, connection, SYN | ACK, syn.seq, originOf(syn), rule);
	// It is no retransmission: no timer expired, and the round trip is measured from here (RFC 6298, 5.7).
	syn.sentAt = world.nowMs;
}

/** Sends a segment without data that need not be kept. */
function emitEmpty(
	world: World,
	connection: Connection,
	bits: number,
	seq: SequenceNumber,
	seqOrigin: Origin,
	rule: RuleId,
): void {
	emitFor(world, connection, { bits, seq, seqOrigin, length: 0, retransmission: false }, rule);
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
export function sendAck(world: World, connection: Connection, rule: RuleId): void {
	emitEmpty(world, connection, ACK, connection.sndNxt, connection.sndNxtOrigin, rule);
}

/** An ACK that may be withheld when one went out a moment ago (RFC 5961, 7). */
export function challengeAck(world: World, connection: Connection, rule: RuleId): void {
	const interval = connection.settings.challengeAckIntervalMs;
	const last = connection.lastChallengeAt;
	if (last !== null && world.nowMs - last < interval) return;
	connection.lastChallengeAt = world.nowMs;
	sendAck(world, connection, rule);
}

/** A keep-alive probe: no data, one number too low, so that the peer must answer (RFC 9293, 3.8.4). */
export function sendKeepaliveProbe(world: World, connection: Connection): void {
	const { sndNxtOrigin } = connection;
	const seqOrigin: Origin = sndNxtOrigin.kind === "counted" ? { ...sndNxtOrigin, back: 1 } : sndNxtOrigin;
	emitEmpty(world, connection, ACK, advance(connection.sndNxt, -1), seqOrigin, "keepalive-probe");
}

/** An abort by our own user: <SEQ=SND.NXT><CTL=RST> (RFC 9293, 3.10.5), on Linux with ACK. */
export function sendAbortReset(world: World, connection: Connection, rule: RuleId): void {
	const { abortReset } = connection.settings;
	const bits = abortReset === "rst-ack" ? RST | ACK : RST;
	emitEmpty(world, connection, bits, connection.sndNxt, connection.sndNxtOrigin, rule);
}

/** Answers `segment` with a reset that its sender will believe (RFC 9293, 3.10.7.1): with ACK, <SEQ=SEG.ACK><CTL=RST>; without, <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>. */
export function sendReset(world: World, host: Host, segment: Segment, rule: RuleId): void {
	const { number } = segment;
	const answersAck = hasAck(segment);
	const reset: Segment = {
		number: nextNumber(world),
		from: segment.to,
		to: segment.from,
		bits: answersAck ? RST : RST | ACK,
		seq: answersAck ? segment.ack : sequenceNumber(0),
		ack: answersAck ? NO_ACK : advance(segment.seq, segmentLength(segment)),
		length: 0,
		window: 0, // Nobody is there to receive.
		mss: null,
		seqOrigin: answersAck ? sameAs(number, "ack") : ZERO,
		ackOrigin: answersAck
			? null
			: afterSegment(number, hasSyn(segment) ? 1 : 0, segment.length, hasFin(segment) ? 1 : 0),
		retransmission: false,
	};
	emit(world, host.setup.id, reset, rule);
}

/** A SYN,ACK for which nothing is remembered: its number is a cookie (RFC 4987, 3.6). */
export function sendCookie(world: World, host: Host, syn: Segment, cookie: SequenceNumber, origin: Origin): void {
	const { settings } = host.setup;
	const synAck: Segment = {
		number: nextNumber(world),
		from: syn.to,
		to: syn.from,
		bits: SYN | ACK,
		seq: cookie,
		ack: advance(syn.seq, 1),
		length: 0,
		window: settings.windowOctets,
		mss: settings.mss,
		seqOrigin: origin,
		ackOrigin: afterSegment(syn.number, 1, 0, 0),
		retransmission: false,
	};
	emit(world, host.setup.id, synAck, "syn-cookie-keeps-no-entry");
}

/** Nagle as Linux has it (Minshall's form): a small segment waits while another small one is unacknowledged (RFC 9293, 3.7.4). */
function mustWait(connection: Connection, length: number, mss: number, nagle: boolean): boolean {
	if (!nagle || length >= mss || connection.finQueued) return false;
	return connection.smallEnd !== null && before(connection.sndUna, connection.smallEnd);
}

/** Octets that the peer's window has room for: SND.UNA + SND.WND - SND.NXT. */
export function roomInWindow(connection: Connection): number {
	return connection.sndWnd - distance(connection.sndNxt, connection.sndUna);
}

/**
 * Sends as much queued data as may go now, and the FIN behind the last octet; true if anything was sent. With `more` a
 * last small segment waits for what the user sends next (MSG_MORE).
 */
export function output(world: World, connection: Connection, rule: RuleId, more = false): boolean {
	if (!isSynchronized(connection.state)) return false;
	const { sndMss: mss } = connection;
	const { nagle } = connection.settings;
	let sent = false;
	while (connection.unsent > 0 && windowAdmits(connection) && !hasSentTooMany(world)) {
		const length = Math.min(mss, connection.unsent, roomInWindow(connection));
		if (length <= 0 || mustWait(connection, length, mss, nagle) || (more && length < mss)) break;
		connection.unsent -= length;
		const last = connection.unsent === 0;
		const withFin = last && connection.finQueued && !connection.finSent;
		if (withFin) connection.finSent = true;
		emitNew(world, connection, ACK | (withFin ? FIN : last ? PSH : 0), length, rule);
		if (length < mss) connection.smallEnd = connection.sndNxt;
		sent = true;
	}
	if (connection.unsent === 0 && connection.finQueued && !connection.finSent && windowAdmits(connection)) {
		connection.finSent = true;
		emitNew(world, connection, FIN | ACK, 0, rule);
		sent = true;
	}
	if (connection.finSent && connection.state === "CLOSE-WAIT")
		enter(world, connection, "LAST-ACK", "close-after-peer-fin");
	if (sent && connection.congestion) noteLimit(connection, connection.congestion);
	return sent;
}

/** Sends the oldest unacknowledged segment again, with the same sequence number (RFC 6298, 5.4). */
export function retransmitOldest(world: World, connection: Connection, rule: RuleId): void {
	retransmit(world, connection, connection.unacknowledged.oldest, rule);
}

/** What one acknowledgment has shown to be lost goes again, as far as the congestion window admits it. */
export function resendLost(world: World, connection: Connection, resend: Resend): void {
	const { congestion } = connection;
	if (!congestion || resend === "nothing" || connection.state === "SYN-SENT") return;
	if (resend === "new-first") {
		output(world, connection, "send-transmits-data");
		if (before(congestion.recoverAt, connection.sndNxt)) return;
		congestion.doubtful = false;
	}
	for (let next = nextLost(connection, congestion); next; next = nextLost(connection, congestion)) {
		retransmit(world, connection, next, next.length === 0 ? "fin-retransmitted" : "data-retransmitted");
		if (congestion.phase === "recovery") congestion.sent += 1;
		if (next === connection.unacknowledged.oldest) setTimer(world, connection, "retransmission", connection.rto);
	}
}

function retransmit(world: World, connection: Connection, sent: Unacknowledged | undefined, rule: RuleId): void {
	if (!sent) return;
	const { joinsRetransmissions } = connection.settings;
	trim(connection, sent);
	if (joinsRetransmissions) join(connection, sent);
	sent.transmissions += 1;
	noteResent(connection.unacknowledged, sent);
	connection.retransmissions += 1;
	const withAck = connection.rcvNxtOrigin ? ACK : 0;
	emitFor(
		world,
		connection,
		{ bits: sent.bits | withAck, seq: sent.seq, seqOrigin: originOf(sent), length: sent.length, retransmission: true },
		rule,
	);
}

/** What the peer has acknowledged of a segment is not sent again (RFC 9293, 3.10.7.4). */
function trim({ sndUna }: Connection, sent: Unacknowledged): void {
	if (!before(sent.seq, sndUna) || sent.bits & SYN) return;
	const octets = distance(sndUna, sent.seq);
	sent.seq = sndUna;
	sent.length -= octets;
	sent.trimmed += octets;
}

/** Merges what follows into a segment that is not full, as long as the data fits and none is a SYN. */
function join({ unacknowledged, sndMss: mss }: Connection, sent: Unacknowledged): void {
	while (sent.next && sent.length < mss && sent.length + sent.next.length <= mss) {
		if ((sent.bits | sent.next.bits) & SYN) return;
		joinWithNext(unacknowledged, sent);
	}
}
