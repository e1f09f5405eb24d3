// SEGMENT ARRIVES: the connection's state decides (RFC 9293, 3.10.7).
import type { Connection } from "../connection.ts";
import { isRemnant } from "../lifecycle.ts";
import type { Segment } from "../segment.ts";
import type { Host, World } from "../world.ts";
import { arriveInClosed } from "./closed.ts";
import { arriveInListen } from "./listen.ts";
import { arriveAtRemnant } from "./remnant.ts";
import { arriveInSynSent } from "./syn-sent.ts";
import { arriveSynchronized } from "./synchronized.ts";
import { arriveInTimeWait } from "./time-wait.ts";

/** `connection` is the one that the segment's addresses name, if the host knows it. */
export function arrive(world: World, host: Host, connection: Connection | undefined, segment: Segment): void {
	if (!connection) return arriveWithoutConnection(world, host, segment);
	if (isRemnant(host.setup.settings, connection.state, connection))
		return arriveAtRemnant(world, host, connection, segment);
	switch (connection.state) {
		case "CLOSED":
		case "LISTEN":
			return arriveWithoutConnection(world, host, segment);
		case "SYN-SENT":
			return arriveInSynSent(world, host, connection, segment);
		case "TIME-WAIT":
			return arriveInTimeWait(world, host, connection, segment);
		case "SYN-RECEIVED":
		case "ESTABLISHED":
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
		case "CLOSE-WAIT":
		case "CLOSING":
		case "LAST-ACK":
			return arriveSynchronized(world, host, connection, segment);
	}
}

function arriveWithoutConnection(world: World, host: Host, segment: Segment): void {
	const listener = host.listeners.get(segment.to.port);
	if (listener) arriveInListen(world, host, listener, segment);
	else arriveInClosed(world, host, segment);
}
