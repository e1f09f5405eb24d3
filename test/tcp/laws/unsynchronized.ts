// Laws of CLOSED, LISTEN and SYN-SENT (RFC 9293, 3.10.7.1 to 3.10.7.3; RFC 4987, 2 and 3.6).
import { isSynchronized } from "../../../src/tcp/connection.ts";
import { acceptQueueCapacity, synQueueCapacity } from "../../../src/tcp/listener.ts";
import { hasAck, hasFin, hasRst, hasSyn } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { isNewSyn } from "./acceptability.ts";
import type { Arrival, Expected, Passage } from "./passage.ts";

/** 3.10.7.1: everything but an RST gets an RST where nobody is; 3.10.7.2: so does an ACK at a listener, and the rest nothing. */
export function nobodyAnswersReset({ arrival, sent }: Passage): string | undefined {
	if (!arrival || arrival.at || arrival.opened) return undefined;
	const { host, segment } = arrival;
	const listener = host.listeners.get(segment.to.port);
	// These two are laws of their own, in cookies.ts and below.
	if (listener && !hasRst(segment) && (hasAck(segment) ? listener.options.synCookies : hasSyn(segment)))
		return undefined;
	const should = !hasRst(segment) && (!listener || hasAck(segment));
	const does = sent.length === 1 && sent.every(hasRst);
	if (should ? does : sent.length === 0) return undefined;
	return `segment ${segment.number}, for which there is no connection, draws ${sent.length} segments`;
}

/** A SYN gets an entry and SYN,ACK while there is room, a cookie where cookies are on, or nothing (RFC 4987, 2 and 3). */
export function synIsAnsweredWhileThereIsRoom({ arrival, sent, expected }: Passage): string | undefined {
	if (!arrival || !isSynForListener(arrival)) return undefined;
	const should = roomFor(arrival, expected);
	const synAck = sent.length === 1 && sent.every((s) => hasSyn(s) && hasAck(s));
	const does = synAck ? (arrival.opened ? "entry" : "cookie") : sent.length === 0 ? "nothing" : "something else";
	return does === should ? undefined : `the SYN ${arrival.segment.number} gets ${does}, and not ${should}`;
}

function isSynForListener({ at, host, segment }: Arrival): boolean {
	if (!host.listeners.has(segment.to.port)) return false;
	if (at) return at.state === "TIME-WAIT" && isNewSyn(at, segment);
	return hasSyn(segment) && !hasAck(segment) && !hasRst(segment);
}

/** Linux drops SYN,FIN, also one that has ended a TIME-WAIT; for any other that has, the SYN queue has room and needs no cookie. */
function roomFor({ host, segment, at }: Arrival, { profile, settings }: Expected): "entry" | "cookie" | "nothing" {
	const listener = host.listeners.get(segment.to.port);
	if (!listener || (profile === "linux" && hasFin(segment))) return "nothing";
	const { options, acceptQueue, synQueue } = listener;
	if (acceptQueue.length >= acceptQueueCapacity(options, settings)) return "nothing";
	if (profile === "linux" && at?.state === "TIME-WAIT") return "entry";
	const full = synQueue >= synQueueCapacity(options, settings);
	if (options.synCookies === "always" || (options.synCookies && full)) return "cookie";
	return full ? "nothing" : "entry";
}

/** 3.10.7.3: ACK, RST, SYN, in that order; what is dropped changes nothing. */
export function synSentTakesOnlyItsAnswer({ arrival, sent }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || at?.state !== "SYN-SENT") return undefined;
	const { segment, still } = arrival;
	const isGood = hasAck(segment) && distance(segment.ack, at.iss) > 0 && distance(segment.ack, at.sndNxt) <= 0;
	const wrong = (what: string) => `SYN-SENT of ${at.host} and segment ${segment.number}: ${what}`;
	const stays = still?.state === "SYN-SENT";
	if (hasAck(segment) && !isGood)
		return stays && sent.length === (hasRst(segment) ? 0 : 1) && sent.every(hasRst) ? undefined : wrong("a bad ACK");
	if (hasRst(segment)) return (isGood ? still === undefined : stays) && sent.length === 0 ? undefined : wrong("an RST");
	if (!hasSyn(segment)) return stays && sent.length === 0 ? undefined : wrong("neither RST nor SYN");
	if (isGood) return still && isSynchronized(still.state) ? undefined : wrong("the SYN,ACK");
	const synAck = sent.length === 1 && sent.every((s) => hasSyn(s) && s.seq === at.iss && s.ack === still?.rcvNxt);
	return still?.state === "SYN-RECEIVED" && synAck ? undefined : wrong("a crossing SYN");
}

/** A segment that SYN-SENT does not take leaves the timer of the SYN as it is; on Linux one with a bad ACK makes it due in 8 ms. */
export function synSentWaitsOn({ arrival, expected, after: { nowMs } }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || at?.state !== "SYN-SENT" || arrival.still?.state !== "SYN-SENT") return undefined;
	const due = arrival.still.timers.retransmission?.dueMs;
	const isBad = hasAck(arrival.segment) && distance(arrival.segment.ack, at.sndNxt) !== 0;
	const soon = expected.profile === "linux" && isBad && at.expiries === 0;
	if (due === (soon ? nowMs + 8 : at.timers.retransmission?.dueMs)) return undefined;
	return `segment ${arrival.segment.number} changes when ${at.host} sends its SYN again`;
}
