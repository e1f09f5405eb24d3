// Faults that the engine had in both profiles (E1 to E5 of the list, and one without a number), each put back.
import { enter } from "../../../src/tcp/lifecycle.ts";
import { hasSyn } from "../../../src/tcp/segment.ts";
import { sendQueue } from "../../../src/tcp/send-queue.ts";
import { advance, distance } from "../../../src/tcp/sequence-number.ts";
import type { ProfileName } from "../../../src/tcp/settings.ts";
import { noteHeard } from "../../../src/tcp/timers.ts";
import { type Engine, theEngine } from "../laws/watch.ts";
import { afterwards, arriving, comparing, firing, type KnownFault } from "./mutant.ts";

const BOTH: readonly ProfileName[] = ["rfc9293", "linux"];

const probesWhileOutstanding: Engine = (world, event) => {
	const c = firing(world, event, "keepalive");
	if (!c) return theEngine(world, event);
	const { unacknowledged, unsent } = c;
	c.unacknowledged = sendQueue();
	c.unsent = 0;
	const effects = theEngine(world, event);
	if (c.state !== "CLOSED") Object.assign(c, { unacknowledged, unsent });
	return effects;
};

const postponesForRefused = afterwards((world, effects, came) => {
	const refused = effects.some((e) => "rule" in e && e.rule === "sequence-unacceptable");
	if (refused && came?.at && came.at.state !== "CLOSED") noteHeard(world, came.at);
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
	const syn = came?.at?.unacknowledged.oldest;
	if (crossed && syn) syn.transmissions = 2;
});

const closeOfFailedSocketFails: Engine = (world, event) => {
	const host = event.type === "call" && event.call === "close" ? world.hosts.get(event.host) : undefined;
	const idle = host !== undefined && host.socket === null && host.hasIdleSocket;
	const effects = theEngine(world, event);
	return idle ? effects?.map((e) => (e.kind === "call-returned" ? { ...e, result: "ENOTCONN" } : e)) : effects;
};

export const FAULTS_OF_BOTH: readonly KnownFault[] = [
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
		fault: "E, unnumbered",
		profiles: BOTH,
		law: "closeOfASocketSucceeds",
		name: "close() of a socket whose connect() failed fails",
		engine: closeOfFailedSocketFails,
	},
];
