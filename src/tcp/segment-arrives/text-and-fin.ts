// Seventh and eighth check: segment text and the FIN bit (RFC 9293, 3.10.7.4). The sixth, the URG bit, is not modelled.
import type { Connection } from "../connection.ts";
import { enter, fail } from "../lifecycle.ts";
import { afterSegment } from "../provenance.ts";
import type { RuleId } from "../rule-catalogue.ts";
import { hasFin, type Segment, segmentLength } from "../segment.ts";
import { advance, atOrBefore, before, distance } from "../sequence-number.ts";
import { sendAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { Check } from "./check.ts";

/** Data is taken in ESTABLISHED, FIN-WAIT-1 and FIN-WAIT-2; after the peer's FIN there can be none. */
export const takeText: Check = (world, host, connection, segment) => {
	if (segment.length === 0 && !hasFin(segment)) return "stop";
	if (atOrBefore(advance(segment.seq, segmentLength(segment)), connection.rcvNxt)) {
		const rule = connection.finReceived && hasFin(segment) ? "fin-repeated" : "sequence-unacceptable";
		connection.ackOwed = { rule, waitMs: 0 };
		return "stop";
	}
	if (connection.finReceived && repeatsOnlyFin(host, connection, segment)) return "continue";
	if (connection.finReceived && !crossesFin(host, connection, segment)) return "stop";
	if (connection.finReceived || nobodyReads(connection, segment)) {
		sendReset(world, host, segment, "data-after-close-resets");
		fail(world, connection, connection.state === "CLOSE-WAIT" ? "EPIPE" : "ECONNRESET", "data-after-close-resets");
		return "stop";
	}
	if (before(connection.rcvNxt, segment.seq)) {
		keepForLater(connection, segment);
		return "stop";
	}
	receive(
		world,
		connection,
		segment.number,
		segment.length,
		distance(advance(segment.seq, segment.length), connection.rcvNxt),
	);
	return "continue";
};

/** Data that begins before the peer's FIN and goes on beyond it: RFC 9293 ignores it, Linux gives the connection up. */
function crossesFin(host: Host, connection: Connection, segment: Segment): boolean {
	const newData = distance(advance(segment.seq, segment.length), connection.rcvNxt);
	return host.setup.settings.resetAfterFin === "linux" && before(segment.seq, connection.rcvNxt) && newData > 0;
}

/** Nothing new but another FIN, right behind the first one: RFC 9293 ignores it, Linux takes it too. */
function repeatsOnlyFin(host: Host, { rcvNxt }: Connection, segment: Segment): boolean {
	const { finOverFin } = host.setup.settings;
	if (finOverFin === "ignored" || !hasFin(segment) || !before(segment.seq, rcvNxt)) return false;
	return advance(segment.seq, segment.length) === rcvNxt;
}

/** New data after the process has closed both directions cannot be delivered to anyone (RFC 9293, 3.6.1). */
function nobodyReads(connection: Connection, segment: Segment): boolean {
	if (connection.state !== "FIN-WAIT-1" && connection.state !== "FIN-WAIT-2") return false;
	const newData = distance(advance(segment.seq, segment.length), connection.rcvNxt);
	return (connection.holder === "nobody" || connection.receiveShut) && newData > 0;
}

/** A gap: the ACK repeats what is expected, and the segment waits until the gap is filled. */
function keepForLater(connection: Connection, segment: Segment): void {
	const { number, seq, length } = segment;
	connection.outOfOrder.push({ segment: number, seq, length, fin: hasFin(segment) });
	connection.outOfOrder.sort((a, b) => distance(a.seq, b.seq));
	connection.ackOwed = { rule: "data-out-of-order", waitMs: 0 };
}

/** RCV.NXT moves over the new octets of one segment. */
function receive(world: World, connection: Connection, segment: number, length: number, newOctets: number): void {
	if (newOctets <= 0) return;
	connection.rcvNxt = advance(connection.rcvNxt, newOctets);
	connection.rcvNxtOrigin = afterSegment(segment, 0, length, 0);
	connection.hasReceivedData = true;
	connection.unread += newOctets;
	world.effects.push({ kind: "data-received", host: connection.host, octets: newOctets, rule: "data-acknowledged" });
}

/** The FIN counts once everything before it has arrived; one ACK answers text and FIN together, at once if both ends close. */
export const checkFin: Check = (world, host, connection, segment) => {
	let finOf: { segment: number; length: number } | null = hasFin(segment)
		? { segment: segment.number, length: segment.length }
		: null;
	const hadGap = connection.outOfOrder.length > 0;
	if (!finOf) finOf = fillGap(world, connection);
	const bothClose = connection.state === "FIN-WAIT-1" || connection.state === "FIN-WAIT-2";
	if (finOf) takeFin(world, connection, finOf.segment, finOf.length);
	const fills = hadGap && !hasFin(segment);
	if (finOf && bothClose) sendAck(world, connection, "fin-received");
	else oweAck(host, connection, finOf !== null, fills);
	return "continue";
};

/** Takes waiting segments that have become contiguous; returns the FIN if one of them carried it. */
function fillGap(world: World, connection: Connection): { segment: number; length: number } | null {
	for (let next = connection.outOfOrder[0]; next; next = connection.outOfOrder[0]) {
		if (before(connection.rcvNxt, next.seq)) return null;
		connection.outOfOrder.shift();
		// Data has gone on over the number of the FIN: it is old.
		if (atOrBefore(advance(next.seq, next.length + (next.fin ? 1 : 0)), connection.rcvNxt)) continue;
		receive(world, connection, next.segment, next.length, distance(advance(next.seq, next.length), connection.rcvNxt));
		if (next.fin) return { segment: next.segment, length: next.length };
	}
	return null;
}

/** RCV.NXT moves over the FIN, and the state says which side closed first. */
function takeFin(world: World, connection: Connection, segment: number, length: number): void {
	connection.rcvNxt = advance(connection.rcvNxt, 1);
	connection.rcvNxtOrigin = afterSegment(segment, 0, length, 1);
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

/** An ACK is owed, at once or a little later: only ESTABLISHED data and the FIN that ends it may wait for a delayed ACK (RFC 9293, 3.8.6.3). */
function oweAck(host: Host, connection: Connection, fin: boolean, filledGap: boolean): void {
	const { settings } = host.setup;
	const rule: RuleId = fin ? "fin-received" : "data-acknowledged";
	const mayWait = fin
		? settings.delayFinAck
		: settings.delayDataAck && distance(connection.rcvNxt, connection.rcvAcked) < 2 * settings.mss;
	const waitMs = connection.hasReceivedData ? settings.delayedAckMs : settings.freshDelayedAckMs;
	connection.ackOwed = { rule, waitMs: mayWait && !filledGap ? waitMs : 0 };
}
