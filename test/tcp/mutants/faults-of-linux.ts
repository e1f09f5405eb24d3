// Faults that real kernels showed in the profile linux (E6 to E15 of the list), each put back.
import { type Connection, isSynchronized } from "../../../src/tcp/connection.ts";
import { ACK, RST, SYN } from "../../../src/tcp/flags.ts";
import { hasAck, hasRst } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import type { ProfileName } from "../../../src/tcp/settings.ts";
import { challengeAck } from "../../../src/tcp/transmit.ts";
import { type Engine, theEngine } from "../laws/watch.ts";
import { type ArrivingAt, arriving, comparing, instead, type KnownFault, settingsWhen } from "./mutant.ts";

const LINUX: readonly ProfileName[] = ["linux"];

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

export const FAULTS_OF_LINUX: readonly KnownFault[] = [
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
];
