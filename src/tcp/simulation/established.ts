// A connection that is there when the script begins: its handshake is run, and nothing of it is left on the trace.
import { INJECTED } from "../provenance.ts";
import { perform, type TcpEvent } from "../step.ts";
import type { World } from "../world.ts";
import { type Refused, refuse, unknownHost } from "./refusal.ts";

/**
 * Opens a connection in no time, as a first event would find it: both processes hold their sockets, the server goes on
 * listening, numbers of segments begin at 1.
 */
export function establish(
	world: World,
	ends: { readonly client: string; readonly server: string },
): Refused | undefined {
	for (const end of ["client", "server"] as const)
		if (!world.hosts.has(ends[end])) return unknownHost(`/established/${end}`, world.hosts.keys());
	const { client, server } = ends;
	if (client === server)
		return refuse("/established/server", "same-host", "A connection has two ends: name two hosts.");
	for (const event of opening(client, server)) perform(world, event);
	forgetSegments(world);
	return undefined;
}

/** The first listener has room for the connection whatever the host's options say; they hold for the second. */
function opening(client: string, server: string): readonly TcpEvent[] {
	return [
		{ type: "call", host: server, call: "listen", backlog: 1 },
		{ type: "call", host: client, call: "connect", to: server, blocking: true },
		{ type: "deliver-all" },
		{ type: "call", host: server, call: "accept" },
		{ type: "call", host: server, call: "close", socket: "listener" },
		{ type: "call", host: server, call: "listen" },
	];
}

function forgetSegments(world: World): void {
	world.segments.length = 0;
	for (const host of world.hosts.values())
		for (const connection of host.connections) {
			connection.sndNxtOrigin = INJECTED;
			connection.rcvNxtOrigin = INJECTED;
		}
}
