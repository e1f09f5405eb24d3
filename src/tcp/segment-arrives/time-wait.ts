// SEGMENT ARRIVES, TIME-WAIT state: the peer may have missed our last ACK, or a new incarnation may begin
// (RFC 9293, 3.10.7.4; RFC 1337).
import type { Connection } from "../connection.ts";
import { isnAbove } from "../initial-sequence-number.ts";
import { enter, enterTimeWait } from "../lifecycle.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { before } from "../sequence-number.ts";
import { challengeAck, sendAck } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { discard } from "./closed.ts";
import { arriveSyn } from "./listen.ts";
import { isAcceptable } from "./sequence.ts";

export function arriveInTimeWait(world: World, host: Host, connection: Connection, segment: Segment): void {
	const { remnants } = host.setup.settings;
	if (hasRst(segment)) return arriveReset(world, host, connection, segment);
	if (isNewIncarnation(connection, segment) && reopen(world, host, connection, segment)) return;
	const restarts = remnants ? hasAck(segment) : hasFin(segment);
	if (segmentLength(segment) === 0 && segment.seq === connection.rcvNxt) {
		if (restarts) enterTimeWait(world, connection);
		return discard(world, host, segment, "time-wait-acks-again");
	}
	if (segmentLength(segment) === 0 || hasSyn(segment)) challengeAck(world, connection, "time-wait-acks-again");
	else sendAck(world, connection, "time-wait-acks-again");
	if (restarts) enterTimeWait(world, connection);
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

/** Reuses the pair of sockets, with a number above the old connection's; false if nobody listens. */
function reopen(world: World, host: Host, connection: Connection, syn: Segment): boolean {
	const listener = host.listeners.get(connection.local.port);
	if (!listener) return false;
	const isn = isnAbove(host, connection.sndNxt);
	enter(world, connection, "CLOSED", "time-wait-accepts-new-syn");
	arriveSyn(world, host, listener, syn, isn);
	return true;
}
