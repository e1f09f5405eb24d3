// Choosing initial sequence numbers (RFC 9293, 3.4.1; RFC 6528): given ones first, then a clock plus a hash of the
// addresses and ports. SYN cookies are such a hash too, so that nothing need be remembered (RFC 4987, 3.6).
import { fnv1a, fnv1aOn } from "./fnv-1a.ts";
import type { Listener } from "./listener.ts";
import { COOKIE, INITIAL, type Origin } from "./provenance.ts";
import type { Endpoint, Segment } from "./segment.ts";
import { advance, type SequenceNumber, sequenceNumber } from "./sequence-number.ts";
import type { Host, World } from "./world.ts";

export interface ChosenNumber {
	readonly number: SequenceNumber;
	readonly origin: Origin;
}

function clockTicks(world: World, host: Host): number {
	return Math.floor((world.nowMs * 1e6) / host.setup.settings.isnTickNs);
}

/** The initial sequence number of a new connection between those ends. */
export function chooseIsn(world: World, host: Host, localPort: number, remote: Endpoint): ChosenNumber {
	const clocked = hashOfEnds(localPort, remote) + clockTicks(world, host);
	const given = host.setup.isns[host.isnsUsed];
	if (given !== undefined) {
		host.isnsUsed += 1;
		host.isnOffset = given - clocked;
		return { number: given, origin: INITIAL };
	}
	return { number: sequenceNumber(clocked + host.isnOffset), origin: INITIAL };
}

/** A stand-in for the keyed hash of a real host: that of the connection's key. */
function hashOfEnds(localPort: number, { ip, port }: Endpoint): number {
	return fnv1aOn(fnv1aOn(fnv1aOn(fnv1a(`${localPort} `), ip), " "), String(port));
}

/** The number for a new incarnation of a connection in TIME-WAIT: beyond anything the old one used (RFC 9293, 3.10.7.4). */
export function isnAbove(host: Host, sndNxt: SequenceNumber): ChosenNumber {
	const given = host.setup.isns[host.isnsUsed];
	if (given !== undefined) host.isnsUsed += 1;
	return { number: given ?? advance(sndNxt, 65_537), origin: INITIAL };
}

function computedCookie(key: string, clientIsn: SequenceNumber): SequenceNumber {
	return sequenceNumber(fnv1a(`${key} ${clientIsn}`));
}

/** The number of a SYN,ACK that encodes the SYN it answers: the same for the same SYN. */
export function chooseCookie(host: Host, listener: Listener, key: string, syn: Segment): ChosenNumber {
	const known = listener.givenCookies.get(`${key} ${syn.seq}`);
	const given = known ?? host.setup.isns[host.isnsUsed];
	if (given === undefined) return { number: computedCookie(key, syn.seq), origin: COOKIE };
	if (known === undefined) host.isnsUsed += 1;
	listener.givenCookies.set(`${key} ${syn.seq}`, given);
	return { number: given, origin: COOKIE };
}

/** Whether `ack` acknowledges the cookie that this host would have sent for that connection's SYN. */
export function isCookieAck(listener: Listener, key: string, ack: Segment): boolean {
	const clientIsn = advance(ack.seq, -1);
	const given = listener.givenCookies.get(`${key} ${clientIsn}`);
	const cookie = given ?? computedCookie(key, clientIsn);
	return ack.ack === advance(sequenceNumber(cookie), 1);
}
