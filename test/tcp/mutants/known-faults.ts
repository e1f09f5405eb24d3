// The faults that real kernels and other suites found in this engine (E of both profiles and of Linux, D of RFC 9293, T
// those that the table of test/tcp/rfc9293 found), each put back.

import type { Connection } from "../../../src/tcp/connection.ts";
import { isSynchronized } from "../../../src/tcp/connection.ts";
import { ACK, FIN, RST, SYN } from "../../../src/tcp/flags.ts";
import { enter, enterTimeWait } from "../../../src/tcp/lifecycle.ts";
import { hasAck, hasFin, hasRst, hasSyn, segmentLength } from "../../../src/tcp/segment.ts";
import { advance, distance } from "../../../src/tcp/sequence-number.ts";
import type { ProfileName } from "../../../src/tcp/settings.ts";
import { noteAlive } from "../../../src/tcp/timers.ts";
import { challengeAck, sendAck } from "../../../src/tcp/transmit.ts";
import type { Engine } from "../laws/watch.ts";
import { theEngine } from "../laws/watch.ts";
import {
	type ArrivingAt,
	afterwards,
	arriving,
	comparing,
	firing,
	instead,
	type KnownFault,
	settingsWhen,
} from "./mutant.ts";

const BOTH: readonly ProfileName[] = ["rfc9293", "linux"];
const LINUX: readonly ProfileName[] = ["linux"];
const RFC: readonly ProfileName[] = ["rfc9293"];

const probesWhileOutstanding: Engine = (world, event) => {
	const c = firing(world, event, "keepalive");
	if (!c) return theEngine(world, event);
	const { unacknowledged, unsent } = c;
	c.unacknowledged = [];
	c.unsent = 0;
	const effects = theEngine(world, event);
	if (c.state !== "CLOSED") Object.assign(c, { unacknowledged, unsent });
	return effects;
};

const postponesForRefused = afterwards((world, effects, came) => {
	const refused = effects.some((e) => "rule" in e && e.rule === "sequence-unacceptable");
	if (refused && came?.at && came.at.state !== "CLOSED") noteAlive(world, came.at);
});

/** A FIN that was kept, and whose number data has passed, is taken behind that data. */
const takesFinLate = comparing(({ world, at }, before) => {
	const passed = before.outOfOrder.some((t) => t.fin && distance(at.rcvNxt, t.seq) > t.length);
	if (!passed || before.finReceived || at.finReceived || at.state !== "ESTABLISHED") return;
	at.rcvNxt = advance(at.rcvNxt, 1);
	at.finReceived = true;
	enter(world, at, "CLOSE-WAIT", "fin-received");
});

/** Nothing is remembered of the cookies given for earlier SYNs. */
const newCookieForEachSyn: Engine = (world, event) => {
	const came = arriving(world, event);
	const listener = came && hasSyn(came.segment) ? came.host.listeners.get(came.segment.to.port) : undefined;
	listener?.givenCookies.clear();
	return theEngine(world, event);
};

/** What an ACK is checked against is any cookie but the one that was sent last. */
const forgetsRepeatedCookie: Engine = (world, event) => {
	const came = arriving(world, event);
	const listener = came && hasSyn(came.segment) ? came.host.listeners.get(came.segment.to.port) : undefined;
	const given = listener && new Map(listener.givenCookies);
	const effects = theEngine(world, event);
	for (const [key, number] of given ?? []) listener?.givenCookies.set(key, advance(number, 1_000_000));
	return effects;
};

const countsSynAckAsRetransmission = afterwards((_world, effects, came) => {
	const crossed = effects.some((e) => e.kind === "state-entered" && e.rule === "simultaneous-open");
	const [syn] = came?.at?.unacknowledged ?? [];
	if (crossed && came?.at && syn) came.at.unacknowledged[0] = { ...syn, transmissions: 2 };
});

function isHalfOpen({ at: { state, opening } }: ArrivingAt): boolean {
	return state === "SYN-RECEIVED" && opening === "passive";
}

