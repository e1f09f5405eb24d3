// A connection's way from state to state: opening its control block, entering states, and removing it.
import { openWindow } from "./congestion-state.ts";
import { type Connection, finAcknowledged, noTimers, type SocketError } from "./connection.ts";
import { addConnection, removeConnection } from "./connection-table.ts";
import { INITIAL } from "./provenance.ts";
import type { RuleId } from "./rule-catalogue.ts";
import type { Endpoint } from "./segment.ts";
import { sendQueue } from "./send-queue.ts";
import { type SequenceNumber, sequenceNumber } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";
import type { State } from "./state.ts";
import { setTimer, stopTimers } from "./timers.ts";
import type { Host, World } from "./world.ts";

interface Opening {
	readonly local: Endpoint;
	readonly remote: Endpoint;
	readonly opening: "active" | "passive";
	readonly iss: SequenceNumber;
	readonly fromCookie?: boolean;
	readonly listener?: number;
}

/** Creates the control block of a new connection in state CLOSED and makes it known to its host. */
export function openConnection(world: World, host: Host, opening: Opening): Connection {
	const zero = sequenceNumber(0);
	const { settings } = host.setup;
	world.connectionsOpened += 1;
	const connection: Connection = {
		id: world.connectionsOpened,
		host: host.setup.id,
		settings,
		local: opening.local,
		remote: opening.remote,
		opening: opening.opening,
		listener: opening.listener ?? 0,
		state: "CLOSED",
		fromCookie: opening.fromCookie ?? false,
		iss: opening.iss,
		sndUna: opening.iss,
		sndNxt: opening.iss,
		sndNxtOrigin: INITIAL,
		irs: zero,
		rcvNxt: zero,
		rcvNxtOrigin: null,
		ackOwed: null,
		rcvAcked: zero,
		windowEnd: zero,
		windowGrowths: 0,
		memoryLeft: 0,
		unacknowledged: sendQueue(),
		unsent: 0,
		smallEnd: null,
		finQueued: false,
		finSent: false,
		finAckedBy: null,
		outOfOrder: [],
		unread: 0,
		hasReceivedData: false,
		largestSeen: 0,
		finReceived: false,
		finUnread: false,
		srtt: null,
		rttvar: 0,
		deviation: 0,
		largestDeviation: 0,
		roundEnd: opening.iss,
		rto: settings.initialRtoMs,
		expiries: 0,
		firstResentAt: 0,
		retransmissions: 0,
		sndWnd: 0,
		maxSndWnd: 0,
		sndWl1: zero,
		sndMss: settings.mss,
		congestion: settings.congestionControl === "reno" ? openWindow(settings.initialWindowSegments, opening.iss) : null,
		reopened: null,
		holder: opening.opening === "active" ? "process" : "listener",
		receiveShut: false,
		connectPending: opening.opening === "active",
		connectBlocks: false,
		connectConfirmed: opening.opening === "passive",
		disconnected: false,
		error: null,
		lastChallengeAt: null,
		keepalive: null,
		heardAt: world.nowMs,
		timers: noTimers(),
	};
	addConnection(host, connection);
	return connection;
}

/** Records the step from one state to the next and what every entry into a state entails. */
export function enter(world: World, connection: Connection, to: State, rule: RuleId): void {
	const from = connection.state;
	if (from === to) return;
	connection.state = to;
	world.effects.push({
		kind: "state-entered",
		host: connection.host,
		connection: connection.id,
		remote: connection.remote,
		from,
		to,
		rule,
	});
	if (to === "CLOSED") forget(world, connection);
	if (to === "FIN-WAIT-2") awaitPeerClose(world, connection);
	if (to === "TIME-WAIT") enterTimeWait(world, connection, from);
}

/** All timers stop and the host no longer knows the connection; the process may still hold the dead socket. */
function forget(world: World, connection: Connection): void {
	stopTimers(connection);
	connection.ackOwed = null;
	if (connection.unacknowledged.length > 0) connection.unacknowledged = sendQueue();
	const host = world.hosts.get(connection.host);
	if (host) removeConnection(host, connection);
}

