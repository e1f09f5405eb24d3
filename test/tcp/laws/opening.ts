// Laws of opening: what leads out of SYN-RECEIVED, and for how long an open is tried (RFC 9293, 3.5, 3.8.3 and 3.10.7.4, fifth check).
import { type Connection, isSynchronized } from "../../../src/tcp/connection.ts";
import { acceptQueueCapacity } from "../../../src/tcp/listener.ts";
import { hasAck, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { PROFILES } from "../../../src/tcp/settings.ts";
import { acknowledgesOurSyn, entryOf, isAcceptable, isSimultaneousSynAck } from "./acceptability.ts";
import { rememberedOf } from "./memory.ts";
import type { Arrival, Expected, Passage } from "./passage.ts";

/** An acceptable ACK of our SYN, or the SYN,ACK of a simultaneous open (3.10.7.4, fifth; A.2). */
export function completes(expected: Expected, at: Connection, segment: Segment): boolean {
	if (hasRst(segment) || !acknowledgesOurSyn(expected, at, segment)) return false;
	return isSimultaneousSynAck(expected, at, segment) || (!hasSyn(segment) && isAcceptable(expected, at, segment));
}

/** Nothing else leads from SYN-RECEIVED to the synchronized states, but a call that closes. */
export function onlyAckOfOurSynEstablishes({ arrival, expected, changes, event }: Passage): string | undefined {
	if (event.type === "call") return undefined;
	for (const { before, after } of changes) {
		if (before?.state !== "SYN-RECEIVED" || !after || !isSynchronized(after.state)) continue;
		const came = arrival?.at?.id === before.id ? arrival.segment : undefined;
		if (!came || !completes(expected, before, came))
			return `${before.host} is ${after.state} without an ACK of its SYN`;
	}
	return undefined;
}

/** It does so always, but where the listener has no room, waits for data, or is gone. */
export function ackOfOurSynEstablishes({ arrival, expected }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || at?.state !== "SYN-RECEIVED" || !completes(expected, at, arrival.segment)) return undefined;
	if (arrival.still?.state !== "SYN-RECEIVED" || isHeldBack(arrival, at, expected)) return undefined;
	return `segment ${arrival.segment.number} acknowledges the SYN, and ${at.host} stays in SYN-RECEIVED`;
}

function isHeldBack({ host, segment }: Arrival, at: Connection, { settings }: Expected): boolean {
	const listener = host.listeners.get(at.local.port);
	if (at.holder !== "listener" || listener?.id !== at.listener) return false;
	if (listener.options.deferAccept && segment.length === 0) return true;
	return listener.acceptQueue.length >= acceptQueueCapacity(listener.options, settings);
}

/** "If the segment acknowledgment is not acceptable, form a reset segment" and stay; Linux looks at a half-open entry's ACK first. */
export function badAckInSynReceivedIsReset({ arrival, expected, sent }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || at?.state !== "SYN-RECEIVED" || !isBadAck(expected, at, arrival.segment)) return undefined;
	const [reset] = sent;
	const right = sent.length === 1 && reset && hasRst(reset) && reset.seq === arrival.segment.ack;
	if (right && arrival.still?.state === "SYN-RECEIVED") return undefined;
	return `segment ${arrival.segment.number} has a bad ACK for SYN-RECEIVED, and is not just reset`;
}

function isBadAck(expected: Expected, at: Connection, segment: Segment): boolean {
	if (!hasAck(segment) || hasRst(segment)) return false;
	if (expected.profile === "linux" && entryOf(at) === "half-open") return segment.ack !== at.sndNxt;
	if (acknowledgesOurSyn(expected, at, segment)) return false;
	return isSimultaneousSynAck(expected, at, segment) || (!hasSyn(segment) && isAcceptable(expected, at, segment));
}

/** shutdown() in an active open that became SYN-RECEIVED: the FIN goes (3.10.4), or on Linux waits until ESTABLISHED. */
export function shutdownWhileOpening({ event, changes, expected, before: world }: Passage): string | undefined {
	if (event.type !== "call" || event.call !== "shutdown" || event.how === "read") return undefined;
	const socket = world.hosts.get(event.host)?.socket;
	for (const { before, after } of changes) {
		if (before?.state !== "SYN-RECEIVED" || before.id !== socket?.id) continue;
		if (before.opening === "passive" || before.finQueued || before.unsent > 0) continue;
		const waits = after?.state === "SYN-RECEIVED" && !after.finSent && after.finQueued;
		const goes = after?.state === "FIN-WAIT-1" && after.finSent;
		if (!(expected.profile === "linux" ? waits : goes)) return `shutdown() leads ${before.host} to ${after?.state}`;
	}
	return undefined;
}

/** An open is tried for at least three minutes (3.8.3, MUST-23); on Linux for two. */
export function synIsTriedLongEnough({ fired, memory, after, expected }: Passage): string | undefined {
	const c = fired?.before;
	if (c?.state !== "SYN-SENT" || fired?.kind !== "retransmission" || fired.after) return undefined;
	if (expected.settings.synRetries !== PROFILES[expected.profile].synRetries) return undefined;
	const ms = after.nowMs - rememberedOf(memory, c).openedAt;
	return ms < (expected.profile === "rfc9293" ? 180_000 : 120_000) ? `connect() gives up after ${ms} ms` : undefined;
}

/** No state leads back to one before it (3.3.2, Figure 5). */
export function noWayBack({ changes, event }: Passage): string | undefined {
	if (event.type === "crash") return undefined;
	const back = changes.find(
		({ before, after }) =>
			before && after && isSynchronized(before.state) && (!isSynchronized(after.state) || rank(after) < rank(before)),
	);
	return back && `${back.before?.host} goes from ${back.before?.state} back to ${back.after?.state}`;
}

const ORDER = ["ESTABLISHED", "FIN-WAIT-1", "CLOSE-WAIT", "FIN-WAIT-2", "CLOSING", "LAST-ACK", "TIME-WAIT"];

function rank({ state }: Connection): number {
	return ORDER.indexOf(state);
}
