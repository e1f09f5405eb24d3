// SEGMENT ARRIVES, all states from SYN-RECEIVED to LAST-ACK: the checks of RFC 9293, 3.10.7.4, in their order, and the
// orders in which Linux makes them.
import type { Connection } from "../connection.ts";
import { hasUnsent } from "../loss-recovery.ts";
import type { Segment } from "../segment.ts";
import { setTimer } from "../timers.ts";
import { output, sendAck } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { checkAck } from "./acknowledgment.ts";
import type { Check } from "./check.ts";
import { checkHalfOpenAck, checkHalfOpenSequence, isHalfOpenEntry } from "./half-open.ts";
import { checkPredictedAck, isPredicted } from "./predicted.ts";
import { checkReset, checkSyn } from "./reset-and-syn.ts";
import { checkFlags, checkSequence } from "./sequence.ts";
import { takeTextAndFin } from "./text-and-fin.ts";

const CHECKS: readonly Check[] = [
	checkFlags, // Linux only
	checkSequence, // first
	checkReset, // second; the third, security, has nothing to look at here
	checkSyn, // fourth
	checkAck, // fifth; the sixth, the URG bit, is not modelled
	takeTextAndFin, // seventh and eighth
];

/** Linux, for a half-open entry (tcp_check_req). */
const HALF_OPEN_CHECKS: readonly Check[] = [
	checkHalfOpenAck,
	checkHalfOpenSequence,
	checkReset,
	checkSyn,
	checkAck,
	takeTextAndFin,
];

/** Linux, for a segment that is what was expected: its data is taken before its ACK is looked at (tcp_rcv_established). */
const PREDICTED_CHECKS: readonly Check[] = [takeTextAndFin, checkPredictedAck];

export function arriveSynchronized(world: World, host: Host, connection: Connection, segment: Segment): void {
	const checks = checksFor(host, connection, segment);
	// What it brought before it was dropped is acknowledged, but it lets nothing out.
	for (const check of checks)
		if (check(world, host, connection, segment) === "stop") return acknowledgeOwed(world, connection);
	answer(world, connection);
}

function checksFor(host: Host, connection: Connection, segment: Segment): readonly Check[] {
	if (isHalfOpenEntry(host, connection)) return HALF_OPEN_CHECKS;
	return isPredicted(host, connection, segment) ? PREDICTED_CHECKS : CHECKS;
}

/** What the ACK has made room for goes out; if that carries no ACK that is owed, one goes out now or a little later. */
export function answer(world: World, connection: Connection): void {
	if (hasUnsent(connection))
		output(world, connection, connection.unsent > 0 ? "send-transmits-data" : "close-sends-fin");
	acknowledgeOwed(world, connection);
}

function acknowledgeOwed(world: World, connection: Connection): void {
	const owed = connection.ackOwed;
	if (!owed) return;
	connection.ackOwed = null;
	if (owed.waitMs === 0) sendAck(world, connection, owed.rule);
	else if (!connection.timers["delayed-ack"]) setTimer(world, connection, "delayed-ack", owed.waitMs);
}
