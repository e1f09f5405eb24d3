// The connections that one host knows, in the order in which they were opened, and found by their two ends. Each
// arriving segment looks for one: by the peer's address first, a text that is there already, so that no key is put
// together.
import type { Connection } from "./connection.ts";
import type { Endpoint } from "./segment.ts";

export interface ConnectionTable {
	readonly connections: Set<Connection>;
	readonly connectionsByIp: Map<string, Connection[]>;
	/** In the order of opening; those that are gone come off its end when somebody looks for the newest one. */
	readonly opened: Connection[];
}

export function connectionTable(connections: readonly Connection[] = []): ConnectionTable {
	const table: ConnectionTable = { connections: new Set(), connectionsByIp: new Map(), opened: [] };
	for (const connection of connections) addConnection(table, connection);
	return table;
}

/** No two connections of a host have the same ends (RFC 9293, 3.3): the caller has looked. */
export function addConnection({ connections, connectionsByIp, opened }: ConnectionTable, connection: Connection): void {
	connections.add(connection);
	opened.push(connection);
	const withPeer = connectionsByIp.get(connection.remote.ip);
	if (withPeer) withPeer.push(connection);
	else connectionsByIp.set(connection.remote.ip, [connection]);
}

/** Does nothing if the host does not know it any more. */
export function removeConnection({ connections, connectionsByIp }: ConnectionTable, connection: Connection): void {
	if (!connections.delete(connection)) return;
	const { ip } = connection.remote;
	const withPeer = connectionsByIp.get(ip) ?? [];
	if (withPeer.length > 1)
		connectionsByIp.set(
			ip,
			withPeer.filter((other) => other !== connection),
		);
	else connectionsByIp.delete(ip);
}

export function findConnection(table: ConnectionTable, localPort: number, remote: Endpoint): Connection | undefined {
	return table.connectionsByIp
		.get(remote.ip)
		?.find((known) => known.remote.port === remote.port && known.local.port === localPort);
}

/** The connection that was opened last and is still known; each one that is gone costs one step, once. */
export function newestConnection({ connections, opened }: ConnectionTable): Connection | undefined {
	let newest = opened.at(-1);
	for (; newest && !connections.has(newest); newest = opened.at(-1)) opened.pop();
	return newest;
}

/** The same among those with the peer at that address. */
export function newestWith({ connectionsByIp }: ConnectionTable, ip: string): Connection | undefined {
	return connectionsByIp.get(ip)?.at(-1);
}
