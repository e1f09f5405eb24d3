// USER TIMEOUT, RETRANSMISSION TIMEOUT, TIME-WAIT TIMEOUT and the timers that hosts add (RFC 9293, 3.10.8; RFC 6298, 5).
import { type Connection, isSynchronized, type Timer } from "./connection.ts";
import { retriesWhileCrowded } from "./crowded-syn-queue.ts";
import { FIN, SYN } from "./flags.ts";
import { enter, fail } from "./lifecycle.ts";
import { noteTimeout } from "./loss-recovery.ts";
import { growOld, leaveSynQueue, listenerOf } from "./queues.ts";
import type { RuleId } from "./rule-catalogue.ts";
import type { Settings } from "./settings.ts";
import { backedOff, cancelTimer, setTimer } from "./timers.ts";
import { retransmitOldest, sendAbortReset, sendAck, sendKeepaliveProbe } from "./transmit.ts";
import { type Host, hostOf, type World } from "./world.ts";

/** Lets a timer fire at the current time. */
export function expire(world: World, timer: Timer): void {
	const { connection, kind } = timer;
	cancelTimer(connection, kind);
	const fired = (rule: RuleId) => report(world, timer, rule);
	switch (kind) {
		case "delayed-ack":
			fired("delayed-ack-sent");
			return sendAck(world, connection, "delayed-ack-sent");
		case "retransmission":
			return retransmit(world, connection, fired);
		case "keepalive":
			return probe(world, connection, fired);
		case "fin-wait-2":
			fired("fin-wait-2-expires");
			return enter(world, connection, "CLOSED", "fin-wait-2-expires");
		case "time-wait":
			fired("time-wait-expires");
			return enter(world, connection, "CLOSED", "time-wait-expires");
	}
}

function report(world: World, timer: Timer, rule: RuleId): void {
	world.effects.push({
		kind: "timer-fired",
		host: timer.connection.host,
		timer: timer.kind,
		waitedMs: world.nowMs - timer.setMs,
		rule,
	});
}

function retransmit(world: World, connection: Connection, fired: (rule: RuleId) => void): void {
	const host = hostOf(world, connection);
	const { settings } = host.setup;
	const halfOpen = connection.state === "SYN-RECEIVED" && connection.opening === "passive";
	const abandoned = halfOpen && !listenerOf(host, connection);
	if (abandoned || isOver(world, host, connection)) return giveUp(world, connection, fired);
	const rule = retransmissionRule(connection);
	fired(rule);
	if (connection.congestion && !halfOpen) noteTimeout(connection, connection.congestion);
	if (connection.expiries === 0) noteFirstTimeout(world, host, connection);
	const linear = connection.state === "SYN-SENT" && connection.expiries < settings.synLinearTimeouts;
	if (!linear) connection.rto = backedOff(connection.rto, settings);
	connection.expiries += 1;
	retransmitOldest(world, connection, rule);
	if (halfOpen && settings.halfOpenEnds === "with-last-retransmission" && isOver(world, host, connection))
		return giveUp(world, connection, fired);
	setTimer(world, connection, "retransmission", connection.rto);
}

function noteFirstTimeout(world: World, host: Host, connection: Connection): void {
	connection.firstResentAt = world.nowMs;
	const listener = connection.state === "SYN-RECEIVED" && listenerOf(host, connection);
	if (listener) growOld(listener);
}

/** Whether it has been tried for long enough: by count, or as Linux does by the time since the first retransmission. */
function isOver(world: World, host: Host, connection: Connection): boolean {
	const { settings } = host.setup;
	const retries = retryLimit(host, connection);
	if (settings.givesUpBy === "count" || !isSynchronized(connection.state)) return connection.expiries >= retries;
	return connection.expiries > 0 && world.nowMs - connection.firstResentAt >= timeForRetries(retries, settings);
}

