// Performs one user call and reports what it returned.

import { noTimers } from "../connection.ts";
import { removeConnection } from "../connection-table.ts";
import type { Host, World } from "../world.ts";
import { abort, close, shutdown } from "./close.ts";
import type { CallEvent, CallName } from "./event.ts";
import { accept, bind, connect, error, listen } from "./open.ts";
import { type CallOutcome, PENDING } from "./outcome.ts";
import { keepalive, receive, send } from "./transfer.ts";

const PERFORM = {
	listen,
	connect,
	accept,
	send,
	receive,
	shutdown,
	close,
	abort,
	keepalive,
	bind,
	error,
} as const satisfies Record<CallName, (world: World, host: Host, event: CallEvent) => CallOutcome>;

export function call(world: World, host: Host, event: CallEvent): void {
	const returned = PERFORM[event.call](world, host, event);
	if (returned === PENDING) return;
	const { result, rule, octets } = returned;
	const { id } = host.setup;
	if (octets === undefined) world.effects.push({ kind: "call-returned", host: id, call: event.call, result, rule });
	else world.effects.push({ kind: "call-returned", host: id, call: event.call, result, rule, octets });
}

/** The host loses every connection without a word, as in a power failure; its services listen again afterwards. */
export function crash(world: World, host: Host): void {
	for (const connection of host.connections.values()) {
		world.effects.push({
			kind: "state-entered",
			host: host.setup.id,
			connection: connection.id,
			remote: connection.remote,
			from: connection.state,
			to: "CLOSED",
			rule: "host-crash-forgets",
		});
		connection.state = "CLOSED";
		connection.timers = noTimers();
		removeConnection(host, connection);
	}
	for (const listener of host.listeners.values()) {
		listener.synQueue = 0;
		listener.youngHalfOpen = 0;
		listener.acceptQueue = [];
	}
	host.socket = null;
	host.boundPort = null;
	host.hasIdleSocket = false;
}
