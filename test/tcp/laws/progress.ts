// Laws against standing still: whatever has to happen next has a timer or a reason to wait (RFC 9293, 3.8; RFC 6298, 5).
import { type Connection, isSynchronized } from "../../../src/tcp/connection.ts";
import { SYN } from "../../../src/tcp/flags.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { PROFILES } from "../../../src/tcp/settings.ts";
import { isLinuxRemnant } from "./acceptability.ts";
import type { Expected, Passage } from "./passage.ts";

/** A state that must not last has a timer that ends it; keep-alive, once on, goes on. */
export function nothingWaitsWithoutTimer({ changes, expected }: Passage): string | undefined {
	const stuck = changes.find(({ after: c }) => c && !hasItsTimer(expected, c))?.after;
	return stuck && `${stuck.host} waits in ${stuck.state} without a timer`;
}

function hasItsTimer(expected: Expected, c: Connection): boolean {
	const { timers } = c;
	switch (c.state) {
		case "SYN-SENT":
		case "SYN-RECEIVED":
		case "FIN-WAIT-1":
		case "CLOSING":
		case "LAST-ACK":
			return timers.retransmission !== undefined;
		case "TIME-WAIT":
			return timers["time-wait"] !== undefined;
		case "FIN-WAIT-2":
			return !isLinuxRemnant(expected, c) || timers["fin-wait-2"] !== undefined;
		case "ESTABLISHED":
		case "CLOSE-WAIT":
			return c.keepalive === null || timers.keepalive !== undefined;
		case "CLOSED":
		case "LISTEN":
			return false;
	}
}

/** What is CLOSED is forgotten with all its timers (3.10.7.4: "delete the TCB"). */
export function timersBelongToTheLiving({ after }: Passage): string | undefined {
	for (const timer of after.timers.data) {
		const { connection, kind } = timer;
		if (connection.timers[kind] === timer && !after.hosts.get(connection.host)?.connections.has(connection))
			return `the ${kind} timer of a connection that ${connection.host} has forgotten runs`;
	}
	return undefined;
}

/** Data and FIN wait only for the window of the peer; on Linux also for that of congestion, which lets one out when none is. */
export function whatMayGoGoes({ changes, expected }: Passage): string | undefined {
	for (const { after: c } of changes) {
		if (!c || !isSynchronized(c.state) || c.state === "TIME-WAIT") continue;
		const out = c.unacknowledged.length;
		const waitsForRoom = distance(c.sndNxt, c.sndUna) >= c.sndWnd;
		const waitsForAck = expected.profile === "linux" && out > 0;
		if (c.unsent > 0 && !waitsForRoom && !waitsForAck) return `${c.host} does not send ${c.unsent} octets`;
		if (c.unsent === 0 && c.finQueued && !c.finSent && !waitsForAck) return `${c.host} does not send its FIN`;
	}
	return undefined;
}

/** SND.UNA, SND.NXT and RCV.NXT only go forward (3.4). */
export function numbersGoForward({ changes }: Passage): string | undefined {
	for (const { before, after: c } of changes) {
		if (!before || !c) continue;
		const back = (name: "sndUna" | "sndNxt" | "rcvNxt") => distance(c[name], before[name]) < 0;
		if (back("sndUna") || back("sndNxt")) return `${c.host} goes back in what it sends`;
		if (before.state !== "SYN-SENT" && back("rcvNxt")) return `${c.host} goes back in what it expects`;
	}
	return undefined;
}

/** R2: data is sent again for at least 100 seconds (3.8.3, MUST-20 and SHLD-11). */
export function dataIsTriedLongEnough({ fired, expected: { profile, settings }, after }: Passage): string | undefined {
	const c = fired?.before;
	const oldest = c?.unacknowledged.oldest;
	if (!c || !oldest || fired.kind !== "retransmission" || fired.after || !isSynchronized(c.state)) return undefined;
	// The FIN of a close() in SYN-RECEIVED waits behind the SYN, which was tried before.
	if (settings.dataRetries !== PROFILES[profile].dataRetries || oldest.bits & SYN) return undefined;
	const ms = after.nowMs - oldest.sentAt;
	return ms < 100_000 ? `${c.host} gives up after ${ms} ms` : undefined;
}

/** RFC 9293 has no timer for FIN-WAIT-2; Linux gives one that no process holds 60 s (3.6.1). */
export function finWait2Lasts({ fired, expected: { settings } }: Passage): string | undefined {
	const leastMs = settings.finWait2OrphanMs ?? Number.POSITIVE_INFINITY;
	const timer = fired?.kind === "fin-wait-2" ? fired.before.timers["fin-wait-2"] : undefined;
	return timer && timer.dueMs - timer.setMs < leastMs ? `the FIN-WAIT-2 of ${fired?.before.host} ends` : undefined;
}
