// Laws of sequence numbers (RFC 9293, 3.4).
import { type Connection, isSynchronized } from "../../../src/tcp/connection.ts";
import { findConnection } from "../../../src/tcp/connection-table.ts";
import type { Origin } from "../../../src/tcp/provenance.ts";
import { hasAck, hasRst, type Segment } from "../../../src/tcp/segment.ts";
import { distance, sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import type { World } from "../../../src/tcp/world.ts";
import type { Memory } from "./memory.ts";
import { carriesText, isFrom, type Passage } from "./passage.ts";

export function originsOfSent({ after, memory, arrival, sent }: Passage): string | undefined {
	for (const segment of sent) {
		const wrong = numbersHaveOrigins(after, segment, arrival?.segment, memory);
		if (wrong) return wrong;
	}
	return undefined;
}

/** Every number is what its origin says: the number it refers to, plus SYN, data and FIN, less one for a probe. */
export function numbersHaveOrigins(
	world: World,
	segment: Segment,
	arrived?: Segment,
	memory?: Memory,
): string | undefined {
	const referred = (n: number) =>
		n > 0 ? world.segments[n - 1] : n === arrived?.number ? arrived : memory?.injected.get(n);
	const bad =
		!agrees(segment.seq, segment.seqOrigin, referred) ||
		(hasAck(segment) && !agrees(segment.ack, segment.ackOrigin, referred));
	return bad ? `segment ${segment.number} has a number that its origin does not give` : undefined;
}

function agrees(number: number, origin: Origin | null, find: (n: number) => Segment | undefined): boolean {
	if (!origin) return false;
	if (origin.kind !== "counted") return origin.kind !== "zero" || number === 0;
	const { of, syn, data, fin, back } = origin;
	const referred = find(of.segment);
	return referred !== undefined && number === sequenceNumber(referred[of.field] + syn + data + fin - back);
}

/** SND.UNA =< SND.NXT, and neither end expects what the other has not sent, or has dropped as acknowledged. */
export function endsAgree({ after, memory, arrival, changes }: Passage): string | undefined {
	const fromOutside = memory.injected.size > 0 || (arrival !== undefined && arrival.segment.number < 0);
	for (const { after: c } of changes) {
		if (!c) continue;
		if (distance(c.sndNxt, c.sndUna) < 0) return `${c.host}: SND.NXT is before SND.UNA`;
		const apart = fromOutside ? undefined : peersDisagree(after, c);
		if (apart) return apart;
	}
	return undefined;
}

function peersDisagree(world: World, c: Connection): string | undefined {
	const host = world.hostByIp.get(c.remote.ip);
	const peer = host && findConnection(host, c.remote.port, c.local);
	// A half-open peer may be a new incarnation that an old SYN has called up.
	if (!peer || !isSynchronized(peer.state) || !isSynchronized(c.state)) return undefined;
	// So may one that an ACK opened which a listener took for the answer to its cookie once more.
	if (peer.irs !== c.iss || c.irs !== peer.iss || peer.fromCookie || c.fromCookie) return undefined;
	return expectsMoreThanSent(c, peer) ?? expectsMoreThanSent(peer, c);
}

function expectsMoreThanSent(sender: Connection, receiver: Connection): string | undefined {
	const { rcvNxt, host } = receiver;
	if (distance(sender.sndNxt, rcvNxt) < 0) return `${host} expects ${rcvNxt}, beyond what ${sender.host} has sent`;
	if (distance(rcvNxt, sender.sndUna) < 0) return `${sender.host} thinks acknowledged what ${host} has not received`;
	return undefined;
}

/** What is sent anew begins at SND.NXT; what is sent again lies between SND.UNA and SND.NXT (RFC 9293, 3.4; RFC 6298, 5.4). */
export function sentInPlace({ changes, sent }: Passage): string | undefined {
	for (const { before: c, after } of changes) {
		let next = c?.sndNxt;
		for (const s of sent) {
			if (!c || next === undefined || hasRst(s) || !isFrom(c, s) || !carriesText(s)) continue;
			const lowest = after?.sndUna ?? c.sndUna;
			if (s.retransmission ? distance(s.seq, lowest) < 0 || distance(s.seq, next) >= 0 : s.seq !== next)
				return `segment ${s.number} does not begin where it should`;
			if (!s.retransmission) next = sequenceNumber(endOf(s));
		}
	}
	return undefined;
}

function endOf({ seq, length, bits }: Segment): number {
	return seq + length + (bits & 1);
}

/** No data beyond SND.UNA + SND.WND (RFC 9293, 3.8.6); the FIN needs no room. */
export function withinPeersWindow({ changes, sent }: Passage): string | undefined {
	for (const { after: c } of changes) {
		const beyond = sent.find(
			(s) => c && isFrom(c, s) && s.length > 0 && !s.retransmission && distance(s.seq, c.sndUna) + s.length > c.sndWnd,
		);
		if (beyond) return `segment ${beyond.number} goes beyond the window of its peer`;
	}
	return undefined;
}

/** SEG.ACK = RCV.NXT in all that a connection sends, but a RST; the last of several says the newest (3.4, MUST-59). */
export function acknowledgesWhatIsExpected({ changes, sent }: Passage): string | undefined {
	for (const { before, after: c } of changes) {
		if (!c) continue;
		const own = sent.filter((s) => isFrom(c, s) && hasAck(s) && !hasRst(s));
		const old = own.findLast((s) => s.ack !== c.rcvNxt);
		if (!old) continue;
		const isLast = old === own.at(-1) && !c.timers["delayed-ack"];
		if (isLast || old.ack !== before?.rcvNxt) return `segment ${old.number} acknowledges ${old.ack}`;
	}
	return undefined;
}
