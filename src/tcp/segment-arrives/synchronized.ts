// SEGMENT ARRIVES, all states from SYN-RECEIVED to LAST-ACK: the checks of RFC 9293, 3.10.7.4, in their order.
import type { Connection } from "../connection.ts";
import { hasUnsent } from "../loss-recovery.ts";
import type { Segment } from "../segment.ts";
import { setTimer } from "../timers.ts";
import { output, sendAck } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { checkAck } from "./acknowledgment.ts";
import type { Check } from "./check.ts";
import { checkReset, checkSyn } from "./reset-and-syn.ts";
import { checkSequence } from "./sequence.ts";
import { checkFin, takeText } from "./text-and-fin.ts";

const CHECKS: readonly Check[] = [
	checkSequence, // first
	checkReset, // second; the third, security, has nothing to look at here
	checkSyn, // fourth
	checkAck, // fifth; the sixth, the URG bit, is not modelled
	takeText, // seventh
	checkFin, // eighth
];

export function arriveSynchronized(world: World, host: Host, connection: Connection, segment: Segment): void {
	for (const check of CHECKS) if (check(world, host, connection, segment) === "stop") break;
	answer(world, connection);
}

/** What the ACK has made room for goes out; if that carries no ACK that is owed, one goes out now or a little later. */
export function answer(world: World, connection: Connection): void {
	if (hasUnsent(connection))
		output(world, connection, connection.unsent > 0 ? "send-transmits-data" : "close-sends-fin");
	const owed = connection.ackOwed;
	if (!owed) return;
	connection.ackOwed = null;
	if (owed.waitMs === 0) sendAck(world, connection, owed.rule);
	else if (!connection.timers["delayed-ack"]) setTimer(world, connection, "delayed-ack", owed.waitMs);
}