function hasRightAckAtIrs({ at, segment }: ArrivingAt): boolean {
	return segment.seq === at.irs && segment.length === 0 && hasAck(segment) && segment.ack === at.sndNxt;
}

const ackOfIssIsTooOld: Engine = (world, event) => {
	const came = arriving(world, event);
	const at = came?.at;
	const is = at?.opening === "active" && isSynchronized(at.state) && came?.segment.ack === at.iss;
	if (!at || !is) return theEngine(world, event);
	return instead(
		() => true,
		() => challengeAck(world, at, "ack-too-old"),
	)(world, event);
};

function limitGoesOn(entersNewEntry: (c: Connection) => boolean): Engine {
	return comparing(({ at }, before) => {
		if (before.state !== at.state && entersNewEntry(at)) at.lastChallengeAt ??= before.lastChallengeAt;
	});
}

function isTimeWait({ at }: ArrivingAt): boolean {
	return at.state === "TIME-WAIT";
}

function isNewSyn({ at, segment }: ArrivingAt): boolean {
	return (segment.bits & (SYN | ACK | RST)) === SYN && distance(segment.seq, at.rcvNxt) > 0;
}

const forgetsUnreadFin: Engine = (world, event) => {
	const at = arriving(world, event)?.at;
	if (!at?.finUnread) return theEngine(world, event);
	at.finUnread = false;
	const effects = theEngine(world, event);
	at.finUnread = true;
	return effects;
};

const acknowledgesAllInTimeWait = afterwards((world, effects, came) => {
	const ignored = effects.some((e) => e.kind === "segment-discarded" && e.rule === "time-wait-ignores");
	if (ignored && came?.at) sendAck(world, came.at, "time-wait-acks-again");
});

function restartsFor(which: (came: ArrivingAt) => boolean): Engine {
	return comparing((came, before) => {
		if (before.state === "TIME-WAIT" && came.at.state === "TIME-WAIT" && which(came))
			enterTimeWait(came.world, came.at);
	});
}

const losesOctetOfSynAck = comparing(({ at, segment }, before, effects) => {
	if (before.state !== "SYN-RECEIVED" || !hasSyn(segment) || segment.length === 0 || !isSynchronized(at.state)) return;
	if (at.finReceived || at.unread === 0) return;
	at.rcvNxt = advance(at.rcvNxt, -1);
	at.rcvAcked = at.rcvNxt;
	at.unread -= 1;
	for (const [i, e] of effects.entries()) if (e.kind === "data-received") effects[i] = { ...e, octets: e.octets - 1 };
});

const acknowledgesApart = comparing(({ world, at }, before, effects) => {
	const withData = effects.some((e) => e.kind === "segment-sent" && e.segment.length > 0 && !e.segment.retransmission);
	if (withData && at.rcvNxt !== before.rcvNxt) sendAck(world, at, "data-acknowledged");
});

const closeOfFailedSocketFails: Engine = (world, event) => {
	const host = event.type === "call" && event.call === "close" ? world.hosts.get(event.host) : undefined;
	const idle = host !== undefined && host.socket === null && host.hasIdleSocket;
	const effects = theEngine(world, event);
	return idle ? effects?.map((e) => (e.kind === "call-returned" ? { ...e, result: "ENOTCONN" } : e)) : effects;
};

