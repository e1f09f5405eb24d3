// Seventh and eighth check: segment text and the FIN bit (RFC 9293, 3.10.7.4). The sixth, the URG bit, is not modelled.
import type { Connection, Text } from "../connection.ts";
import { enter, fail } from "../lifecycle.ts";
import { afterSegment } from "../provenance.ts";
import type { RuleId } from "../rule-catalogue.ts";
import { hasFin, type Segment } from "../segment.ts";
import { advance, atOrBefore, before, distance } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { sendAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { Check } from "./check.ts";
import { endOf, fillGap, keep, newOctets, receive, textOf } from "./text.ts";

/** Data is taken in ESTABLISHED, FIN-WAIT-1 and FIN-WAIT-2; after the peer's FIN there can be none. */
export const takeTextAndFin: Check = (world, host, connection, segment) => {
	const { settings } = host.setup;
	// What lies beyond the window is trimmed off before the text of the SYN moves the window.
	const text = segment.length > 0 || hasFin(segment) ? textOf(connection, segment, settings) : null;
	if (connection.outOfOrder.length > 0) takeTextOfSyn(world, host, connection);
	if (text && (text.length > 0 || text.fin)) takeText(world, host, connection, segment, text);
	return "continue";
};

function takeText(world: World, host: Host, connection: Connection, segment: Segment, text: Text): void {
	if (atOrBefore(endOf(text), connection.rcvNxt)) {
		const rule = connection.finReceived && text.fin ? "fin-repeated" : "sequence-unacceptable";
		connection.ackOwed = { rule, waitMs: 0 };
	} else if (connection.finReceived) takeAfterFin(world, host, connection, segment, text);
	else if (nobodyReads(connection, text, host.setup.settings)) giveUp(world, host, connection, segment);
	else if (before(connection.rcvNxt, text.seq)) keepForLater(connection, text);
	else takeInOrder(world, host, connection, text);
}

/** RFC 9293 ignores what comes after the peer's FIN. Linux takes another FIN right behind the first, and gives up on data. */
function takeAfterFin(world: World, host: Host, connection: Connection, segment: Segment, text: Text): void {
	const { settings } = host.setup;
	if (!before(text.seq, connection.rcvNxt)) return;
	const octets = newOctets(connection, text);
	if (settings.finOverFin === "taken" && text.fin && octets === 0) takeInOrder(world, host, connection, text);
	else if (settings.resetAfterFin === "linux" && octets > 0) giveUp(world, host, connection, segment);
}

/** New data after the process has closed both directions cannot be delivered to anyone (RFC 9293, 3.6.1). */
function nobodyReads(connection: Connection, text: Text, settings: Settings): boolean {
	if (connection.state !== "FIN-WAIT-1" && connection.state !== "FIN-WAIT-2") return false;
	if (connection.holder !== "nobody" && !connection.receiveShut) return false;
	if (text.length === 0 && settings.bareFinAhead === "kept") return false;
	return newOctets(connection, text) > 0;
}

function giveUp(world: World, host: Host, connection: Connection, segment: Segment): void {
	sendReset(world, host, segment, "data-after-close-resets");
	fail(world, connection, connection.state === "CLOSE-WAIT" ? "EPIPE" : "ECONNRESET", "data-after-close-resets");
}

/** A gap: the ACK repeats what is expected, and the text waits until the gap is filled. */
function keepForLater(connection: Connection, text: Text): void {
	keep(connection, text);
	connection.ackOwed = { rule: "data-out-of-order", waitMs: 0 };
}

/** RCV.NXT moves over the new octets, over what has become contiguous, and over the FIN; one ACK answers all of it. */
function takeInOrder(world: World, host: Host, connection: Connection, text: Text): void {
	const bothClose = connection.state === "FIN-WAIT-1" || connection.state === "FIN-WAIT-2";
	const hadGap = connection.outOfOrder.length > 0;
	receive(world, connection, text);
	const fin = text.fin ? text : hadGap ? fillGap(world, connection) : null;
	if (fin) takeFin(world, connection, fin);
	if (fin && bothClose) acknowledgeClose(world, host, connection);
	else oweAck(host, connection, fin !== null, hadGap && !text.fin);
}

/** Text and FIN that come with a SYN: kept (RFC 9293, 3.10.7.2 and 3.10.7.3), or left to be sent again (Linux). */
export function keepTextOfSyn(connection: Connection, syn: Segment, settings: Settings): void {
	if (settings.textOnSyn === "dropped" || (syn.length === 0 && !hasFin(syn))) return;
	const text = textOf(connection, syn, settings);
	if (text.length > 0 || text.fin) keep(connection, text);
}

/** What came with the SYN is taken once the connection is established (RFC 9293, 3.10.7.2 and 3.10.7.3). */
export function takeTextOfSyn(world: World, host: Host, connection: Connection): void {
	const from = connection.rcvNxt;
	const fin = fillGap(world, connection);
	if (fin) takeFin(world, connection, fin);
	if (connection.rcvNxt !== from) oweAck(host, connection, fin !== null, true);
}

/** RCV.NXT moves over the FIN, and the state says which side closed first. */
function takeFin(world: World, connection: Connection, { segment, length, afterSyn }: Text): void {
	connection.rcvNxt = advance(connection.rcvNxt, 1);
	connection.rcvNxtOrigin = afterSegment(segment, afterSyn ? 1 : 0, length, 1);
	connection.finReceived = true;
	connection.finUnread = true;
	connection.outOfOrder = [];
	switch (connection.state) {
		case "ESTABLISHED":
			return enter(world, connection, "CLOSE-WAIT", "fin-received");
		case "FIN-WAIT-1":
			return enter(world, connection, "CLOSING", "fin-crosses-fin");
		case "FIN-WAIT-2":
			return enter(
				world,
				connection,
				"TIME-WAIT",
				connection.finAckedBy === segment ? "fin-with-ack-of-fin" : "fin-received-in-fin-wait-2",
			);
		case "CLOSED":
		case "LISTEN":
		case "SYN-SENT":
		case "SYN-RECEIVED":
		case "CLOSE-WAIT":
		case "CLOSING":
		case "LAST-ACK":
		case "TIME-WAIT":
			return;
	}
}

/** Both ends close: the FIN is acknowledged at once, by what goes out now (RFC 9293, MUST-58) or on Linux by an ACK of its own. */
function acknowledgeClose(world: World, host: Host, connection: Connection): void {
	if (host.setup.settings.ackOfLastFin === "apart") sendAck(world, connection, "fin-received");
	else connection.ackOwed = { rule: "fin-received", waitMs: 0 };
}

/** An ACK is owed, at once or a little later: only ESTABLISHED data and the FIN that ends it may wait for a delayed ACK (RFC 9293, 3.8.6.3). */
function oweAck(host: Host, connection: Connection, fin: boolean, filledGap: boolean): void {
	const { settings } = host.setup;
	const rule: RuleId = fin ? "fin-received" : "data-acknowledged";
	const mayWait = fin ? settings.delayFinAck : settings.delayDataAck && isLittle(connection, settings);
	const waitMs = connection.hasReceivedData ? settings.delayedAckMs : settings.freshDelayedAckMs;
	connection.ackOwed = { rule, waitMs: mayWait && !filledGap ? waitMs : 0 };
}

/** What Linux takes for a full segment before it has seen one, octets (tcp_initialize_rcv_mss). */
const FULL_UNSEEN = 536;

/** So little new data that its ACK may wait for more. */
function isLittle({ rcvNxt, rcvAcked, largestSeen }: Connection, { ackAtOnceBeyond, mss }: Settings): boolean {
	const fresh = distance(rcvNxt, rcvAcked);
	if (ackAtOnceBeyond === "two-full-segments") return fresh < 2 * mss;
	return fresh <= Math.max(largestSeen, Math.min(FULL_UNSEEN, mss));
}
