// The connections that one host knows, in the order in which they were opened, and found by their two ends. Each
// arriving segment looks for one: by the peer's address first, a text that is there already, so that no key is put
// together. No operation costs more where there are more of them.
import type { Connection } from "./connection.ts";
import type { Endpoint } from "./segment.ts";

export interface ConnectionTable {
	readonly connections: Set<Connection>;
	readonly connectionsByIp: Map<string, WithPeer>;
	/** In the order of opening; those that are gone come off its end when somebody looks for the newest one. */
	readonly opened: Connection[];
}

/** Those with the peer at one address: in a flood one each, so that a list is all that is made for it. */
interface WithPeer {
	/** As that of the whole table; exactly those that are known while there is no index. */
	readonly opened: Connection[];
	/** By both ports as one number, once there have been more than a few. */
	byPorts: Map<number, Connection> | null;
}

/** So many are sooner walked through than looked up. */
const FEW = 8;
const PORTS = 65_536;
const NONE: readonly Connection[] = [];

export function connectionTable(connections: readonly Connection[] = []): ConnectionTable {
	const table: ConnectionTable = { connections: new Set(), connectionsByIp: new Map(), opened: [] };
	for (const connection of connections) addConnection(table, connection);
	return table;
}

/** No two connections of a host have the same ends (RFC 9293, 3.3): the caller has looked. */
export function addConnection({ connections, connectionsByIp, opened }: ConnectionTable, connection: Connection): void {
	connections.add(connection);
	opened.push(connection);
	const { ip } = connection.remote;
	const withPeer = connectionsByIp.get(ip);
	if (!withPeer) {
		connectionsByIp.set(ip, { opened: [connection], byPorts: null });
		return;
	}
	withPeer.opened.push(connection);
	if (withPeer.byPorts) withPeer.byPorts.set(portsOf(connection), connection);
	else if (withPeer.opened.length > FEW)
		withPeer.byPorts = new Map(withPeer.opened.map((known) => [portsOf(known), known]));
}

function portsOf({ local, remote }: Connection): number {
	return local.port * PORTS + remote.port;
}

/** Does nothing if the host does not know it any more. */
export function removeConnection({ connections, connectionsByIp }: ConnectionTable, connection: Connection): void {
	if (!connections.delete(connection)) return;
	const { ip } = connection.remote;
	const withPeer = connectionsByIp.get(ip);
	if (!withPeer) return;
	const { byPorts, opened } = withPeer;
	if ((byPorts?.size ?? opened.length) === 1) connectionsByIp.delete(ip);
	else if (byPorts) byPorts.delete(portsOf(connection));
	else opened.splice(opened.indexOf(connection), 1);
}

export function findConnection(table: ConnectionTable, localPort: number, remote: Endpoint): Connection | undefined {
	const withPeer = table.connectionsByIp.get(remote.ip);
	if (withPeer?.byPorts) return withPeer.byPorts.get(localPort * PORTS + remote.port);
	for (const known of withPeer?.opened ?? NONE)
		if (known.remote.port === remote.port && known.local.port === localPort) return known;
	return undefined;
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
