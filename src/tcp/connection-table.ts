// The connections that one host knows, in the order in which they were opened, and found by their two ends. Each
// arriving segment looks for one: by the peer's address first, a text that is there already, then by both ports as one
// number, so that no key is put together. No operation costs more where there are more of them.
import type { Connection } from "./connection.ts";
import type { Endpoint } from "./segment.ts";

export interface ConnectionTable {
	readonly connections: Set<Connection>;
	readonly connectionsByIp: Map<string, WithPeer>;
	/** In the order of opening; those that are gone come off its end when somebody looks for the newest one. */
	readonly opened: Connection[];
}

/** Those with the peer at one address. */
interface WithPeer {
	readonly byPorts: Map<number, Connection>;
	/** As that of the whole table. */
	readonly opened: Connection[];
}

const PORTS = 65_536;

export function connectionTable(connections: readonly Connection[] = []): ConnectionTable {
	const table: ConnectionTable = { connections: new Set(), connectionsByIp: new Map(), opened: [] };
	for (const connection of connections) addConnection(table, connection);
	return table;
}

/** No two connections of a host have the same ends (RFC 9293, 3.3): the caller has looked. */
export function addConnection({ connections, connectionsByIp, opened }: ConnectionTable, connection: Connection): void {
	const { local, remote } = connection;
	connections.add(connection);
	opened.push(connection);
	const withPeer: WithPeer = connectionsByIp.get(remote.ip) ?? { byPorts: new Map(), opened: [] };
	if (withPeer.byPorts.size === 0) connectionsByIp.set(remote.ip, withPeer);
	withPeer.byPorts.set(local.port * PORTS + remote.port, connection);
	withPeer.opened.push(connection);
}

/** Does nothing if the host does not know it any more. */
export function removeConnection({ connections, connectionsByIp }: ConnectionTable, connection: Connection): void {
	if (!connections.delete(connection)) return;
	const { local, remote } = connection;
	const withPeer = connectionsByIp.get(remote.ip);
	withPeer?.byPorts.delete(local.port * PORTS + remote.port);
	if (withPeer?.byPorts.size === 0) connectionsByIp.delete(remote.ip);
}

export function findConnection(table: ConnectionTable, localPort: number, remote: Endpoint): Connection | undefined {
	return table.connectionsByIp.get(remote.ip)?.byPorts.get(localPort * PORTS + remote.port);
}

/** The connection that was opened last and is still known. */
export function newestConnection({ connections, opened }: ConnectionTable): Connection | undefined {
	return newestOf(opened, connections);
}

/** The same among those with the peer at that address. */
export function newestWith({ connections, connectionsByIp }: ConnectionTable, ip: string): Connection | undefined {
	return newestOf(connectionsByIp.get(ip)?.opened ?? [], connections);
}

/** Each one that is gone costs one step, once. */
function newestOf(opened: Connection[], known: ReadonlySet<Connection>): Connection | undefined {
	let newest = opened.at(-1);
	for (; newest && !known.has(newest); newest = opened.at(-1)) opened.pop();
	return newest;
}
