// Laws of SYN cookies (RFC 4987, 3.6).
import { connectionKey, isSynchronized } from "../../../src/tcp/connection.ts";
import { acceptQueueCapacity } from "../../../src/tcp/listener.ts";
import { hasAck, hasRst, hasSyn } from "../../../src/tcp/segment.ts";
import { advance, type SequenceNumber } from "../../../src/tcp/sequence-number.ts";
import type { Arrival, Passage } from "./passage.ts";

/** A SYN,ACK that answers a SYN although no half-open entry is kept. */
export function cookieIn({
	arrival,
	sent,
}: Passage): { readonly key: string; readonly number: SequenceNumber } | undefined {
	// A connection in TIME-WAIT gives way to a new SYN.
	if (!arrival || arrival.opened || (arrival.at && arrival.at.state !== "TIME-WAIT")) return undefined;
	const synAck = sent.find((s) => hasSyn(s) && hasAck(s));
	const key = cookieKey(arrival, arrival.segment.seq);
	return synAck && key !== undefined ? { key, number: synAck.seq } : undefined;
}

/** `isn`: number of the SYN. Undefined: nobody listens. */
function cookieKey({ host, segment }: Arrival, isn: SequenceNumber): string | undefined {
	const listener = host.listeners.get(segment.to.port);
	return listener && `${host.setup.id} ${listener.id} ${connectionKey(listener.port, segment.from)} ${isn}`;
}

/** The cookie is computed from the SYN: however often that arrives, the number is the same. */
export function sameSynSameCookie(passage: Passage): string | undefined {
	const cookie = cookieIn(passage);
	const earlier = cookie && passage.memory.cookies.get(cookie.key);
	if (!cookie || earlier === undefined || earlier === cookie.number) return undefined;
	return `the SYN ${cookie.key} gets the cookie ${cookie.number} after ${earlier}`;
}

/** The ACK of a cookie that was sent opens, whatever was lost or came twice, while there is room; no other ACK does. */
export function ackOfCookieOpens({ arrival, memory, expected }: Passage): string | undefined {
	if (!arrival || arrival.at || !hasAck(arrival.segment) || hasRst(arrival.segment)) return undefined;
	const { segment, host, opened } = arrival;
	const key = cookieKey(arrival, advance(segment.seq, -1));
	const listener = host.listeners.get(segment.to.port);
	if (key === undefined || !listener) return undefined;
	const isAnswer = !hasSyn(segment) && memory.cookies.get(key) === advance(segment.ack, -1);
	const full = listener.acceptQueue.length >= acceptQueueCapacity(listener.options, expected.settings);
	const opens = opened !== undefined && isSynchronized(opened.state);
	if (opens === (isAnswer && !full)) return undefined;
	return `segment ${segment.number} ${opens ? "opens without a cookie" : "acknowledges a cookie and does not open"}`;
}

/** It takes no place in the SYN queue (RFC 4987, 3.6). A SYN that ends a TIME-WAIT gets no cookie on Linux, but an entry. */
export function cookieKeepsNoEntry({ changes, arrival, after, expected }: Passage): string | undefined {
	const listener = arrival && after.hosts.get(arrival.host.setup.id)?.listeners.get(arrival.segment.to.port);
	if (listener?.options.synCookies !== "always") return undefined;
	if (expected.profile === "linux" && arrival?.at?.state === "TIME-WAIT") return undefined;
	const kept = changes.some(({ before, after: c }) => !before && c?.listener === listener.id && !c.fromCookie);
	return kept ? `${arrival?.host.setup.id} keeps a half-open entry beside its cookies` : undefined;
}
