// Setting, cancelling and computing timers (RFC 6298; RFC 9293, 3.8).
import { type Connection, noTimers, type Timer, type TimerKind, type Timers } from "./connection.ts";
import { before } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";
import type { World } from "./world.ts";

/** Starts or restarts one timer of a connection; it fires `waitMs` from now. */
export function setTimer(world: World, connection: Connection, kind: TimerKind, waitMs: number): void {
	const { nowMs: setMs } = world;
	const dueMs = setMs + waitMs;
	const running = connection.timers[kind];
	// One that every ACK of a burst restarts need not stand in the queue once for each of them.
	if (running?.dueMs !== dueMs || running.setMs !== setMs) {
		const timer: Timer = { dueMs, setMs, kind, connection };
		put(connection.timers, kind, timer);
		world.timers.push(timer);
	}
	world.effects.push({ kind: "timer-set", host: connection.host, timer: kind, dueMs, waitMs });
}

/** Spelled out: JavaScript is several times as fast with a name that stands in the code as with one that it is given. */
function put(timers: Timers, kind: TimerKind, timer: Timer | undefined): void {
	switch (kind) {
		case "retransmission":
			timers.retransmission = timer;
			break;
		case "delayed-ack":
			timers["delayed-ack"] = timer;
			break;
		case "keepalive":
			timers.keepalive = timer;
			break;
		case "fin-wait-2":
			timers["fin-wait-2"] = timer;
			break;
		case "time-wait":
			timers["time-wait"] = timer;
			break;
	}
}

/** An acknowledgment or data from the peer: the idle time starts again (RFC 9293, 3.8.4). */
export function noteHeard(world: World, connection: Connection): void {
	connection.heardAt = world.nowMs;
	const { keepalive } = connection;
	if (keepalive && connection.timers.keepalive) setTimer(world, connection, "keepalive", keepalive.idleMs);
}

/** An acknowledgment answers all probes. */
export function noteAnswered(world: World, connection: Connection): void {
	noteHeard(world, connection);
	const { keepalive } = connection;
	if (keepalive && keepalive.unanswered > 0) connection.keepalive = { ...keepalive, unanswered: 0 };
}

export function cancelTimer(connection: Connection, kind: TimerKind): void {
	put(connection.timers, kind, undefined);
}

export function stopTimers(connection: Connection): void {
	connection.timers = noTimers();
}

/** Takes one round-trip time into account, ms, and undoes any backing off (RFC 6298, 2.2 and 2.3). */
export function measureRoundTrip(connection: Connection, roundTripMs: number, settings: Settings): void {
	if (settings.minRtoBounds === "variance") measureAsLinux(connection, roundTripMs, settings);
	else if (connection.srtt === null) {
		connection.srtt = roundTripMs;
		connection.rttvar = roundTripMs / 2;
	} else {
		const error = Math.abs(connection.srtt - roundTripMs);
		connection.rttvar = (3 * connection.rttvar + error) / 4;
		connection.srtt = (7 * connection.srtt + roundTripMs) / 8;
	}
	connection.rto = computedRto(connection, settings);
}

/** Linux keeps 4 RTTVAR, never below the smallest timeout, lets it shrink once a round trip, and damps falling times. */
function measureAsLinux(connection: Connection, roundTripMs: number, settings: Settings): void {
	if (connection.srtt === null) {
		connection.srtt = roundTripMs;
		connection.deviation = 2 * roundTripMs;
		connection.rttvar = Math.max(connection.deviation, settings.minRtoMs);
		connection.largestDeviation = connection.rttvar;
		connection.roundEnd = connection.sndNxt;
		return;
	}
	const error = roundTripMs - connection.srtt;
	connection.srtt += error / 8;
	const change = Math.abs(error) - connection.deviation / 4;
	connection.deviation += error < 0 && change > 0 ? change / 8 : change;
	if (connection.deviation > connection.largestDeviation) {
		connection.largestDeviation = connection.deviation;
		connection.rttvar = Math.max(connection.rttvar, connection.deviation);
	}
	if (!before(connection.roundEnd, connection.sndUna)) return;
	if (connection.largestDeviation < connection.rttvar)
		connection.rttvar -= (connection.rttvar - connection.largestDeviation) / 4;
	connection.roundEnd = connection.sndNxt;
	connection.largestDeviation = settings.minRtoMs;
}

/** RTO = SRTT + 4 RTTVAR within its bounds, whole ms (RFC 6298, 2). */
export function computedRto(connection: Connection, settings: Settings): number {
	if (connection.srtt === null) return settings.initialRtoMs;
	const rto =
		settings.minRtoBounds === "sum"
			? Math.max(settings.minRtoMs, connection.srtt + 4 * connection.rttvar)
			: connection.srtt + connection.rttvar;
	return Math.min(settings.maxRtoMs, Math.round(rto));
}

/** The next timeout after one has expired (RFC 6298, 5.5). */
export function backedOff(rto: number, settings: Settings): number {
	if (settings.backoff === "linear") return rto;
	return Math.min(settings.maxRtoMs, rto * 2);
}
