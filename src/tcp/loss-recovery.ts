// What a sender without SACK makes of duplicate and partial ACKs and of timeouts (RFC 5681, RFC 6582 "NewReno", RFC 5682
// "F-RTO"), in the order in which Linux does it. The linux profile only.

import { growWindow, inFlight, reduceWindow } from "./congestion.ts";
import { type Congestion, DUPLICATE_THRESHOLD } from "./congestion-state.ts";
import type { Connection } from "./connection.ts";
import { SYN } from "./flags.ts";
import { endOf, markAll, markOldestLost, nextToResend, type Unacknowledged } from "./send-queue.ts";
import { before } from "./sequence-number.ts";

/** What one acknowledgment did. */
export interface AckNews {
	/** SND.UNA moved on. */
	readonly advanced: boolean;
	/** Repeats the last one while something is under way: a segment arrived out of order (RFC 5681, 2). */
	readonly duplicate: boolean;
	readonly covered: readonly Unacknowledged[];
}

/** What may be sent in consequence: nothing special, lost segments, or new data first to find out whether anything was lost. */
export type Resend = "nothing" | "lost" | "new-first";

/** Takes an acknowledgment into account; the caller then sends what is allowed. */
export function noteAck(connection: Connection, congestion: Congestion, news: AckNews): Resend {
	const { unacknowledged } = connection;
	const lostBefore = unacknowledged.lost;
	let delivered = news.covered.length > 0 ? takeCovered(connection, congestion, news.covered.length) : 0;
	let resend: Resend = "nothing";
	if (news.duplicate || congestion.phase !== "open") {
		const duplicatesBefore = congestion.duplicates;
		resend = judge(connection, congestion, news);
		if (news.duplicate) delivered += Math.max(0, congestion.duplicates - duplicatesBefore);
	}
	const moreLost = unacknowledged.lost > lostBefore;
	if (congestion.phase === "recovery") reduceWindow(connection, congestion, delivered, news.advanced && !moreLost);
	else if (news.covered.some((sent) => !(sent.bits & SYN))) growWindow(congestion, delivered);
	return resend;
}

/** One ACK fills a hole; further segments that it covers were counted as duplicates already. */
function takeCovered(connection: Connection, congestion: Congestion, covered: number): number {
	const delivered = Math.max(covered - congestion.duplicates, 1);
	congestion.duplicates = Math.max(0, congestion.duplicates - (covered - 1));
	limitDuplicates(connection, congestion, covered);
	return delivered;
}

/** More duplicates than segments under way mean that the network reorders. */
function limitDuplicates(connection: Connection, congestion: Congestion, covered: number): void {
	const { length: out, lost } = connection.unacknowledged;
	const holes = Math.min(Math.max(lost, 1), out);
	if (congestion.duplicates + holes <= out) return;
	congestion.duplicates = out - holes;
	congestion.reordering = Math.min(out + covered, 300);
}

function countDuplicate(connection: Connection, congestion: Congestion, news: AckNews): void {
	if (!news.duplicate) return;
	congestion.duplicates += 1;
	limitDuplicates(connection, congestion, 0);
}

/** The phase ends when what was outstanding at its beginning is acknowledged; else it decides what the ACK means. */
function judge(connection: Connection, congestion: Congestion, news: AckNews): Resend {
	if (connection.unacknowledged.length === 0) congestion.duplicates = 0;
	const recovered = !before(connection.sndUna, congestion.recoverAt);
	if (congestion.phase === "recovery" && recovered) {
		congestion.duplicates = 0;
		if (connection.sndUna === congestion.recoverAt) return "nothing";
		congestion.phase = "open";
		congestion.window = congestion.threshold;
	}
	if (congestion.phase === "recovery") {
		if (news.advanced) markOldestLost(connection.unacknowledged);
		else countDuplicate(connection, congestion, news);
		return "lost";
	}
	if (congestion.phase === "loss") return judgeAfterTimeout(connection, congestion, news, recovered);
	if (news.advanced) congestion.duplicates = 0;
	countDuplicate(connection, congestion, news);
	if (congestion.duplicates >= congestion.reordering) markOldestLost(connection.unacknowledged);
	if (connection.unacknowledged.lost === 0) {
		congestion.phase = congestion.duplicates > 0 ? "disorder" : "open";
		return "nothing";
	}
	enterRecovery(connection, congestion);
	return "lost";
}

