// Segment text: what of a segment lies in the window, what is kept until a gap is filled, and RCV.NXT as it moves over what
// has come in order (RFC 9293, 3.10.7.4, first and seventh check).
import type { Connection, Text } from "../connection.ts";
import { afterSegment } from "../provenance.ts";
import { takeMemory } from "../receive-memory.ts";
import { windowEndOf } from "../receive-window.ts";
import { hasFin, hasSyn, type Segment } from "../segment.ts";
import { advance, atOrBefore, before, distance, type SequenceNumber } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { noteHeard } from "../timers.ts";
import type { World } from "../world.ts";

/** What a segment brings. A SYN comes before its text; RFC 9293 trims off what lies beyond the window. */
export function textOf(connection: Connection, segment: Segment, settings: Settings): Text {
	const afterSyn = hasSyn(segment);
	const seq = afterSyn ? advance(segment.seq, 1) : segment.seq;
	const { number, length } = segment;
	const whole = { segment: number, seq, length, fin: hasFin(segment), afterSyn };
	if (settings.beyondWindow === "taken") return whole;
	const room = distance(windowEndOf(connection, settings), seq);
	return length < room ? whole : { ...whole, length: Math.max(0, room), fin: false };
}

/** The number after its last octet or FIN. */
export function endOf({ seq, length, fin }: Text): SequenceNumber {
	return advance(seq, length + (fin ? 1 : 0));
}

/** Octets beyond RCV.NXT. */
export function newOctets({ rcvNxt }: Connection, { seq, length }: Text): number {
	return distance(advance(seq, length), rcvNxt);
}

/** In the order of the numbers; of equal ones the first to arrive comes first. */
export function keep({ outOfOrder }: Connection, text: Text): void {
	let from = 0;
	let to = outOfOrder.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (before(text.seq, (outOfOrder[middle] as Text).seq)) to = middle;
		else from = middle + 1;
	}
	outOfOrder.splice(from, 0, text);
}

/** RCV.NXT moves over the new octets. */
export function receive(world: World, connection: Connection, text: Text): void {
	const octets = newOctets(connection, text);
	if (octets <= 0) return;
	connection.rcvNxt = advance(connection.rcvNxt, octets);
	connection.rcvNxtOrigin = afterSegment(text.segment, text.afterSyn ? 1 : 0, text.length, 0);
	connection.hasReceivedData = true;
	connection.largestSeen = Math.max(connection.largestSeen, text.length);
	connection.unread += octets;
	takeMemory(connection, text.length);
	noteHeard(world, connection);
	world.effects.push({ kind: "data-received", host: connection.host, octets, rule: "data-acknowledged" });
}

/** Takes waiting segments that have become contiguous; returns the one that carried a FIN, if its turn has come. */
export function fillGap(world: World, connection: Connection): Text | null {
	let taken = 0;
	let fin: Text | null = null;
	for (const next of connection.outOfOrder) {
		if (before(connection.rcvNxt, next.seq)) break;
		taken += 1;
		// Data has gone on over the number of the FIN: it is old.
		if (atOrBefore(endOf(next), connection.rcvNxt)) continue;
		receive(world, connection, next);
		if (!next.fin) continue;
		fin = next;
		break;
	}
	connection.outOfOrder.splice(0, taken);
	return fin;
}
