// SEGMENT ARRIVES, TIME-WAIT state: the peer may have missed our last ACK, or a new incarnation may begin
// (RFC 9293, 3.10.7.4; RFC 1337).
import type { Connection } from "../connection.ts";
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
	const acceptable = isAcceptable(connection, segment, host.setup.settings);
	const repeatsFin = hasFin(segment) && hasAck(segment);
	if (!acceptable) {
		sendAck(world, connection, "time-wait-acks-again");
		if (repeatsFin && endsAtOurs(connection, segment)) enterTimeWait(world, connection);
	} else if (hasSyn(segment)) challengeAck(world, connection, "syn-challenged");
	else if (repeatsFin) {
		sendAck(world, connection, "time-wait-acks-again");
		enterTimeWait(world, connection);
	} else discard(world, host, segment, hasAck(segment) ? "time-wait-acks-again" : "no-ack-dropped");
}

/** The FIN that was taken, once more. */
function endsAtOurs({ rcvNxt }: Connection, segment: Segment): boolean {
	return advance(segment.seq, segmentLength(segment)) === rcvNxt;
}

/** Linux acknowledges all but what is empty and in order, and any ACK starts the wait anew (tcp_timewait_state_process). */
function arriveAtRemnant(world: World, host: Host, connection: Connection, segment: Segment): void {
	const empty = segmentLength(segment) === 0;
	if (empty && segment.seq === connection.rcvNxt) {
		enterTimeWait(world, connection);
		return discard(world, host, segment, "time-wait-acks-again");
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
	arriveSyn(world, host, listener, syn, isn);
}
