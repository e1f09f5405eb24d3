// SEGMENT ARRIVES, all states from SYN-RECEIVED to LAST-ACK: the checks of RFC 9293, 3.10.7.4, in their order.
import type { Connection } from "../connection.ts";
import type { Segment } from "../segment.ts";
import type { Host, World } from "../world.ts";
import { checkAck } from "./acknowledgment.ts";
import type { Check } from "./check.ts";
import { checkReset, checkSyn } from "./reset-and-syn.ts";
import { checkSequence } from "./sequence.ts";
import { checkFin, takeText } from "./text-and-fin.ts";

const CHECKS: readonly Check[] = [
	checkSequence, // first
	checkReset, // second
	checkSyn, // fourth
	checkAck, // fifth
	takeText, // seventh
	checkFin, // eighth
];

export function arriveSynchronized(world: World, host: Host, connection: Connection, segment: Segment): void {
	for (const check of CHECKS)
		if (check(world, host, connection, segment) === "stop") return;
}
