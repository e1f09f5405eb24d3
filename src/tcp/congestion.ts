// The congestion window of a sender without SACK, counted in segments (RFC 5681; RFC 6937 while recovering), as Linux has
// it. Only the linux profile uses it: it decides what waits after a loss, which a capture shows.
import type { Congestion } from "./congestion-state.ts";
import type { Connection } from "./connection.ts";
import { before } from "./sequence-number.ts";

/** Segments that are taken to be in the network: sent, neither arrived nor lost, or sent again. */
export function inFlight(connection: Connection): number {
	const { length, lost, resent } = connection.unacknowledged;
	return length - lost + resent - (connection.congestion?.duplicates ?? 0);
}

/** Whether the congestion window lets one more segment out. */
export function windowAdmits(connection: Connection): boolean {
	const { congestion } = connection;
	return congestion === null || inFlight(connection) < congestion.window;
}

/** Remembers whether the window or the user was what held the sender back. */
export function noteLimit(connection: Connection, congestion: Congestion): void {
	const limited = inFlight(connection) >= congestion.window;
	const out = connection.unacknowledged.length;
	const roundIsOver = !before(connection.sndUna, congestion.roundEnd);
	if (!roundIsOver && !limited && (congestion.limited || out <= congestion.mostOut)) return;
	congestion.limited = limited;
	congestion.mostOut = out;
	congestion.roundEnd = connection.sndNxt;
}

/** Slow start below the threshold, then one segment a round trip (RFC 5681, 3.1); not while the user is the limit. */
export function growWindow(congestion: Congestion, delivered: number): void {
	const slow = congestion.window < congestion.threshold;
	if (!congestion.limited && !(slow && congestion.window < 2 * congestion.mostOut)) return;
	let left = delivered;
	if (slow) {
		const grown = Math.min(congestion.window + delivered, congestion.threshold);
		left -= grown - congestion.window;
		congestion.window = grown;
	}
	if (left <= 0) return;
	congestion.credit += left;
	const steps = Math.floor(congestion.credit / congestion.window);
	congestion.credit -= steps * congestion.window;
	congestion.window += steps;
}

/** During fast recovery the window follows what the ACKs say has arrived (RFC 6937, 3.1). */
export function reduceWindow(
	connection: Connection,
	congestion: Congestion,
	delivered: number,
	advancedWithoutLoss: boolean,
): void {
	if (delivered <= 0) return;
	const flight = inFlight(connection);
	congestion.delivered += delivered;
	const room = congestion.threshold - flight;
	let allowed: number;
	if (room < 0)
		allowed = Math.ceil((congestion.threshold * congestion.delivered) / congestion.windowBefore) - congestion.sent;
	else
		allowed = Math.min(
			room,
			Math.max(congestion.delivered - congestion.sent, delivered) + (advancedWithoutLoss ? 1 : 0),
		);
	congestion.window = flight + Math.max(allowed, congestion.sent > 0 ? 0 : 1);
}