/** Fast recovery: half the window, and the oldest segment goes again without waiting for the timer (RFC 5681, 3.2). */
function enterRecovery(connection: Connection, congestion: Congestion): void {
	congestion.phase = "recovery";
	congestion.recoverAt = connection.sndNxt;
	congestion.windowBefore = congestion.window;
	congestion.threshold = Math.max(2, congestion.window >> 1);
	congestion.delivered = 0;
	congestion.sent = 0;
	congestion.credit = 0;
}

/** After a timeout: an ACK of something that was never sent again proves that it was not lost (RFC 5682, 2.1). */
function judgeAfterTimeout(connection: Connection, congestion: Congestion, news: AckNews, recovered: boolean): Resend {
	if (congestion.doubtful) {
		const beyond = before(congestion.recoverAt, connection.sndNxt);
		if (provesArrival(congestion, news)) return undoTimeout(connection, congestion);
		if (beyond && news.duplicate) congestion.doubtful = false;
		else if (!beyond && news.advanced && !recovered) {
			if (hasUnsent(connection)) return "new-first";
			congestion.doubtful = false;
		}
	}
	if (recovered) {
		if (connection.sndUna !== congestion.recoverAt) congestion.phase = "open";
		return "nothing";
	}
	if (news.advanced) congestion.duplicates = 0;
	else if (before(congestion.recoverAt, connection.sndNxt)) countDuplicate(connection, congestion, news);
	return "lost";
}

/** Something that was under way at the timeout, and was not sent again, has arrived. */
function provesArrival(congestion: Congestion, news: AckNews): boolean {
	const [first] = news.covered;
	if (!first || before(congestion.recoverAt, endOf(first))) return false;
	return news.covered.every((sent) => sent.transmissions === 1);
}

function undoTimeout(connection: Connection, congestion: Congestion): Resend {
	markAll(connection.unacknowledged, false);
	congestion.window = Math.max(congestion.window, congestion.windowBefore);
	congestion.threshold = Number.POSITIVE_INFINITY;
	connection.expiries = 0;
	if (connection.sndUna !== congestion.recoverAt) congestion.phase = "open";
	return "nothing";
}

/** The timer expired: everything under way is taken for lost, and one segment at a time goes again (RFC 5681, 3.1). */
export function noteTimeout(connection: Connection, congestion: Congestion): void {
	const fresh = congestion.phase === "open" || congestion.phase === "disorder";
	markAll(connection.unacknowledged, true);
	if (
		fresh ||
		!before(connection.sndUna, congestion.recoverAt) ||
		(congestion.phase === "loss" && connection.expiries === 0)
	) {
		congestion.windowBefore = congestion.window;
		congestion.threshold = Math.max(2, congestion.window >> 1);
	}
	if (fresh && congestion.duplicates >= DUPLICATE_THRESHOLD)
		congestion.reordering = Math.min(congestion.reordering, DUPLICATE_THRESHOLD);
	congestion.doubtful = fresh || connection.expiries > 0;
	congestion.duplicates = 0;
	congestion.window = 1;
	congestion.credit = 0;
	congestion.phase = "loss";
	congestion.recoverAt = connection.sndNxt;
}

/** The next segment to send again: the oldest that is lost and not under way, if the window admits it. */
export function nextLost(connection: Connection, congestion: Congestion): Unacknowledged | undefined {
	return inFlight(connection) < congestion.window ? nextToResend(connection.unacknowledged) : undefined;
}

/** Data or a FIN that the user has handed over and that has not been sent once. */
export function hasUnsent(connection: Connection): boolean {
	return connection.unsent > 0 || (connection.finQueued && !connection.finSent);
}
