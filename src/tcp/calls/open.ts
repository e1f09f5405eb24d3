// OPEN: bind(), listen(), connect(), accept() (RFC 9293, 3.10.1; sockets as in POSIX).
import type { Connection } from "../connection.ts";
import { findConnection } from "../connection-table.ts";
import { chooseIsn } from "../initial-sequence-number.ts";
import { enter, openConnection } from "../lifecycle.ts";
import { dequeueForAccept } from "../queues.ts";
import type { Endpoint } from "../segment.ts";
import { sendSyn } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { CallEvent } from "./event.ts";
import { type CallOutcome, outcome, PENDING } from "./outcome.ts";

/** Takes a port for the next listen() or connect(); connections in any state hold theirs unless it may be shared. */
export function bind(_world: World, host: Host, event: CallEvent): CallOutcome {
	const port = event.port ?? host.setup.port;
	if (host.listeners.has(port) || (!event.reuseAddress && hasConnectionOn(host, port)))
		return outcome("EADDRINUSE", "port-in-use");
	host.boundPort = port;
	host.hasIdleSocket = true;
	return outcome("ok", "bind-takes-port");
}

function hasConnectionOn(host: Host, port: number): boolean {
	for (const connection of host.connections.values()) if (connection.local.port === port) return true;
	return false;
}

function portOf(host: Host, event: CallEvent): number {
	return event.port ?? host.boundPort ?? host.setup.port;
}

/** The socket that was bound, or whose connect() failed, is idle no more. */
function useIdleSocket(host: Host): void {
	host.boundPort = null;
	host.hasIdleSocket = false;
}

export function listen(_world: World, host: Host, event: CallEvent): CallOutcome {
	const port = portOf(host, event);
	if (host.listeners.has(port)) return outcome("EADDRINUSE", "port-in-use");
	useIdleSocket(host);
	host.listensMade += 1;
	host.listeners.set(port, {
		id: host.listensMade,
		port,
		options: {
			...host.setup.listener,
			backlog: event.backlog ?? host.setup.listener.backlog,
			deferAccept: event.deferAccept ?? host.setup.listener.deferAccept ?? false,
		},
		synQueue: 0,
		youngHalfOpen: 0,
		acceptQueue: [],
		cookiesSent: 0,
		givenCookies: new Map(),
		cookieMss: null,
	});
	return outcome("ok", "passive-open-listens");
}

/** EINPROGRESS at once and the outcome later as a second result of the same call; or, blocking, only the outcome. */
export function connect(world: World, host: Host, event: CallEvent): CallOutcome {
	const earlier = host.socket && event.port === undefined ? connectAgain(host, host.socket) : undefined;
	if (earlier) return earlier;
	host.hasIdleSocket = true;
	const target = event.to ?? host.setup.peer;
	const peer = target === undefined ? otherHost(world, host) : world.hosts.get(target);
	if (!peer) return outcome("ENETUNREACH", "call-without-connection");
	const local = { ip: host.setup.ip, port: portOf(host, event) };
	const remote = { ip: peer.setup.ip, port: event.toPort ?? peer.setup.port };
	if (findConnection(host, local.port, remote)) return outcome("EADDRNOTAVAIL", "port-in-use");
	useIdleSocket(host);
	const connection = startOpening(world, host, local, remote);
	connection.connectBlocks = event.blocking ?? false;
	return connection.connectBlocks ? PENDING : outcome("EINPROGRESS", "active-open-sends-syn");
}

function startOpening(world: World, host: Host, local: Endpoint, remote: Endpoint): Connection {
	const isn = chooseIsn(world, host, local.port, remote);
	const connection = openConnection(world, host, { local, remote, opening: "active", iss: isn.number });
	host.socket = connection;
	enter(world, connection, "SYN-SENT", "active-open-sends-syn");
	sendSyn(world, connection, "active-open-sends-syn");
	return connection;
}

function otherHost(world: World, host: Host): Host | undefined {
	for (const other of world.hosts.values()) if (other !== host) return other;
	return undefined;
}

/** connect() on a socket that has been used; undefined if it is free for a new connection. */
function connectAgain(host: Host, socket: Connection): CallOutcome | undefined {
	if (socket.state === "CLOSED") return tellFailure(host, socket);
	if (socket.state === "SYN-SENT" || socket.state === "SYN-RECEIVED") return outcome("EALREADY", "connect-again");
	const confirmed = socket.connectConfirmed;
	socket.connectConfirmed = true;
	return outcome(confirmed ? "EISCONN" : "ok", "connect-again");
}

/** A failed connect() is told once more: its error, or ECONNABORTED if another call has taken that (Linux). */
function tellFailure(host: Host, socket: Connection): CallOutcome | undefined {
	host.socket = null;
	host.hasIdleSocket = true;
	if (socket.error) return reportError(socket);
	const { connectErrorStays } = host.setup.settings;
	if (!connectErrorStays || socket.connectConfirmed) return undefined;
	return outcome("ECONNABORTED", "connect-again");
}

/** The error that ended the connection, once. */
export function reportError(socket: Connection): CallOutcome {
	const error = socket.error ?? "ENOTCONN";
	socket.error = null;
	return outcome(error, "call-reports-error");
}

/** SO_ERROR: the pending error, or "ok"; reading it clears it. */
export function error(_world: World, host: Host): CallOutcome {
	return host.socket?.error ? reportError(host.socket) : outcome("ok", "call-reports-error");
}

export function accept(world: World, host: Host): CallOutcome {
	if (host.listeners.size === 0) return outcome("EINVAL", "call-without-connection");
	return acceptOldest(world, host)
		? outcome("ok", "accept-takes-connection")
		: outcome("EAGAIN", "accept-takes-connection");
}

/** Takes the connection that has waited longest; it becomes the socket that the process works with. */
export function acceptOldest(world: World, host: Host): Connection | undefined {
	for (const listener of host.listeners.values()) {
		const connection = dequeueForAccept(world, host, listener);
		if (!connection) continue;
		host.socket = connection;
		return connection;
	}
	return undefined;
}
