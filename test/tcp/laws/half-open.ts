// Laws of half-open entries: SYN-RECEIVED by passive open (RFC 9293, 3.10.7.4, second and fourth check; RFC 4987, 2).
import { hasAck, hasRst, hasSyn } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { entryOf, isAcceptable, isOpeningSynAgain } from "./acceptability.ts";
import { rememberedOf } from "./memory.ts";
import { completes } from "./opening.ts";
import type { Change, Passage } from "./passage.ts";

/**
 * Of few entries, that is: Linux gives old ones up early only in a crowded queue (crowded-syn-queue.test.ts).
 * A half-open entry goes only for an ACK of its SYN,ACK, an RST, a new SYN, a call, or its last wait (RFC 4987, 2; 3.10.7.4).
 */
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
