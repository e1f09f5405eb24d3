// Linux keeps a half-open entry apart from connections and checks what arrives for it in an order of its own: a repeated
// SYN, the ACK, then the numbers, more strictly than those of a connection (tcp_check_req).
import type { Connection } from "../connection.ts";
import { windowEndOf } from "../receive-window.ts";
import { hasAck, hasRst, hasSyn, type Segment, segmentLength } from "../segment.ts";
import { advance, before } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { challengeAck, sendReset } from "../transmit.ts";
import type { Host } from "../world.ts";
import type { Check } from "./check.ts";
import { answerDuplicateSyn, isDuplicateOfOpeningSyn, refuse } from "./sequence.ts";

export function isHalfOpenEntry(host: Host, { state, opening }: Connection): boolean {
	return host.setup.settings.halfOpenChecks === "ack-first" && state === "SYN-RECEIVED" && opening === "passive";
}

/** An ACK of anything but our SYN,ACK is reset by the listener, whatever its number. */
export const checkHalfOpenAck: Check = (world, host, connection, segment) => {
	if (isDuplicateOfOpeningSyn(connection, segment)) {
		answerDuplicateSyn(world, host, connection);
		return "stop";
	}
	if (!hasAck(segment) || hasRst(segment) || segment.ack === connection.sndNxt) return "continue";
	sendReset(world, host, segment, "bad-ack-in-syn-received");
	return "stop";
};

export const checkHalfOpenSequence: Check = (world, host, connection, segment) => {
	// A SYN,ACK over our half-open entry may end in the window: its SYN is questioned.
	if (hasSyn(segment) && hasAck(segment) && !hasRst(segment) && segment.seq === connection.irs) {
		challengeAck(world, connection, "syn-challenged");
		return "stop";
	}
	if (touchesWindow(connection, segment, host.setup.settings)) return "continue";
	refuse(world, host, connection, segment);
	return "stop";
};

/** It begins at RCV.NXT, or some of it lies in the window, or it is empty at the window's very end (tcp_in_window). */
export function touchesWindow(connection: Connection, segment: Segment, settings: Settings): boolean {
	const { rcvNxt } = connection;
	const { seq } = segment;
	const windowEnd = windowEndOf(connection, settings);
	const end = advance(seq, segmentLength(segment));
	if (seq === rcvNxt || (seq === windowEnd && seq === end)) return true;
	return before(rcvNxt, end) && before(seq, windowEnd);
}
