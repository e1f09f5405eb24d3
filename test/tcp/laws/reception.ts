// Laws of what is received: RCV.NXT, octets, FIN (RFC 9293, 3.4 and 3.10.7.4, seventh and eighth check).
import type { Connection } from "../../../src/tcp/connection.ts";
import { isSynchronized } from "../../../src/tcp/connection.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import { advance, distance, type SequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { isAcceptable, isAckInRange, isLinuxRemnant, isSimultaneousSynAck } from "./acceptability.ts";
import { type Brought, type Remembered, rememberedOf } from "./memory.ts";
import { type Arrival, type Expected, isReceiver, octetsReceived, type Passage } from "./passage.ts";

/** What lies before the connection `c` once the passage is over. */
export function broughtAfter(passage: Passage, was: Remembered, c: Connection): readonly Brought[] {
	const all = isReceiver(passage, c) ? broughtIn(passage, was) : was.brought;
	if (c.finReceived || all.length === 0) return all.length === 0 ? all : [];
	return all.filter((text) => distance(endOf(text), c.rcvNxt) > 0);
}

function endOf({ seq, length, fin }: Brought): SequenceNumber {
	return advance(seq, length + (fin ? 1 : 0));
}

function broughtIn({ arrival, expected }: Passage, was: Remembered): readonly Brought[] {
	const text = arrival && textIn(expected, arrival);
	return text && (text.length > 0 || text.fin) ? [...was.brought, text] : was.brought;
}

/** Text and FIN of the segment, as far as the window goes and this end takes them; undefined: it takes nothing of it. */
function textIn(expected: Expected, arrival: Arrival): Brought | undefined {
	const { segment, at, still, opened } = arrival;
	const now = still ?? opened;
	if (!now) return undefined;
	const verdict =
		!at || opened || at.state === "SYN-SENT"
			? verdictOnFirst(expected, segment, now)
			: judge(expected, at, now, segment);
	if (verdict === "left") return undefined;
	const seq = hasSyn(segment) ? advance(segment.seq, 1) : segment.seq;
	const whole = { seq, length: segment.length, fin: hasFin(segment), certain: verdict === "taken" };
	if (expected.profile === "linux") return whole;
	const edge = at && at.state !== "SYN-SENT" && !opened ? at.rcvNxt : advance(now.irs, 1);
	const room = distance(edge, seq) + expected.settings.windowOctets;
	return segment.length < room ? whole : { ...whole, length: Math.max(0, room), fin: false };
}

type Verdict = "taken" | "perhaps" | "left";

/** The SYN, or the ACK of a cookie. Linux drops what comes with a SYN. */
function verdictOnFirst({ profile }: Expected, segment: Segment, now: Connection): Verdict {
	if (hasRst(segment) || now.state === "SYN-SENT" || now.state === "TIME-WAIT") return "left";
	return hasSyn(segment) && profile === "linux" ? "left" : "taken";
}

function judge(expected: Expected, at: Connection, now: Connection, segment: Segment): Verdict {
	if (hasRst(segment) || !hasAck(segment) || at.state === "TIME-WAIT") return "left";
	if (at.finReceived) return expected.profile === "linux" ? "perhaps" : "left";
	const simultaneous = isSimultaneousSynAck(expected, at, segment);
	if (hasSyn(segment) && !simultaneous) return "left";
	if (!simultaneous && !isAcceptable(expected, at, segment)) return "left";
	if (at.state === "SYN-RECEIVED") return isSynchronized(now.state) ? "taken" : "left";
	// A remnant only waits for the FIN, and Linux may take what it expects before it looks at an old ACK.
	if (isLinuxRemnant(expected, at)) return "perhaps";
	if (distance(segment.ack, at.sndNxt) > 0) return "left";
	if (isAckInRange(expected, at, segment)) return "taken";
	return expected.profile === "linux" ? "perhaps" : "left";
}

/** RCV.NXT passes only over octets and FINs that a segment brought at just these numbers. */
export function onlyWhatWasBrought(passage: Passage): string | undefined {
	const { arrival, memory } = passage;
	const now = arrival?.still ?? arrival?.opened;
	if (!arrival || !now || !isSynchronized(now.state) || isReturned(passage)) return undefined;
	const was = rememberedOf(memory, now);
	const brought = broughtIn(passage, was);
	let n = startOf(arrival, now);
	while (n !== now.rcvNxt) {
		const text = brought.find(({ seq, length }) => distance(n, seq) >= 0 && distance(n, seq) < length);
		if (text) n = earlier(advance(text.seq, text.length), now.rcvNxt);
		else if (brought.some((b) => b.fin && advance(b.seq, b.length) === n)) n = advance(n, 1);
		else return `nothing brought the number ${n} that ${now.host} counts as received`;
	}
	return undefined;
}

/** A connection that returns to TIME-WAIT. */
function isReturned({ arrival, memory }: Passage): boolean {
	return arrival?.opened !== undefined && memory.connections.has(arrival.opened.id);
}

function startOf({ at, opened }: Arrival, now: Connection): SequenceNumber {
	return at && !opened && at.state !== "SYN-SENT" ? at.rcvNxt : advance(now.irs, 1);
}

function earlier(a: SequenceNumber, b: SequenceNumber): SequenceNumber {
	return distance(a, b) < 0 ? a : b;
}

/** RCV.NXT is the first number that nothing acceptable brought; undecided where a FIN and octets claim the same number. */
export function allThatWasBrought(passage: Passage): string | undefined {
	const { arrival, memory, expected } = passage;
	const now = arrival?.still ?? arrival?.opened;
	if (!arrival || !now || !isSynchronized(now.state) || now.finReceived) return undefined;
	if (!textIn(expected, arrival)) return undefined;
	const brought = broughtIn(passage, rememberedOf(memory, now)).filter(({ certain }) => certain);
	const disputed = brought.some((b) => b.fin && brought.some((other) => distance(endOf(other), endOf(b)) > 0));
	const waiting = brought.find((b) => distance(b.seq, now.rcvNxt) <= 0 && distance(endOf(b), now.rcvNxt) > 0);
	return waiting && !disputed ? `${now.host} leaves what begins at ${waiting.seq} at RCV.NXT ${now.rcvNxt}` : undefined;
}

/** RCV.NXT = IRS + 1 + octets received + FIN, and no more is unread than was received. */
export function octetsAreCounted(passage: Passage): string | undefined {
	for (const { after: c } of passage.changes) {
		if (!c || !isSynchronized(c.state)) continue;
		const octets = rememberedOf(passage.memory, c).octets + (isReceiver(passage, c) ? octetsReceived(passage) : 0);
		const fins = distance(c.rcvNxt, c.irs) - 1 - octets;
		const most = passage.expected.profile === "linux" ? Number.POSITIVE_INFINITY : 1;
		if (c.finReceived ? fins < 1 || fins > most : fins !== 0)
			return `${c.host} counts ${fins} FINs after ${octets} octets`;
		if (c.unread > octets) return `${c.host} has more to read than it received`;
	}
	return undefined;
}

/** What has been taken is acknowledged in the same event, or a delayed ACK is on its way (RFC 9293, 3.8.6.3). */
export function takenIsAcknowledged({ changes }: Passage): string | undefined {
	const owing = changes.find(
		({ after: c }) => c && isSynchronized(c.state) && c.rcvAcked !== c.rcvNxt && !c.timers["delayed-ack"],
	);
	return owing && `${owing.after?.host} does not acknowledge ${owing.after?.rcvNxt}`;
}
