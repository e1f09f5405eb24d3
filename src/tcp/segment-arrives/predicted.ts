// Header prediction: in ESTABLISHED Linux takes a segment that is just what it expects without further checks
// (tcp_rcv_established), so that even one with a far too old ACK delivers its data.
import type { Connection } from "../connection.ts";
import { ACK, PSH } from "../flags.ts";
import { hasMemoryFor } from "../receive-memory.ts";
import { windowEndOf } from "../receive-window.ts";
import type { Segment } from "../segment.ts";
import { advance, before } from "../sequence-number.ts";
import type { Host } from "../world.ts";
import { checkAck } from "./acknowledgment.ts";
import type { Check } from "./check.ts";

/** The next data in order with the window seen last, nothing kept out of order, no flags but ACK and PSH, no ACK of what was never sent. */
export function isPredicted(host: Host, connection: Connection, segment: Segment): boolean {
	const { settings } = host.setup;
	if (!settings.headerPrediction || connection.state !== "ESTABLISHED" || connection.outOfOrder.length > 0)
		return false;
	if ((segment.bits & ~PSH) !== ACK || segment.length === 0 || segment.seq !== connection.rcvNxt) return false;
	if (segment.window !== connection.sndWnd) return false;
	if (before(connection.sndNxt, segment.ack) || !hasMemoryFor(connection, segment.length)) return false;
	return !before(windowEndOf(connection, settings), advance(segment.seq, segment.length));
}

/** An ACK that says nothing new is not looked at: it does not even answer a keep-alive probe. */
export const checkPredictedAck: Check = (world, host, connection, segment) =>
	segment.ack === connection.sndUna ? "continue" : checkAck(world, host, connection, segment);
