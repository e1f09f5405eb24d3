// SEGMENT ARRIVES, SYN-SENT state (RFC 9293, 3.10.7.3): ACK, RST, SYN, in that order.
import { acknowledge, takeWindow } from "../acknowledge.ts";
import type { Connection } from "../connection.ts";
import { established } from "../established.ts";
import { enter, fail } from "../lifecycle.ts";
import { afterSegment } from "../provenance.ts";
import { openReceiveWindow } from "../receive-window.ts";
import { hasAck, hasRst, hasSyn, type Segment } from "../segment.ts";
import { takeMss } from "../segment-size.ts";
import { advance, atOrBefore, before } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { setTimer } from "../timers.ts";
import { repeatSynWithAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { discard } from "./closed.ts";
import { answer } from "./synchronized.ts";
import { keepTextOfSyn, takeTextOfSyn } from "./text-and-fin.ts";

export function arriveInSynSent(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasAck(segment) && !isAcceptableAck(connection, segment)) return refuseAck(world, host, connection, segment);
	if (hasRst(segment)) return arriveReset(world, host, connection, segment);
	if (!hasSyn(segment)) return discard(world, host, segment, "syn-sent-drops-other");
	takePeerIsn(connection, segment, host.setup.settings);
	keepTextOfSyn(connection, segment, host.setup.settings);
	if (!hasAck(segment)) return openSimultaneously(world, connection);
	acknowledge(world, connection, segment);
	established(world, connection, "syn-ack-completes-active-open");
	connection.ackOwed = { rule: "syn-ack-completes-active-open", waitMs: 0 };
	takeTextOfSyn(world, host, connection);
	answer(world, connection);
}

/** First: ISS < SEG.ACK =< SND.NXT. */
function isAcceptableAck(connection: Connection, segment: Segment): boolean {
	return before(connection.iss, segment.ack) && atOrBefore(segment.ack, connection.sndNxt);
}

/** The reset tells a half-open peer that its connection is gone; we stay in SYN-SENT. */
function refuseAck(world: World, host: Host, connection: Connection, segment: Segment): void {
	const soon = host.setup.settings.resendSynAfterBadAckMs;
	if (soon !== null && connection.expiries === 0) setTimer(world, connection, "retransmission", soon);
	if (hasRst(segment)) return discard(world, host, segment, "syn-sent-ignores-reset");
	sendReset(world, host, segment, "syn-sent-resets-bad-ack");
}

/** Second: only a reset that acknowledges our SYN refuses the connection. */
function arriveReset(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasAck(segment)) fail(world, connection, "ECONNREFUSED", "syn-sent-refused");
	else discard(world, host, segment, "syn-sent-ignores-reset");
}

/** Fourth: RCV.NXT <- SEG.SEQ+1, IRS <- SEG.SEQ. */
function takePeerIsn(connection: Connection, segment: Segment, settings: Settings): void {
	connection.irs = segment.seq;
	connection.rcvNxt = advance(segment.seq, 1);
	openReceiveWindow(connection, settings);
	connection.rcvNxtOrigin = afterSegment(segment.number, 1, 0, 0);
	takeWindow(connection, segment);
	takeMss(connection, segment);
}

/** The SYNs crossed: both ends go through SYN-RECEIVED (RFC 9293, 3.5, Figure 7). */
function openSimultaneously(world: World, connection: Connection): void {
	enter(world, connection, "SYN-RECEIVED", "simultaneous-open");
	repeatSynWithAck(world, connection, "simultaneous-open");
}
