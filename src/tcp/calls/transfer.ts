// SEND and RECEIVE (RFC 9293, 3.10.2 and 3.10.3), as a non-blocking socket shows them.
import type { Connection } from "../connection.ts";
import { returnMemory } from "../receive-memory.ts";
import type { RuleId } from "../rule-catalogue.ts";
import type { Settings } from "../settings.ts";
import { setTimer } from "../timers.ts";
import { output, roomInWindow } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { CallEvent } from "./event.ts";
import { acceptOldest, reportError } from "./open.ts";
import { type CallOutcome, outcome } from "./outcome.ts";

/** The socket that the process works with; a connection that waits to be accepted is accepted first. */
export function socketOf(world: World, host: Host): Connection | undefined {
	return host.socket ?? acceptOldest(world, host);
}

export function send(world: World, host: Host, event: CallEvent): CallOutcome {
	const socket = socketOf(world, host);
	if (!socket) return outcome(host.setup.settings.sendWithoutConnection, "call-without-connection");
	if (socket.error) return reportError(socket);
	const { settings } = host.setup;
	const opening = socket.state === "SYN-SENT" || socket.state === "SYN-RECEIVED";
	if (opening && settings.sendBeforeEstablished === "EAGAIN") return outcome("EAGAIN", "send-queues-until-established");
	if (socket.finQueued || socket.state === "CLOSED") return outcome("EPIPE", "call-without-connection");
	const octets = event.bytes ?? 1;
	socket.unsent += octets;
	if (opening) return outcome("ok", "send-queues-until-established", octets);
	const sent = output(world, socket, "send-transmits-data", event.more ?? false);
	if (sent || event.more) return outcome("ok", "send-transmits-data", octets);
	return outcome("ok", whatHolds(socket, settings), octets);
}

/** Why nothing could go out. */
function whatHolds(socket: Connection, { nagle }: Settings): RuleId {
	if (roomInWindow(socket) <= 0) return "peer-window-full";
	return nagle && socket.congestion === null ? "nagle-holds-small-data" : "congestion-window-full";
}

/** What has arrived comes first, then the end of the stream, then the error that ended the connection. */
export function receive(world: World, host: Host, event: CallEvent): CallOutcome {
	const socket = socketOf(world, host);
	if (!socket) return outcome("ENOTCONN", "call-without-connection");
	if (socket.unread > 0) {
		const octets = Math.min(socket.unread, event.bytes ?? socket.unread);
		socket.unread -= octets;
		if (socket.unread === 0) returnMemory(socket);
		// Room for more than there was: the end of the stream is found as well.
		if (event.bytes === undefined || event.bytes > octets) socket.finUnread = false;
		return outcome("ok", "receive-takes-data", octets);
	}
	const { resetAfterFin } = host.setup.settings;
	if (socket.finReceived && (resetAfterFin === "linux" || !socket.error)) {
		socket.finUnread = false;
		return outcome("EOF", "receive-takes-data");
	}
	if (socket.error) return reportError(socket);
	if (socket.disconnected) return outcome("ENOTCONN", "call-without-connection");
	if (socket.receiveShut || socket.state === "CLOSED") return outcome("EOF", "receive-takes-data");
	return outcome("EAGAIN", "receive-takes-data");
}

/** SO_KEEPALIVE: probes an idle connection (RFC 9293, 3.8.4). Defaults are Linux's: 2 h idle, 75 s apart, 9 probes. */
export function keepalive(world: World, host: Host, event: CallEvent): CallOutcome {
	const socket = socketOf(world, host);
	if (!socket) return outcome("ENOTCONN", "call-without-connection");
	const idleMs = event.idleMs ?? 7_200_000;
	socket.keepalive = {
		idleMs,
		intervalMs: event.intervalMs ?? 75_000,
		probes: event.probes ?? 9,
		unanswered: 0,
	};
	// What has been idle for longer is asked at once.
	const waitMs = Math.max(0, idleMs - (world.nowMs - socket.heardAt));
	if (socket.state !== "CLOSED" && socket.state !== "TIME-WAIT") setTimer(world, socket, "keepalive", waitMs);
	return outcome("ok", "keepalive-probe");
}