/** How long so many retransmissions take when each waits as little as it may, ms. */
function timeForRetries(retries: number, settings: Settings): number {
	const doublings = Math.floor(Math.log2(settings.maxRtoMs / settings.minRtoMs));
	const doubling = (2 ** (Math.min(retries, doublings) + 1) - 1) * settings.minRtoMs;
	return doubling + Math.max(0, retries - doublings) * settings.maxRtoMs;
}

function retransmissionRule(connection: Connection): RuleId {
	const bits = connection.unacknowledged.oldest?.bits ?? 0;
	if (bits & SYN) return connection.state === "SYN-SENT" ? "syn-retransmitted" : "syn-ack-retransmitted";
	return bits & FIN ? "fin-retransmitted" : "data-retransmitted";
}

/** How often the oldest segment may be sent again before the connection is given up (RFC 9293, 3.8.3). */
function retryLimit(host: Host, connection: Connection): number {
	return retransmissionsAllowed(host, connection) - notCounted(host);
}

function notCounted({ setup }: Host): number {
	return setup.settings.retriesCount === "transmissions" ? 1 : 0;
}

function retransmissionsAllowed(host: Host, connection: Connection): number {
	const { settings } = host.setup;
	if (connection.state === "SYN-SENT") return settings.synRetries + settings.synLinearTimeouts;
	if (connection.state === "SYN-RECEIVED")
		return connection.opening === "passive" ? synAckRetries(host, connection) : settings.synRetries;
	return connection.holder === "nobody" ? settings.orphanRetries : settings.dataRetries;
}

/** Of a half-open entry, at this moment. */
function synAckRetries(host: Host, connection: Connection): number {
	const { settings, listener } = host.setup;
	const open = listenerOf(host, connection);
	if (!open) return listener.synAckRetries;
	const asSet = open.options.synAckRetries;
	return settings.crowdedSynQueue === "gives-up-early" ? retriesWhileCrowded(open, asSet) : asSet;
}

/** What frees a half-open entry: its last wait, or that it is old in a crowded queue. */
function freeingRule(host: Host, connection: Connection): RuleId {
	const asSet = listenerOf(host, connection)?.options.synAckRetries ?? 0;
	const early = connection.expiries < asSet - notCounted(host);
	return early ? "crowded-syn-queue-frees-entry" : "syn-ack-timeout-frees-entry";
}

function giveUp(world: World, connection: Connection, fired: (rule: RuleId) => void): void {
	if (connection.state === "SYN-RECEIVED" && connection.opening === "passive") {
		const freed = freeingRule(hostOf(world, connection), connection);
		fired(freed);
		leaveSynQueue(world, connection, "expired", freed);
		return enter(world, connection, "CLOSED", freed);
	}
	const rule = connection.state === "SYN-SENT" ? "syn-gives-up" : "retransmission-gives-up";
	fired(rule);
	fail(world, connection, "ETIMEDOUT", rule);
}

/** Asks an idle peer whether it is still there; after the last unanswered probe the connection is reset. */
function probe(world: World, connection: Connection, fired: (rule: RuleId) => void): void {
	const { keepalive } = connection;
	if (!keepalive) return;
	// What is sent and not acknowledged is answer enough to wait for (RFC 9293, 3.8.4, MUST-26).
	if (connection.unacknowledged.length > 0 || connection.unsent > 0)
		return setTimer(world, connection, "keepalive", keepalive.idleMs);
	if (keepalive.unanswered >= keepalive.probes) {
		fired("keepalive-gives-up");
		sendAbortReset(world, connection, "keepalive-gives-up");
		return fail(world, connection, "ETIMEDOUT", "keepalive-gives-up");
	}
	fired("keepalive-probe");
	connection.keepalive = { ...keepalive, unanswered: keepalive.unanswered + 1 };
	sendKeepaliveProbe(world, connection);
	setTimer(world, connection, "keepalive", keepalive.intervalMs);
}
