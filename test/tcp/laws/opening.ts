// Laws of SYN-RECEIVED and of opening (RFC 9293, 3.10.7.4, second, fourth and fifth check; 3.5).
import { type Connection, isSynchronized } from "../../../src/tcp/connection.ts";
import { acceptQueueCapacity } from "../../../src/tcp/listener.ts";
import { hasAck, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { PROFILES } from "../../../src/tcp/settings.ts";
import { acknowledgesOurSyn, entryOf, isAcceptable, isOpeningSynAgain, isSimultaneousSynAck } from "./acceptability.ts";
import { rememberedOf } from "./memory.ts";
import type { Arrival, Change, Expected, Passage } from "./passage.ts";

/** An acceptable ACK of our SYN, or the SYN,ACK of a simultaneous open (3.10.7.4, fifth; A.2). */
function completes(expected: Expected, at: Connection, segment: Segment): boolean {
	if (hasRst(segment) || !acknowledgesOurSyn(expected, at, segment)) return false;
	return isSimultaneousSynAck(expected, at, segment) || (!hasSyn(segment) && isAcceptable(expected, at, segment));
}

export function onlyAckOfOurSynEstablishes({ arrival, expected, changes }: Passage): string | undefined {
	for (const { before, after } of changes) {
		if (before?.state !== "SYN-RECEIVED" || after?.state !== "ESTABLISHED") continue;
		const came = arrival?.at?.id === before.id ? arrival.segment : undefined;
		if (!came || !completes(expected, before, came)) return `${before.host} is ESTABLISHED without an ACK of its SYN`;
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

/** A half-open entry goes only for an ACK of its SYN,ACK, an RST, a new SYN, a call, or its last wait (RFC 4987, 2; 3.10.7.4). */
export function halfOpenLeavesForAReason(passage: Passage): string | undefined {
	const { event } = passage;
	if (event.type === "call" || event.type === "crash") return undefined;
	const gone = passage.changes.find((change) => isNoLongerHalfOpen(change) && !hasReason(passage, change));
	return gone && `${gone.before?.host} loses a half-open entry for no reason`;
}

function isNoLongerHalfOpen({ before, after }: Change): boolean {
	return before !== undefined && entryOf(before) === "half-open" && after?.state !== "SYN-RECEIVED";
}

function hasReason({ arrival, fired, expected, before: world }: Passage, { before: c }: Change): boolean {
	if (!c) return false;
	if (fired?.before.id === c.id) {
		const listener = world.hosts.get(c.host)?.listeners.get(c.local.port);
		return listener?.id !== c.listener || c.expiries >= listener.options.synAckRetries;
	}
	if (!arrival || arrival.at?.id !== c.id) return false;
	const { segment } = arrival;
	if (hasRst(segment)) return segment.seq === c.rcvNxt;
	if (completes(expected, c, segment)) return true;
	const inside = expected.profile === "linux" || distance(segment.seq, c.rcvNxt) >= 0;
	return hasSyn(segment) && inside && isAcceptable(expected, c, segment);
}

/** One that an old SYN called up from TIME-WAIT returns there (3.6.1, MAY-2, as the profile rfc9293 has it); on Linux it ends. */
export function oldSynReturnsToTimeWait({ arrival, expected, memory }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || !at || entryOf(at) !== "half-open" || !rememberedOf(memory, at).reopened) return undefined;
	if (!hasRst(arrival.segment) || arrival.still) return undefined;
	const returned = arrival.opened?.state === "TIME-WAIT";
	return returned === (expected.profile === "rfc9293")
		? undefined
		: `${at.host} ${returned ? "returns" : "does not return"} to TIME-WAIT`;
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

/** The SYN is acknowledged, or it is sent again: no state goes back (3.3.2, Figure 5). */
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

/** The SYN once more gets an ACK (3.10.7.4, first), on Linux the SYN,ACK again; a new SYN in the window nothing (fourth), on Linux RST,ACK. */
export function synInHalfOpen({ arrival, expected, sent }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || !at || entryOf(at) !== "half-open" || hasAck(arrival.segment) || hasRst(arrival.segment))
		return undefined;
	const { segment } = arrival;
	const linux = expected.profile === "linux";
	const isNew = hasSyn(segment) && distance(segment.seq, at.rcvNxt) >= 0 && isAcceptable(expected, at, segment);
	if (!isNew && !isOpeningSynAgain(at, segment)) return undefined;
	const wrong = sent.find((s) => (isNew ? !hasRst(s) || !linux : hasSyn(s) !== linux));
	const silent = sent.length === 0 && (isNew ? linux : !linux);
	return wrong || silent ? `the SYN ${segment.number} is not answered as ${expected.profile} has it` : undefined;
}
