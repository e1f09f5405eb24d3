// Reaching ESTABLISHED, and sending at once what the user queued before (RFC 9293, 3.10.2 and 3.10.4).
import type { Connection } from "./connection.ts";
import { enter, tellConnect } from "./lifecycle.ts";
import type { RuleId } from "./rule-catalogue.ts";
import { output } from "./transmit.ts";
import type { World } from "./world.ts";

/** Enters ESTABLISHED. What the user queued goes out when the segment at hand has been dealt with. */
export function established(world: World, connection: Connection, rule: RuleId): void {
	enter(world, connection, "ESTABLISHED", rule);
	openCongestionWindow(connection);
	tellConnect(world, connection, "ok", rule);
	if (!connection.finQueued) return;
	enter(world, connection, "FIN-WAIT-1", "close-in-syn-received");
	const { shutdownWhileOpening } = connection.settings;
	if (shutdownWhileOpening === "waits") output(world, connection, "close-sends-fin");
}

/** More than one lost SYN or SYN,ACK hints at a bad path: the window then starts at one segment (RFC 5681, 3.1). */
function openCongestionWindow(connection: Connection): void {
	const { congestion } = connection;
	if (!congestion) return;
	const { settings } = connection;
	congestion.window = connection.retransmissions > 1 ? 1 : settings.initialWindowSegments;
	congestion.threshold = Number.POSITIVE_INFINITY;
	congestion.credit = 0;
	if (connection.opening === "passive") congestion.phase = "open";
}
