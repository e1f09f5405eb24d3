// CLOSE and ABORT: shutdown(), close(), close() with SO_LINGER 0 (RFC 9293, 3.10.4, 3.10.5 and 3.6.1).
import type { Connection } from "../connection.ts";
import { awaitPeerClose, enter } from "../lifecycle.ts";
import type { Listener } from "../listener.ts";
import { leaveSynQueue } from "../queues.ts";
import type { RuleId } from "../rule-catalogue.ts";
import { output, sendAbortReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { CallEvent } from "./event.ts";
import { type CallOutcome, outcome } from "./outcome.ts";
import { socketOf } from "./transfer.ts";

/** Ends one direction or both; the process keeps the socket. A connection that is still being opened is given up. */
export function shutdown(world: World, host: Host, event: CallEvent): CallOutcome {
	const socket = socketOf(world, host);
	if (!socket || socket.state === "CLOSED" || socket.state === "TIME-WAIT")
		return outcome("ENOTCONN", "call-without-connection");
	if (socket.state === "SYN-SENT") {
		if (host.setup.settings.connectErrorStays) socket.error = "ECONNRESET";
		return outcome("ok", giveUpOpening(world, socket));
	}
	const how = event.how ?? "write";
	if (how !== "write") socket.receiveShut = true;
	if (how === "read") return outcome("ok", "receive-takes-data");
	if (socket.state === "SYN-RECEIVED" && host.setup.settings.shutdownWhileOpening === "waits") {
		socket.finQueued = true;
		return outcome("ok", "close-in-syn-received");
	}
	return outcome("ok", finish(world, socket));
}

export function close(world: World, host: Host, event: CallEvent): CallOutcome {
	if (closesIdleSocket(host, event)) return closeIdleSocket(host);
	const socket = event.socket === "listener" ? undefined : toClose(world, host);
	if (!socket) return closeListener(world, host);
	letGo(host, socket);
	return outcome("ok", closeConnection(world, socket, event.lingerZero ?? false));
}

/** Nobody will receive any more. */
function letGo(host: Host, socket: Connection): void {
	host.socket = null;
	socket.holder = "nobody";
	socket.finUnread = false;
}

/** The process holds no other socket than one that is connected to nothing. */
function closesIdleSocket(host: Host, event: CallEvent): boolean {
	return host.hasIdleSocket && host.socket === null && event.socket !== "listener";
}

function closeIdleSocket(host: Host): CallOutcome {
	host.hasIdleSocket = false;
	host.boundPort = null;
	return outcome("ok", "call-without-connection");
}

/** The connection that close() means: the process's own, else, where the profile says so, one that was never accepted. */
function toClose(world: World, host: Host): Connection | undefined {
	if (host.socket) return host.socket;
	if (host.setup.settings.closeBeforeAccept === "listener") return undefined;
	const accepted = socketOf(world, host);
	if (accepted) return accepted;
	for (const connection of host.connections.values())
		if (connection.state === "SYN-RECEIVED" && world.hostByIp.has(connection.remote.ip)) return connection;
	return undefined;
}

function closeConnection(world: World, socket: Connection, lingerZero: boolean): RuleId {
	const { state } = socket;
	if (state === "CLOSED") return "call-without-connection";
	if (state === "SYN-SENT") return giveUpOpening(world, socket);
	if (socket.unread > 0 && state !== "TIME-WAIT") return abandon(world, socket, "close-with-unread-data-resets");
	if (lingerZero) return abortConnection(world, socket);
	const rule = finish(world, socket);
	if (socket.state === "FIN-WAIT-2") awaitPeerClose(world, socket);
	return rule;
}

function giveUpOpening(world: World, socket: Connection): RuleId {
	socket.connectPending = false;
	socket.disconnected = true;
	enter(world, socket, "CLOSED", "close-in-syn-sent");
	return "close-in-syn-sent";
}

/** Queues the FIN behind whatever is unsent; a second call changes nothing. */
function finish(world: World, socket: Connection): RuleId {
	// In SYN-RECEIVED shutdown() may have left it waiting, where close() does not.
	if (socket.finQueued && socket.state !== "SYN-RECEIVED") return "close-sends-fin";
	socket.finQueued = true;
	switch (socket.state) {
		case "SYN-RECEIVED":
			leaveSynQueue(world, socket, "removed", "close-in-syn-received");
			// With data queued the FIN waits until the connection is established (RFC 9293, 3.10.4).
			if (socket.unsent === 0) enter(world, socket, "FIN-WAIT-1", "close-in-syn-received");
			output(world, socket, "close-in-syn-received");
			return "close-in-syn-received";
		case "ESTABLISHED":
			enter(world, socket, "FIN-WAIT-1", "close-sends-fin");
			output(world, socket, "close-sends-fin");
			return "close-sends-fin";
		case "CLOSE-WAIT":
			// With data unsent it stays until the FIN goes out (RFC 9293, 3.10.4); on Linux it does not.
			if (socket.unsent === 0 || socket.settings.lastAckFrom === "close")
				enter(world, socket, "LAST-ACK", "close-after-peer-fin");
			output(world, socket, "close-after-peer-fin");
			return "close-after-peer-fin";
		case "CLOSED":
		case "LISTEN":
		case "SYN-SENT":
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
		case "CLOSING":
		case "LAST-ACK":
		case "TIME-WAIT":
			return "close-sends-fin";
	}
}

/** The connection is given up at once: RST,ACK to the peer where it knows the connection, and no TIME-WAIT. */
function abandon(world: World, socket: Connection, rule: RuleId): RuleId {
	if (socket.state === "SYN-RECEIVED") leaveSynQueue(world, socket, "removed", rule);
	sendAbortReset(world, socket, rule);
	enter(world, socket, "CLOSED", rule);
	return rule;
}

export function abort(world: World, host: Host, event: CallEvent): CallOutcome {
	if (closesIdleSocket(host, event)) return closeIdleSocket(host);
	const socket = event.socket === "listener" ? undefined : toClose(world, host);
	if (!socket) return closeListener(world, host);
	letGo(host, socket);
	return outcome("ok", abortConnection(world, socket));
}

/** A reset tells the peer, unless both ends have closed already (RFC 9293, 3.10.5). */
function abortConnection(world: World, socket: Connection): RuleId {
	switch (socket.state) {
		case "SYN-RECEIVED":
		case "ESTABLISHED":
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
		case "CLOSE-WAIT":
			return abandon(world, socket, "abort-sends-reset");
		case "CLOSED":
		case "LISTEN":
		case "SYN-SENT":
		case "CLOSING":
		case "LAST-ACK":
			enter(world, socket, "CLOSED", "abort-sends-reset");
			return "abort-sends-reset";
		case "TIME-WAIT": {
			const { settings } = socket;
			if (!settings.remnants) enter(world, socket, "CLOSED", "abort-sends-reset");
			return "abort-sends-reset";
		}
	}
}

/** Complete connections that nobody accepted are reset; half-open ones are left to their timer or third ACK. */
function closeListener(world: World, host: Host): CallOutcome {
	const listener: Listener | undefined = [...host.listeners.values()].at(-1);
	if (!listener) return outcome("ENOTCONN", "call-without-connection");
	host.listeners.delete(listener.port);
	for (const connection of listener.acceptQueue) {
		if (connection.state === "CLOSED") continue;
		connection.holder = "nobody";
		abandon(world, connection, "close-stops-listening");
	}
	return outcome("ok", "close-stops-listening");
}
