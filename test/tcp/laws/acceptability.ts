// Whether a segment is acceptable to an end, counted from its variables once more, without the engine's own functions:
// RFC 9293, 3.4, Table 6; RFC 5961, 5.2; and what Linux makes of them.
import type { Connection } from "../../../src/tcp/connection.ts";
import { hasAck, hasRst, hasSyn, type Segment, segmentLength } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import type { Expected } from "./passage.ts";

/** What Linux keeps of a connection: a half-open entry, the whole, or a remnant that no process reaches. */
export function entryOf({ state, opening, holder }: Connection): "half-open" | "connection" | "remnant" {
	if (state === "SYN-RECEIVED" && opening === "passive") return "half-open";
	if (state === "TIME-WAIT" || (state === "FIN-WAIT-2" && holder === "nobody")) return "remnant";
	return "connection";
}

export function isLinuxRemnant({ profile }: Expected, c: Connection): boolean {
	return profile === "linux" && entryOf(c) === "remnant";
}

/** The first check, without the exceptions below. */
export function isAcceptable(expected: Expected, c: Connection, segment: Segment): boolean {
	const length = segmentLength(segment);
	const first = distance(segment.seq, c.rcvNxt);
	if (expected.profile === "rfc9293") return isInTable6(first, length, expected.settings.windowOctets);
	const window = distance(c.windowEnd, c.rcvNxt);
	if (c.state !== "TIME-WAIT" && entryOf(c) !== "connection") return touchesWindow(first, length, window);
	if (c.state === "TIME-WAIT") return isInTable6(first, length, window);
	const old = distance(c.rcvAcked, c.rcvNxt);
	const everythingRead = c.unread === 0 && !c.finUnread;
	return first + length >= old && first <= window && (first + length <= window || everythingRead);
}

function isInTable6(first: number, length: number, window: number): boolean {
	const inWindow = (n: number) => n >= 0 && n < window;
	return inWindow(first) || (length > 0 && inWindow(first + length - 1));
}

/** tcp_in_window: it begins at RCV.NXT, or some of it lies inside, or it is empty at the very end. */
export function touchesWindow(first: number, length: number, window: number): boolean {
	if (first === 0) return true;
	return length === 0 ? first > 0 && first <= window : first + length > 0 && first < window;
}

/** The SYN,ACK of a simultaneous open repeats the SYN that was taken already (RFC 9293, A.2). */
export function isSimultaneousSynAck({ profile }: Expected, c: Connection, segment: Segment): boolean {
	if (c.state !== "SYN-RECEIVED" || c.opening !== "active" || segment.seq !== c.irs) return false;
	if (!hasSyn(segment) || !hasAck(segment) || hasRst(segment)) return false;
	return profile === "rfc9293" || (segmentLength(segment) === 1 && segment.ack === c.sndNxt);
}

/** The SYN that opened the half-open entry, once more. */
export function isOpeningSynAgain(c: Connection, segment: Segment): boolean {
	return entryOf(c) === "half-open" && hasSyn(segment) && !hasAck(segment) && !hasRst(segment) && segment.seq === c.irs;
}

/** SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT (RFC 5961, 5.2); to Linux nothing older than the first number acknowledged. */
export function isAckInRange({ profile }: Expected, c: Connection, { ack }: Segment): boolean {
	const age = distance(c.sndUna, ack);
	if (distance(ack, c.sndNxt) > 0 || age > c.maxSndWnd) return false;
	const first = c.opening === "active" ? 0 : 1;
	return profile === "rfc9293" || distance(ack, c.iss) >= first;
}

/** SND.UNA < SEG.ACK =< SND.NXT; a Linux that opened actively is content with SND.UNA (RFC 9293, 3.10.7.4, fifth). */
export function acknowledgesOurSyn({ profile }: Expected, c: Connection, segment: Segment): boolean {
	if (!hasAck(segment)) return false;
	const news = distance(segment.ack, c.sndUna);
	const enough = profile === "linux" && c.opening === "active" ? 0 : 1;
	return news >= enough && distance(segment.ack, c.sndNxt) <= 0;
}

/** In TIME-WAIT: a SYN above all that the old connection received is no old duplicate. */
export function isNewSyn(c: Connection, segment: Segment): boolean {
	return hasSyn(segment) && !hasAck(segment) && !hasRst(segment) && distance(segment.seq, c.rcvNxt) > 0;
}
