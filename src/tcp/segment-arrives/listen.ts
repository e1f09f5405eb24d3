// SEGMENT ARRIVES, LISTEN state, with the queues that RFC 9293 leaves open (RFC 9293, 3.10.7.2; RFC 4987).
import { takeWindow } from "../acknowledge.ts";
import { type Connection, connectionKey } from "../connection.ts";
import { type ChosenNumber, chooseCookie, chooseIsn, isCookieAck } from "../initial-sequence-number.ts";
import { enter, openConnection } from "../lifecycle.ts";
import type { Listener } from "../listener.ts";
import { afterSegment } from "../provenance.ts";
import {
	addHalfOpen,
	countCookie,
	enqueueForAccept,
	isAcceptQueueFull,
	isSynQueueFull,
	refuseForAccept,
	refuseSyn,
} from "../queues.ts";
import { openReceiveWindow } from "../receive-window.ts";
import { hasAck, hasFin, hasRst, hasSyn, type Segment } from "../segment.ts";
import { keepMss, takeMss } from "../segment-size.ts";
import { advance } from "../sequence-number.ts";
import { sendCookie, sendReset, sendSyn } from "../transmit.ts";
import type { Host, World } from "../world.ts";
import { discard } from "./closed.ts";
import { arriveSynchronized } from "./synchronized.ts";
import { keepTextOfSyn } from "./text-and-fin.ts";

export function arriveInListen(world: World, host: Host, listener: Listener, segment: Segment): void {
	if (hasRst(segment)) discard(world, host, segment, "listen-ignores-reset");
	else if (hasAck(segment)) arriveWithAck(world, host, listener, segment);
	else if (!hasSyn(segment)) discard(world, host, segment, "listen-drops-other");
	else if (hasFin(segment) && host.setup.settings.listenDropsSynFin)
		discard(world, host, segment, "listen-drops-other");
	else arriveSyn(world, host, listener, segment);
}

/** Any ACK is bad at a listener, unless it proves that our cookie was received. */
function arriveWithAck(world: World, host: Host, listener: Listener, segment: Segment): void {
	const cookiesInUse = listener.options.synCookies !== false && listener.cookiesSent > 0;
	if (!cookiesInUse || hasSyn(segment)) return sendReset(world, host, segment, "listen-resets-ack");
	const key = connectionKey(listener.port, segment.from);
	if (!isCookieAck(listener, key, segment)) return sendReset(world, host, segment, "syn-cookie-refuses-ack");
	if (isAcceptQueueFull(host, listener)) return refuseForAccept(world, host, listener, "accept-queue-full-ignores-ack");
	establishFromCookie(world, host, listener, key, segment);
}

/** The connection is rebuilt from the ACK alone: its numbers are one beyond both initial ones. */
function establishFromCookie(world: World, host: Host, listener: Listener, key: string, segment: Segment): void {
	const iss = advance(segment.ack, -1);
	const connection = openConnection(world, host, {
		local: segment.to,
		remote: segment.from,
		opening: "passive",
		listener: listener.id,
		iss,
		fromCookie: true,
	});
	connection.sndUna = segment.ack;
	connection.sndNxt = segment.ack;
	connection.sndNxtOrigin = {
		kind: "counted",
		of: { segment: segment.number, field: "ack" },
		syn: 0,
		data: 0,
		fin: 0,
		back: 0,
	};
	connection.irs = advance(segment.seq, -1);
	connection.rcvNxt = segment.seq;
	openReceiveWindow(connection, host.setup.settings);
	connection.rcvNxtOrigin = afterSegment(segment.number, 0, 0, 0);
	takeWindow(connection, segment);
	connection.sndMss = Math.min(connection.sndMss, listener.cookieMss?.get(key) ?? Number.POSITIVE_INFINITY);
	enter(world, connection, "ESTABLISHED", "syn-cookie-accepts-ack");
	enqueueForAccept(world, host, listener, connection);
	arriveSynchronized(world, host, connection, segment);
}

/** A SYN finds room in both queues, or a cookie, or is dropped; `isn` is given where a TIME-WAIT that it ended reserved it. */
export function arriveSyn(world: World, host: Host, listener: Listener, syn: Segment, isn?: ChosenNumber): void {
	if (isAcceptQueueFull(host, listener)) return refuseSyn(world, host, listener, "accept-queue-full-drops-syn");
	// Linux: such a peer is real, and its entry takes no more than the TIME-WAIT did (tcp_conn_request(), tcp_tw_isn).
	if (isn && host.setup.settings.synIntoTimeWait === "always-has-room")
		return void openHalfWay(world, host, listener, syn, isn);
	const { synCookies } = listener.options;
	const full = isSynQueueFull(host, listener, syn.from.ip);
	if (synCookies === "always" || (synCookies && full)) return answerWithCookie(world, host, listener, syn);
	if (full) return refuseSyn(world, host, listener, "syn-queue-full-drops-syn");
	openHalfWay(world, host, listener, syn, isn ?? chooseIsn(world, host, listener.port, syn.from));
}

function answerWithCookie(world: World, host: Host, listener: Listener, syn: Segment): void {
	const key = connectionKey(listener.port, syn.from);
	const cookie = chooseCookie(host, listener, key, syn);
	keepMss(listener, key, syn, host.setup.settings.mss);
	countCookie(world, host, listener);
	sendCookie(world, host, syn, cookie.number, cookie.origin);
}

/** A half-open entry: SYN-RECEIVED, and <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> on its way. */
function openHalfWay(world: World, host: Host, listener: Listener, syn: Segment, isn: ChosenNumber): Connection {
	const connection = openConnection(world, host, {
		local: syn.to,
		remote: syn.from,
		opening: "passive",
		listener: listener.id,
		iss: isn.number,
	});
	connection.irs = syn.seq;
	connection.rcvNxt = advance(syn.seq, 1);
	openReceiveWindow(connection, host.setup.settings);
	connection.rcvNxtOrigin = afterSegment(syn.number, 1, 0, 0);
	takeWindow(connection, syn);
	takeMss(connection, syn);
	keepTextOfSyn(connection, syn, host.setup.settings);
	connection.state = "LISTEN";
	enter(world, connection, "SYN-RECEIVED", "listen-answers-syn");
	addHalfOpen(world, host, listener);
	sendSyn(world, connection, "listen-answers-syn");
	return connection;
}
