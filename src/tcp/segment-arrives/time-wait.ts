// SEGMENT ARRIVES, TIME-WAIT state: the peer may have missed our last ACK, or a new incarnation may begin
// (RFC 9293, 3.10.7.4; RFC 1337).
import type { Connection } from "../connection.ts";
import { findConnection } from "../connection-table.ts";
import { isnAbove } from "../initial-sequence-number.ts";
import { enter, enterTimeWait } from "../lifecycle.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { advance, before } from "../sequence-number.ts";
import { challengeAck, sendAck } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { discard } from "./closed.ts";
import { arriveSyn } from "./listen.ts";
import { isAcceptable } from "./sequence.ts";

export function arriveInTimeWait(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasRst(segment)) return arriveReset(world, host, connection, segment);
	if (isNewIncarnation(connection, segment)) return arriveNewSyn(world, host, connection, segment);
	if (host.setup.settings.remnants) return arriveAtRemnant(world, host, connection, segment);
	if (isAcceptable(connection, segment, host.setup.settings)) return arriveInWindow(world, host, connection, segment);
	if (repeatsFin(connection, segment)) acknowledgeFin(world, connection);
	else sendAck(world, connection, "time-wait-acks-again");
}

/** Nothing new can come any more: a SYN and a bad ACK are questioned, the rest is ignored (RFC 9293, 3.10.7.4, fourth to eighth). */
function arriveInWindow(world: World, host: Host, connection: Connection, segment: Segment): void {
	if (hasSyn(segment)) challengeAck(world, connection, "syn-challenged");
	else if (hasAck(segment) && !isAckInRange(connection, segment)) challengeAck(world, connection, "ack-of-unsent-data");
	else if (hasAck(segment) && hasFin(segment)) acknowledgeFin(world, connection);
	else discard(world, host, segment, "time-wait-ignores");
}

/** The peer may have missed our ACK: "Acknowledge it, and restart the 2 MSL timeout" (RFC 9293, 3.10.7.4, fifth). */
function acknowledgeFin(world: World, connection: Connection): void {
	sendAck(world, connection, "time-wait-acks-again");
	enterTimeWait(world, connection);
}

/** The peer's FIN once more. */
function repeatsFin(connection: Connection, segment: Segment): boolean {
	if (!hasFin(segment) || !hasAck(segment) || hasSyn(segment) || !isAckInRange(connection, segment)) return false;
	return advance(segment.seq, segmentLength(segment)) === connection.rcvNxt;
}

/** SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT (RFC 5961, 5.2). */
function isAckInRange({ sndUna, sndNxt, maxSndWnd }: Connection, { ack }: Segment): boolean {
	return !before(ack, advance(sndUna, -maxSndWnd)) && !before(sndNxt, ack);
}

/** Linux acknowledges all but what is empty and in order, and any ACK starts the wait anew (tcp_timewait_state_process). */
function arriveAtRemnant(world: World, host: Host, connection: Connection, segment: Segment): void {
	const empty = segmentLength(segment) === 0;
	if (empty && segment.seq === connection.rcvNxt) {
		enterTimeWait(world, connection);
		return discard(world, host, segment, "time-wait-ignores");
	}
	if (empty || hasSyn(segment)) challengeAck(world, connection, "time-wait-acks-again");
	else sendAck(world, connection, "time-wait-acks-again");
	if (hasAck(segment)) enterTimeWait(world, connection);
}

function arriveReset(world: World, host: Host, connection: Connection, segment: Segment): void {
	const { settings } = host.setup;
	if (segment.seq === connection.rcvNxt && !settings.timeWaitIgnoresReset)
		return enter(world, connection, "CLOSED", "reset-exact");
	const questioned =
		segment.seq !== connection.rcvNxt &&
		settings.inexactResetInTimeWait === "challenge" &&
		!before(segment.seq, connection.rcvNxt) &&
		isAcceptable(connection, segment, settings);
	if (questioned) challengeAck(world, connection, "reset-inexact-challenged");
	else discard(world, host, segment, "reset-ignored-in-time-wait");
}

/** A SYN beyond everything the old connection received cannot be an old duplicate. */
function isNewIncarnation(connection: Connection, segment: Segment): boolean {
	return hasSyn(segment) && !hasAck(segment) && before(connection.rcvNxt, segment.seq);
}

/** Reuses the pair of sockets, with a number above the old connection's (RFC 9293, 3.6.1, MAY-2); where nobody listens an ACK answers. */
function arriveNewSyn(world: World, host: Host, connection: Connection, syn: Segment): void {
	const listener = host.listeners.get(connection.local.port);
	if (!listener) return sendAck(world, connection, "time-wait-acks-again");
	const isn = isnAbove(host, connection.sndNxt);
	enter(world, connection, "CLOSED", "time-wait-accepts-new-syn");
	if (hasFin(syn) && host.setup.settings.listenDropsSynFin) return discard(world, host, syn, "listen-drops-other");
	arriveSyn(world, host, listener, syn, isn);
	const opened = findConnection(host, syn.to.port, syn.from);
	if (opened && host.setup.settings.reopenedTimeWait === "may-return") opened.reopened = connection;
}
