// Segments that pass the first check although their numbers are not those expected.
import type { Connection } from "../connection.ts";
import { hasAck, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { advance } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";

/** In simultaneous open the peer's SYN,ACK repeats the SYN that we have taken already: let it through (RFC 9293, A.2). */
export function isSimultaneousSynAck(connection: Connection, segment: Segment, settings: Settings): boolean {
	const { state, opening, irs, sndNxt } = connection;
	if (state !== "SYN-RECEIVED" || opening !== "active" || segment.seq !== irs) return false;
	if (!hasSyn(segment) || !hasAck(segment) || hasRst(segment)) return false;
	// Linux knows it only as the plain answer to its SYN (tcp_validate_incoming).
	return settings.textOnSyn === "queued" || (segmentLength(segment) === 1 && segment.ack === sndNxt);
}

/** Some systems number the RST after their FIN like the FIN itself: one before what we expect by now. */
export function isResetAtFin(connection: Connection, segment: Segment, settings: Settings): boolean {
	const { state, rcvNxt } = connection;
	if (!settings.resetAtFinAccepted || !hasRst(segment) || segment.seq !== advance(rcvNxt, -1)) return false;
	return state === "CLOSE-WAIT" || state === "CLOSING" || state === "LAST-ACK";
}
