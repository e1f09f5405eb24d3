// The retransmission queue of one connection: what was sent and is not acknowledged as a whole, oldest first (RFC 9293,
// 3.4). A linked list with counts, because no operation may cost more where more is under way: a sender of small segments
// has tens of thousands of them. Losses need no mark on a segment: what is lost, and what of it went again, is always the
// oldest so many.
import { FIN, SYN } from "./flags.ts";
import { afterSegment, type Origin } from "./provenance.ts";
import { advance, atOrBefore, type SequenceNumber } from "./sequence-number.ts";

/** One segment that was sent, as it would be sent again. */
export interface Unacknowledged {
	/** Its first transmission, by number in the trace. */
	readonly firstSentAs: number;
	/** Octets at its beginning that were acknowledged since. */
	trimmed: number;
	seq: SequenceNumber;
	/** SYN, FIN and PSH bits that go with it. */
	bits: number;
	length: number;
	/** ms. */
	sentAt: number;
	transmissions: number;
	/** The one sent after it. */
	next: Unacknowledged | undefined;
}

export interface SendQueue {
	oldest: Unacknowledged | undefined;
	newest: Unacknowledged | undefined;
	/** Segments in it. */
	length: number;
	/** So many of the oldest are taken for lost (only with congestion control). */
	lost: number;
	/** So many of the oldest are under way again. */
	resent: number;
	/** The oldest that is not. */
	notResent: Unacknowledged | undefined;
}

export function sendQueue(): SendQueue {
	return { oldest: undefined, newest: undefined, length: 0, lost: 0, resent: 0, notResent: undefined };
}

/** A copy that shares nothing changeable with the original. */
export function copySendQueue(original: SendQueue): SendQueue {
	const copy = sendQueue();
	for (let sent = original.oldest; sent; sent = sent.next) append(copy, { ...sent, next: undefined });
	copy.lost = original.lost;
	while (copy.resent < original.resent && copy.notResent) noteResent(copy, copy.notResent);
	return copy;
}

/** Adds a segment that was just sent, after which there is none. */
export function append(queue: SendQueue, added: Unacknowledged): void {
	if (queue.newest) queue.newest.next = added;
	else queue.oldest = added;
	queue.newest = added;
	queue.notResent ??= added;
	queue.length += 1;
}

/** Takes off what is acknowledged as a whole, and returns it, oldest first (RFC 9293, 3.10.7.4). */
export function takeCovered(queue: SendQueue, sndUna: SequenceNumber): readonly Unacknowledged[] {
	let covered: Unacknowledged[] = [];
	for (let sent = queue.oldest; sent && atOrBefore(endOf(sent), sndUna); sent = queue.oldest) {
		// Most ACKs cover one: a list of just that is smaller than one that is made to grow.
		if (covered.length === 0) covered = [sent];
		else covered.push(sent);
		queue.oldest = sent.next;
		if (queue.notResent === sent) queue.notResent = sent.next;
	}
	if (!queue.oldest) queue.newest = undefined;
	queue.length -= covered.length;
	queue.lost = Math.max(0, queue.lost - covered.length);
	queue.resent = Math.max(0, queue.resent - covered.length);
	return covered;
}

/** Makes one segment of the oldest, or the oldest that is not under way again, and the one sent after it. */
export function joinWithNext(queue: SendQueue, sent: Unacknowledged): void {
	const { next } = sent;
	if (!next) return;
	const before = sent === queue.notResent ? queue.resent : 0;
	if (before + 1 < queue.lost) queue.lost -= 1;
	if (before + 1 < queue.resent) queue.resent -= 1;
	if (queue.notResent === next) queue.notResent = next.next;
	if (queue.newest === next) queue.newest = sent;
	sent.bits |= next.bits;
	sent.length += next.length;
	sent.next = next.next;
	queue.length -= 1;
}

/** The oldest, or the oldest that is not under way again, has been sent again. */
export function noteResent(queue: SendQueue, sent: Unacknowledged): void {
	if (sent !== queue.notResent) return;
	queue.notResent = sent.next;
	queue.resent += 1;
}

/** The oldest that is lost and not under way again. */
export function nextToResend(queue: SendQueue): Unacknowledged | undefined {
	return queue.resent < queue.lost ? queue.notResent : undefined;
}

/** Everything is taken for lost, or nothing, and nothing counts as sent again. */
export function markAll(queue: SendQueue, lost: boolean): void {
	queue.lost = lost ? queue.length : 0;
	queue.resent = 0;
	queue.notResent = queue.oldest;
}

export function markOldestLost(queue: SendQueue): void {
	if (queue.lost === 0 && queue.oldest) queue.lost = 1;
}

/** Where its first number came from: its first transmission, and what of that is acknowledged. */
export function originOf({ firstSentAs, trimmed }: Unacknowledged): Origin {
	return afterSegment(firstSentAs, 0, trimmed, 0);
}

/** First sequence number after a sent segment. */
export function endOf(sent: Unacknowledged): SequenceNumber {
	return advance(sent.seq, sent.length + (sent.bits & SYN ? 1 : 0) + (sent.bits & FIN ? 1 : 0));
}
