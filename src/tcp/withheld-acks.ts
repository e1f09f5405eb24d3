// ACKs that a host may still withhold (RFC 9293, 3.8.6.3). When it sends one before its timer does is the host's own
// choice: Linux's depends on how the process has used the socket so far.
import { sendAck } from "./transmit.ts";
import type { Host, World } from "./world.ts";

/** Sends every ACK that the host withholds, in the order in which its connections were opened; false if there is none. */
export function sendWithheldAcks(world: World, host: Host): boolean {
	let sent = false;
	for (const connection of host.connections) {
		if (!connection.timers["delayed-ack"]) continue;
		sendAck(world, connection, connection.finReceived ? "fin-received" : "data-acknowledged");
		sent = true;
	}
	return sent;
}