export const KNOWN_FAULTS: readonly KnownFault[] = [
	{
		fault: "E1",
		profiles: BOTH,
		law: "probeOnlyWhenIdle",
		name: "a keep-alive probe goes out while data is unacknowledged",
		engine: probesWhileOutstanding,
	},
	{
		fault: "E2",
		profiles: BOTH,
		law: "refusedPostponesNothing",
		name: "a segment that is refused postpones the keep-alive probe",
		engine: postponesForRefused,
	},
	{
		fault: "E3",
		profiles: BOTH,
		law: "onlyWhatWasBrought",
		name: "a FIN that was kept is taken behind data that has passed its number",
		engine: takesFinLate,
	},
	{
		fault: "E4",
		profiles: BOTH,
		law: "sameSynSameCookie",
		name: "a repeated SYN gets another cookie",
		engine: newCookieForEachSyn,
	},
	{
		fault: "E4",
		profiles: BOTH,
		law: "ackOfCookieOpens",
		name: "the ACK of a cookie is refused once another SYN has come",
		engine: forgetsRepeatedCookie,
	},
	{
		fault: "E5",
		profiles: BOTH,
		law: "firstRoundTripGivesRto",
		name: "the SYN,ACK of a simultaneous open counts as a retransmission",
		engine: countsSynAckAsRetransmission,
	},
	{
		fault: "E6",
		profiles: LINUX,
		law: "badAckInSynReceivedIsReset",
		name: "the number of a segment is looked at before its bad ACK in a half-open entry",
		settings: { halfOpenChecks: "as-any" },
	},
	{
		fault: "E7",
		profiles: LINUX,
		law: "onlyAckOfOurSynEstablishes",
		name: "a FIN,ACK or SYN,ACK that ends before the window completes a half-open entry",
		engine: settingsWhen((came) => isHalfOpen(came) && hasRightAckAtIrs(came), { halfOpenChecks: "as-any" }),
	},
	{
		fault: "E8",
		profiles: LINUX,
		law: "withoutAckIsDropped",
		name: "a segment without ACK, SYN and RST is answered",
		settings: { withoutAck: "checked-in-order" },
	},
	{
		fault: "E9",
		profiles: LINUX,
		law: "allThatWasBrought",
		name: "an ACK of ISS is too old for the end that opened actively",
		engine: ackOfIssIsTooOld,
	},
	{
		fault: "E10",
		profiles: LINUX,
		law: "questionsAreAsked",
		name: "the limit of challenge ACKs goes on from the half-open entry to the connection",
		engine: limitGoesOn((c) => isSynchronized(c.state) && c.opening === "passive"),
	},
	{
		fault: "E10",
		profiles: LINUX,
		law: "questionsAreAsked",
		name: "the limit of challenge ACKs goes on from the connection to TIME-WAIT",
		engine: limitGoesOn((c) => c.state === "TIME-WAIT"),
	},
	{
		fault: "E11",
		profiles: LINUX,
		law: "timeWaitAnswers",
		name: "the ACK for a new SYN in TIME-WAIT that nobody listens for is limited",
		engine: instead(
			(came) => isTimeWait(came) && isNewSyn(came) && !came.host.listeners.has(came.segment.to.port),
			({ world, at }) => challengeAck(world, at, "time-wait-acks-again"),
		),
	},
	{
		fault: "E12",
		profiles: LINUX,
		law: "shutdownWhileOpening",
		name: "shutdown() of an active open in SYN-RECEIVED sends the FIN at once",
		settings: { shutdownWhileOpening: "sends-fin" },
	},
	{
		fault: "E13",
		profiles: LINUX,
		law: "ackOfOurSynEstablishes",
		name: "an active open in SYN-RECEIVED resets an ACK of ISS",
		settings: { ackInActiveSynReceived: "new-only" },
	},
	{
		fault: "E14",
		profiles: LINUX,
		law: "onlyExactResetEnds",
		name: "an RST at the end of the window does not end an orphaned FIN-WAIT-2",
		engine: instead(
			({ at, segment }) =>
				at.state === "FIN-WAIT-2" && at.holder === "nobody" && hasRst(segment) && segment.seq === at.windowEnd,
			() => undefined,
		),
	},
	{
		fault: "E15",
		profiles: LINUX,
		law: "refusedIsAcknowledged",
		name: "data that ends beyond the window is taken while a FIN is unread",
		engine: forgetsUnreadFin,
	},
	{
		fault: "E16",
		profiles: BOTH,
		law: "closeOfASocketSucceeds",
		name: "close() of a socket whose connect() failed fails",
		engine: closeOfFailedSocketFails,
	},
	{
		fault: "D1",
		profiles: RFC,
		law: "timeWaitAnswers",
		name: "TIME-WAIT acknowledges text, an ACK and what has none",
		engine: acknowledgesAllInTimeWait,
	},
	{
		fault: "D1",
		profiles: RFC,
		law: "timeWaitRestartsForAReason",
		name: "a FIN without ACK starts TIME-WAIT anew",
		engine: restartsFor(({ segment }) => hasFin(segment) && !hasAck(segment)),
	},
	{
		fault: "D1",
		profiles: RFC,
		law: "timeWaitRestartsForAReason",
		name: "a FIN outside the window starts TIME-WAIT anew",
		engine: restartsFor(
			({ at, segment }) => hasFin(segment) && distance(segment.seq, at.rcvNxt) + segmentLength(segment) !== 0,
		),
	},
	{
		fault: "D2",
		profiles: RFC,
		law: "abortHasItsForm",
		name: "ABORT sends RST,ACK",
		settings: { abortReset: "rst-ack" },
	},
	{
		fault: "D3",
		profiles: RFC,
		law: "synIsTriedLongEnough",
		name: "a SYN is given up after two minutes",
		settings: { synRetries: 6 },
	},
	{
		fault: "D4",
		profiles: RFC,
		law: "allThatWasBrought",
		name: "text and FIN of a SYN are dropped",
		settings: { textOnSyn: "dropped" },
	},
	{
		fault: "D5",
		profiles: RFC,
		law: "onlyWhatWasBrought",
		name: "octets and FIN beyond the window are taken",
		settings: { beyondWindow: "taken" },
	},
	{
		fault: "D6",
		profiles: RFC,
		law: "lastAckMeansFinIsOut",
		name: "close() in CLOSE-WAIT enters LAST-ACK with data unsent",
		settings: { lastAckFrom: "close" },
	},
	{
		fault: "D7",
		profiles: RFC,
		law: "oldSynReturnsToTimeWait",
		name: "a TIME-WAIT that an old SYN reopened is forgotten",
		settings: { reopenedTimeWait: "is-forgotten" },
	},
	{
		fault: "D8",
		profiles: RFC,
		law: "newAckRestartsTimer",
		name: "an ACK of part of a segment does not restart the timer",
		settings: { partialAck: "leaves-timer" },
	},
	{
		fault: "T9",
		profiles: RFC,
		law: "resetOutsideDrawsNothing",
		name: "an RST that begins left of the window is questioned",
		settings: { leftOfWindow: "is-inside" },
	},
	{
		fault: "T10",
		profiles: RFC,
		law: "newDataAfterCloseResets",
		name: "a bare FIN ahead of the window's left edge is reset after close()",
		settings: { bareFinAhead: "resets" },
	},
	{
		fault: "T11",
		profiles: RFC,
		law: "halfOpenLeavesForAReason",
		name: "a SYN that begins left of the window sends SYN-RECEIVED back to LISTEN",
		settings: { leftOfWindow: "is-inside" },
	},
	{
		fault: "T12",
		profiles: RFC,
		law: "allThatWasBrought",
		name: "the SYN,ACK of a simultaneous open loses an octet of its text",
		engine: losesOctetOfSynAck,
	},
	{
		fault: "T13",
		profiles: RFC,
		law: "oneAnswer",
		name: "text is acknowledged apart although data goes out",
		engine: acknowledgesApart,
	},
	{
		fault: "T14",
		profiles: RFC,
		law: "resetOutsideDrawsNothing",
		name: "a SYN,RST,ACK at IRS in SYN-RECEIVED is acknowledged",
		engine: instead(
			({ at, segment }) =>
				at.state === "SYN-RECEIVED" && segment.seq === at.irs && (segment.bits & ~FIN) === (SYN | RST | ACK),
			({ world, at }) => sendAck(world, at, "sequence-unacceptable"),
		),
	},
];
