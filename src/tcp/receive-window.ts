// The window that an end offers: from RCV.NXT on, RCV.WND octets (RFC 9293, 3.4). The RFC's moves with RCV.NXT. Linux leaves
// its end where it is until less than a multiple of the segment size remains, and offers all that the field can say once a
// full segment has come (__tcp_select_window, tcp_grow_window).
import type { Connection } from "./connection.ts";
import { advance, before, distance, type SequenceNumber } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";

/** The peer's SYN has arrived: RCV.NXT is known. */
export function openReceiveWindow(connection: Connection, { windowOctets }: Settings): void {
	connection.rcvAcked = connection.rcvNxt;
	connection.windowEnd = advance(connection.rcvNxt, windowOctets);
}

/** The first number beyond the window. */
export function windowEndOf(connection: Connection, { windowEdge, windowOctets }: Settings): SequenceNumber {
	return windowEdge === "moves" ? advance(connection.rcvNxt, windowOctets) : connection.windowEnd;
}

/** An ACK goes out: SEG.WND, octets. */
export function offerWindow(connection: Connection, settings: Settings): number {
	connection.rcvAcked = connection.rcvNxt;
	if (settings.windowEdge === "moves") return settings.windowOctets;
	const least = advance(connection.rcvNxt, leastOffered(connection, settings));
	if (before(connection.windowEnd, least)) connection.windowEnd = least;
	return Math.min(distance(connection.windowEnd, connection.rcvNxt), MOST_SAID);
}

function leastOffered({ windowGrowths }: Connection, { windowOctets, mss }: Settings): number {
	return windowGrowths > 0 ? windowOctets + 2 * mss * windowGrowths : windowOctets - 1 - ((windowOctets - 1) % mss);
}

/** In 16 bits, without window scaling. */
const MOST_SAID = 65_535;