/** TIME-WAIT starts, or starts again: all other timers stop (RFC 9293, 3.10.7.4). */
export function enterTimeWait(world: World, connection: Connection, from: State = "TIME-WAIT"): void {
	const { settings } = connection;
	stopTimers(connection);
	if (from !== "TIME-WAIT" && !isRemnant(settings, from, connection)) connection.lastChallengeAt = null;
	if (waits(settings, from)) setTimer(world, connection, "time-wait", settings.timeWaitMs);
	else enter(world, connection, "CLOSED", "time-wait-expires");
}

/** A FIN-WAIT-2 that Linux keeps without its socket: it is the same small entry in TIME-WAIT. */
export function isRemnant(settings: Settings, state: State, { holder }: Connection): boolean {
	return settings.remnants && state === "FIN-WAIT-2" && holder === "nobody";
}

/** Who waits is a rule that learners get wrong: the end that sent the last ACK, not the one that received it. */
function waits(settings: Settings, from: State): boolean {
	if (from === "TIME-WAIT" || settings.timeWait === "last-ack-sender") return true;
	return settings.timeWait === "passive-closer" && from === "LAST-ACK";
}

/** The socket is gone, and with it what it asked for. */
function becomeRemnant(connection: Connection): void {
	connection.lastChallengeAt = null;
	connection.timers.keepalive = undefined;
}

/** In FIN-WAIT-2 the peer alone decides how long it lasts, unless nobody holds the socket any more: then the orphan's time runs, at least 3.5 timeouts. */
export function awaitPeerClose(world: World, connection: Connection): void {
	const { settings } = connection;
	if (isRemnant(settings, "FIN-WAIT-2", connection)) becomeRemnant(connection);
	if (connection.holder !== "nobody" || settings.finWait2OrphanMs === null) return;
	setTimer(world, connection, "fin-wait-2", Math.max(settings.finWait2OrphanMs, 3.5 * connection.rto));
}

/** The connection ends with an error that the process learns from a pending connect() or its next call. */
export function fail(world: World, connection: Connection, error: SocketError, rule: RuleId): void {
	const { connectErrorStays } = connection.settings;
	const toldByConnect = connection.connectPending && (connection.connectBlocks || !connectErrorStays);
	if (connection.holder !== "nobody" && !toldByConnect) connection.error = error;
	tellConnect(world, connection, error, rule);
	enter(world, connection, "CLOSED", rule);
}

/** Completes a pending connect() with "ok" or the name of an error. */
export function tellConnect(world: World, connection: Connection, result: "ok" | SocketError, rule: RuleId): void {
	if (!connection.connectPending) return;
	connection.connectPending = false;
	if (connection.connectBlocks) connection.connectConfirmed = true;
	if (connection.holder !== "process") return;
	world.effects.push({
		kind: "call-returned",
		host: connection.host,
		call: "connect",
		result,
		rule,
	});
}

/** Where an acknowledged FIN leads, as the user's close decided (RFC 9293, 3.10.7.4, fifth check). */
export function afterFinAcknowledged(world: World, connection: Connection): void {
	if (!finAcknowledged(connection)) return;
	switch (connection.state) {
		case "FIN-WAIT-1":
			return enter(world, connection, "FIN-WAIT-2", "fin-acked");
		case "CLOSING":
			return enter(world, connection, "TIME-WAIT", "fin-acked-while-closing");
		case "LAST-ACK":
			return enter(world, connection, afterLastAck(connection), "fin-acked-in-last-ack");
		case "CLOSED":
		case "LISTEN":
		case "SYN-SENT":
		case "SYN-RECEIVED":
		case "ESTABLISHED":
		case "FIN-WAIT-2":
		case "CLOSE-WAIT":
		case "TIME-WAIT":
			return;
	}
}

function afterLastAck(connection: Connection): State {
	const { settings } = connection;
	return settings.timeWait === "passive-closer" ? "TIME-WAIT" : "CLOSED";
}
