// Second and fourth check: RST and SYN bits (RFC 9293, 3.10.7.4; RFC 5961, 3.2 and 4.2). The third check, security
// and compartment, has nothing to look at here.
import type { Connection, SocketError } from "../connection.ts";
import { addConnection } from "../connection-table.ts";
import { enter, fail } from "../lifecycle.ts";
import { leaveSynQueue, listenerOf } from "../queues.ts";
import type { RuleId } from "../rule-catalogue.ts";
import { hasRst, hasSyn } from "../segment.ts";
import { before } from "../sequence-number.ts";
import type { Settings } from "../settings.ts";
import { challengeAck, sendAck, sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import type { Check } from "./check.ts";
import { discard } from "./closed.ts";
import { isResetAtFin, isSimultaneousSynAck } from "./exceptions.ts";

/** Only a reset exactly at RCV.NXT is believed; elsewhere in the window it is questioned (RFC 5961, 3.2). */
export const checkReset: Check = (world, host, connection, segment) => {
	if (!hasRst(segment)) return "continue";
	const { settings } = host.setup;
	if (settings.leftOfWindow === "is-outside" && before(segment.seq, connection.rcvNxt)) {
		discard(world, host, segment, "reset-outside-window-ignored");
		return "stop";
	}
	if (segment.seq === connection.rcvNxt) reset(world, host, connection, "reset-exact");
	else if (isResetAtFin(connection, segment, settings)) reset(world, host, connection, "reset-at-fin-accepted");
	else challengeAck(world, connection, "reset-inexact-challenged");
	return "stop";
};

function reset(world: World, host: Host, connection: Connection, rule: RuleId): void {
	const { settings } = host.setup;
	switch (connection.state) {
		case "SYN-RECEIVED":
			if (connection.opening === "passive") return returnToListen(world, host, connection, "reset-returns-to-listen");
			return fail(world, connection, settings.resetInActiveSynReceived, rule);
		case "CLOSE-WAIT":
			return breakOff(world, connection, settings, settings.resetAfterFin === "linux" ? "EPIPE" : "ECONNRESET", rule);
		case "ESTABLISHED":
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
			return breakOff(world, connection, settings, "ECONNRESET", rule);
		case "CLOSING":
		case "LAST-ACK":
			if (settings.resetAfterFin === "linux") return breakOff(world, connection, settings, "ECONNRESET", rule);
			return enter(world, connection, "CLOSED", rule);
		case "CLOSED":
		case "LISTEN":
		case "SYN-SENT":
		case "TIME-WAIT":
			return enter(world, connection, "CLOSED", rule);
	}
}

/** The peer has given up: whoever holds the socket hears of it, and all queues are flushed (RFC 9293, 3.10.7.4). */
function breakOff(world: World, connection: Connection, settings: Settings, error: SocketError, rule: RuleId): void {
	if (settings.unreadAfterReset === "flushed") connection.unread = 0;
	fail(world, connection, error, rule);
}

/** The half-open entry is freed; the listener goes on listening. */
function returnToListen(world: World, host: Host, connection: Connection, rule: RuleId): void {
	leaveSynQueue(world, connection, "removed", rule);
	if (connection.reopened) return returnToTimeWait(world, host, connection, connection.reopened);
	if (listenerOf(host, connection)) enter(world, connection, "LISTEN", rule);
	enter(world, connection, "CLOSED", rule);
}

/** The SYN was an old duplicate: the connection that it reopened waits again. */
function returnToTimeWait(world: World, host: Host, connection: Connection, reopened: Connection): void {
	enter(world, connection, "CLOSED", "old-syn-returns-to-time-wait");
	addConnection(host, reopened);
	enter(world, reopened, "TIME-WAIT", "old-syn-returns-to-time-wait");
}

export const checkSyn: Check = (world, host, connection, segment) => {
	const { settings } = host.setup;
	if (!hasSyn(segment) || isSimultaneousSynAck(connection, segment, settings)) return "continue";
	if (settings.leftOfWindow === "is-outside" && before(segment.seq, connection.rcvNxt))
		sendAck(world, connection, "sequence-unacceptable");
	else if (connection.state === "SYN-RECEIVED" && connection.opening === "passive") {
		if (settings.newSynInSynReceived === "reset-and-listen")
			sendReset(world, host, segment, "new-syn-returns-to-listen");
		returnToListen(world, host, connection, "new-syn-returns-to-listen");
	} else challengeAck(world, connection, "syn-challenged");
	return "stop";
};
