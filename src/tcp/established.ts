// Reaching ESTABLISHED, and sending at once what the user queued before (RFC 9293, 3.10.2 and 3.10.4).
import type { Connection } from "./connection.ts";
import { enter, tellConnect } from "./lifecycle.ts";
import type { RuleId } from "./rule-catalogue.ts";
import { output } from "./transmit.ts";
import { hostOf, type World } from "./world.ts";

/** Enters ESTABLISHED and sends queued data or FIN; false if there was none, so that an ACK is still owed. */
export function established(world: World, connection: Connection, rule: RuleId): boolean {
	enter(world, connection, "ESTABLISHED", rule);
	openCongestionWindow(world, connection);
	tellConnect(world, connection, "ok", rule);
	const closing = connection.finQueued;
	if (closing) enter(world, connection, "FIN-WAIT-1", "close-in-syn-received");
	return output(world, connection, closing ? "close-sends-fin" : "send-transmits-data");
}

/** More than one lost SYN or SYN,ACK hints at a bad path: the window then starts at one segment (RFC 5681, 3.1). */
function openCongestionWindow(world: World, connection: Connection): void {
	const { congestion } = connection;
	if (!congestion) return;
	const { settings } = hostOf(world, connection).setup;
	congestion.window = connection.retransmissions > 1 ? 1 : settings.initialWindowSegments;
	congestion.threshold = Number.POSITIVE_INFINITY;
	congestion.credit = 0;
	if (connection.opening === "passive") congestion.phase = "open";
}
