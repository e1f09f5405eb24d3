// Fifth check: the ACK field (RFC 9293, 3.10.7.4; RFC 5961, 5.2).
import { acknowledge } from "../acknowledge.ts";
import { type Connection, finAcknowledged } from "../connection.ts";
import { established } from "../established.ts";
import { afterFinAcknowledged, enter, isRemnant } from "../lifecycle.ts";
import type { Listener } from "../listener.ts";
import { enqueueForAccept, isAcceptQueueFull, leaveSynQueue, listenerOf, refuseForAccept } from "../queues.ts";
import { hasAck, hasFin, hasSyn, type Segment } from "../segment.ts";
import { advance, atOrBefore, before, type SequenceNumber } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { challengeAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { Check } from "./check.ts";
import { discard } from "./closed.ts";

export const checkAck: Check = (world, host, connection, segment) => {
	if (!hasAck(segment)) {
		discard(world, host, segment, "no-ack-dropped");
		return "stop";
	}
	if (connection.state === "SYN-RECEIVED") return ackInSynReceived(world, host, connection, segment);
	return ackInSynchronized(world, host, connection, segment);
};

/** SND.UNA < SEG.ACK =< SND.NXT completes the open; anything else gets <SEQ=SEG.ACK><CTL=RST>. */
const ackInSynReceived: Check = (world, host, connection, segment) => {
	if (!completesOpening(connection, segment, host.setup.settings)) {
		sendReset(world, host, segment, "bad-ack-in-syn-received");
		return "stop";
	}
	if (connection.opening === "passive") return completePassiveOpen(world, host, connection, segment);
	acknowledge(world, connection, segment);
	established(world, connection, "ack-completes-passive-open");
	if (hasSyn(segment)) connection.ackOwed = { rule: "simultaneous-syn-ack-accepted", waitMs: 0 };
	return "continue";
};

/** To a Linux that opened actively even an ACK of nothing does. */
function completesOpening(connection: Connection, { ack }: Segment, settings: Settings): boolean {
	const anyDoes = connection.opening === "active" && settings.ackInActiveSynReceived === "any-not-older";
	const isNew = anyDoes ? atOrBefore(connection.sndUna, ack) : before(connection.sndUna, ack);
	return isNew && atOrBefore(ack, connection.sndNxt);
}

/** The third ACK moves the connection from the SYN queue to the accept queue, if there is room. */
const completePassiveOpen: Check = (world, host, connection, segment) => {
	const listener = listenerOf(host, connection);
	if (connection.holder === "listener") {
		if (!listener) return refuseWithoutListener(world, host, connection, segment);
		if (listener.options.deferAccept && segment.length === 0) {
			discard(world, host, segment, "deferred-accept-waits-for-data");
			return "stop";
		}
		if (isAcceptQueueFull(host, listener)) return overflow(world, host, listener, connection, segment);
	}
	leaveSynQueue(world, connection, "removed", "ack-completes-passive-open");
	connection.lastChallengeAt = null; // of the half-open entry, whose place the connection takes
	acknowledge(world, connection, segment);
	established(world, connection, "ack-completes-passive-open");
	if (listener && connection.holder === "listener") enqueueForAccept(world, host, listener, connection);
	return "continue";
};

function refuseWithoutListener(world: World, host: Host, connection: Connection, segment: Segment): "stop" {
	sendReset(world, host, segment, "closed-answers-reset");
	enter(world, connection, "CLOSED", "closed-answers-reset");
	return "stop";
}

function overflow(world: World, host: Host, listener: Listener, connection: Connection, segment: Segment): "stop" {
	if (!listener.options.abortOnOverflow) {
		refuseForAccept(world, host, listener, "accept-queue-full-ignores-ack");
		return "stop";
	}
	refuseForAccept(world, host, listener, "accept-queue-full-resets");
	sendReset(world, host, segment, "accept-queue-full-resets");
	leaveSynQueue(world, connection, "removed", "accept-queue-full-resets");
	enter(world, connection, "CLOSED", "accept-queue-full-resets");
	return "stop";
}

const ackInSynchronized: Check = (world, host, connection, segment) => {
	if (before(connection.sndNxt, segment.ack)) {
		challengeAck(world, connection, "ack-of-unsent-data");
		return "stop";
	}
	if (before(segment.ack, oldestAcceptable(connection, host.setup.settings))) {
		challengeAck(world, connection, "ack-too-old");
		return "stop";
	}
	const advanced = acknowledge(world, connection, segment);
	if (advanced && finAcknowledged(connection)) connection.finAckedBy = segment.number;
	if (!advanced) return "continue";
	const from = connection.state;
	afterFinAcknowledged(world, connection);
	if (connection.state === "CLOSED" || connection.state === "TIME-WAIT") return "stop";
	return from === "FIN-WAIT-1" && becomesRemnant(host, connection, segment) ? "stop" : "continue";
};

/** An orphan whose FIN this acknowledges becomes a small entry, and the segment is done with, if it brings nothing new (Linux). */
function becomesRemnant(host: Host, connection: Connection, segment: Segment): boolean {
	if (!isRemnant(host.setup.settings, connection.state, connection) || hasFin(segment)) return false;
	return segment.length === 0 || atOrBefore(advance(segment.seq, segment.length), connection.rcvNxt);
}

function oldestAcceptable(connection: Connection, settings: Settings): SequenceNumber {
	const byWindow = advance(connection.sndUna, -connection.maxSndWnd);
	if (settings.oldestAck === "window") return byWindow;
	// Linux counts what was acknowledged, and that begins with the SYN only at the end that opened actively.
	const first = connection.opening === "active" ? connection.iss : advance(connection.iss, 1);
	return before(byWindow, first) ? first : byWindow;
}
