// What an observer reads off a host: its state and the lengths of its queues.
import type { Connection } from "./connection.ts";
import { newestConnection, newestWith } from "./connection-table.ts";
import type { State } from "./state.ts";
import type { Host, World } from "./world.ts";

/**
 * The state of the host's main connection: the process's own, else the newest one with a host of this world, else the
 * newest one at all. A host without a connection is in LISTEN while it listens, else CLOSED.
 */
export function stateOf(world: World, host: Host): State {
	return mainConnection(world, host)?.state ?? (host.listeners.size > 0 ? "LISTEN" : "CLOSED");
}

/** The connection whose state is that of its host; undefined without one. */
export function mainConnection(world: World, host: Host): Connection | undefined {
	if (host.socket && host.socket.state !== "CLOSED") return host.socket;
	return newestWithHost(world, host) ?? newestConnection(host);
}

/** Looks through this world's hosts or through the host's peers, whichever are fewer: a flood has many of these. */
function newestWithHost({ hostByIp }: World, host: Host): Connection | undefined {
	const peers = host.connectionsByIp;
	let newest: Connection | undefined;
	for (const ip of peers.size < hostByIp.size ? peers.keys() : hostByIp.keys()) {
		const known = hostByIp.has(ip) ? newestWith(host, ip) : undefined;
		if (known && known.id > (newest?.id ?? 0)) newest = known;
	}
	return newest;
}

export interface QueueLengths {
	readonly syn: number;
	readonly accept: number;
}

/** Lengths of both queues, summed over the host's listeners; null if it does not listen. */
export function queuesOf(host: Host): QueueLengths | null {
	if (host.listeners.size === 0) return null;
	let syn = 0;
	let accept = 0;
	for (const listener of host.listeners.values()) {
		syn += listener.synQueue;
		accept += listener.acceptQueue.length;
	}
	return { syn, accept };
}
