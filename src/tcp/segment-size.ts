// How much data one segment may carry: the smaller of what both ends take (RFC 9293, 3.7.1).
import type { Connection } from "./connection.ts";
import { ipFamily } from "./ip-address.ts";
import type { Listener } from "./listener.ts";
import type { Segment } from "./segment.ts";

/** What a TCP assumes that gets no MSS option, octets (RFC 9293, 3.7.1, MUST-15). */
const USUAL_MSS = { 4: 536, 6: 1220 };

/** What the peer's SYN says that it takes in one segment, octets. */
function announcedMss(syn: Segment): number {
	return syn.mss ?? USUAL_MSS[ipFamily(syn.from.ip)];
}

export function takeMss(connection: Connection, syn: Segment): void {
	connection.sndMss = Math.min(connection.sndMss, announcedMss(syn));
}

/** A cookie has room for one of a few values: the largest that the peer takes, or the least (RFC 4987, 3.6; Linux's four). */
const COOKIE_MSS = [1460, 1440, 1300, 536];

/** Keeps what a cookie says of the peer, if it is less than we would send. */
export function keepMss(listener: Listener, connection: string, syn: Segment, ownMss: number): void {
	const announced = announcedMss(syn);
	if (announced >= ownMss) {
		listener.cookieMss?.delete(connection);
		return;
	}
	listener.cookieMss ??= new Map();
	listener.cookieMss.set(connection, COOKIE_MSS.find((value) => value <= announced) ?? 536);
}
