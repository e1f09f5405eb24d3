// SEGMENT ARRIVES, FIN-WAIT-2 that no process holds, as Linux keeps it: a small remnant that only waits for the FIN. Any
// RST in the window ends it, and nothing new can be delivered to anyone, so a SYN or data is answered by RST
// (RFC 9293, 3.6.1; tcp_timewait_state_process).
import type { Connection } from "../connection.ts";
import { enter } from "../lifecycle.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { advance, atOrBefore, before } from "../sequence-number.ts";
import { challengeAck, sendAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { discard } from "./closed.ts";
import { touchesWindow } from "./half-open.ts";
import { answer } from "./synchronized.ts";
import { takeTextAndFin } from "./text-and-fin.ts";

export function arriveAtRemnant(world: World, host: Host, connection: Connection, segment: Segment): void {
	const length = segmentLength(segment);
	const end = advance(segment.seq, length);
	if (!touchesWindow(connection, segment, host.setup.settings)) return refuse(world, connection, segment);
	if (hasRst(segment)) return enter(world, connection, "CLOSED", "reset-exact");
	if (hasSyn(segment) && !before(segment.seq, connection.rcvNxt)) return giveUp(world, host, connection, segment);
	if (!hasAck(segment) || length === 0 || atOrBefore(end, connection.rcvNxt))
		return discard(world, host, segment, "no-ack-dropped");
	if (!hasFin(segment) || end !== advance(connection.rcvNxt, 1)) return giveUp(world, host, connection, segment);
	takeTextAndFin(world, host, connection, segment);
	answer(world, connection);
}

function refuse(world: World, connection: Connection, segment: Segment): void {
	if (segmentLength(segment) === 0 || hasSyn(segment)) challengeAck(world, connection, "sequence-unacceptable");
	else sendAck(world, connection, "sequence-unacceptable");
}

function giveUp(world: World, host: Host, connection: Connection, segment: Segment): void {
	sendReset(world, host, segment, "data-after-close-resets");
	enter(world, connection, "CLOSED", "data-after-close-resets");
}
