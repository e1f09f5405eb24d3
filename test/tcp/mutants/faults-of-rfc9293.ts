// Faults of the profile rfc9293 (D1 to D8 of the list, and T, those that the table of test/tcp/rfc9293 found), each put back.
import { isSynchronized } from "../../../src/tcp/connection.ts";
import { ACK, FIN, RST, SYN } from "../../../src/tcp/flags.ts";
import { enterTimeWait } from "../../../src/tcp/lifecycle.ts";
import { hasAck, hasFin, hasSyn, segmentLength } from "../../../src/tcp/segment.ts";
import { advance, distance } from "../../../src/tcp/sequence-number.ts";
import type { ProfileName } from "../../../src/tcp/settings.ts";
import { sendAck } from "../../../src/tcp/transmit.ts";
import type { Engine } from "../laws/watch.ts";
import { type ArrivingAt, afterwards, comparing, instead, type KnownFault } from "./mutant.ts";

const RFC9293: readonly ProfileName[] = ["rfc9293"];

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

export const FAULTS_OF_RFC9293: readonly KnownFault[] = [
	{
		fault: "D1",
		profiles: RFC9293,
		law: "timeWaitAnswers",
		name: "TIME-WAIT acknowledges text, an ACK and what has none",
		engine: acknowledgesAllInTimeWait,
	},
	{
		fault: "D1",
		profiles: RFC9293,
		law: "timeWaitRestartsForAReason",
		name: "a FIN without ACK starts TIME-WAIT anew",
		engine: restartsFor(({ segment }) => hasFin(segment) && !hasAck(segment)),
	},
	{
		fault: "D1",
		profiles: RFC9293,
		law: "timeWaitRestartsForAReason",
		name: "a FIN outside the window starts TIME-WAIT anew",
		engine: restartsFor(
			({ at, segment }) => hasFin(segment) && distance(segment.seq, at.rcvNxt) + segmentLength(segment) !== 0,
		),
	},
	{
		fault: "D2",
		profiles: RFC9293,
		law: "abortHasItsForm",
		name: "ABORT sends RST,ACK",
		settings: { abortReset: "rst-ack" },
	},
	{
		fault: "D3",
		profiles: RFC9293,
		law: "synIsTriedLongEnough",
		name: "a SYN is given up after two minutes",
		settings: { synRetries: 6 },
	},
	{
		fault: "D4",
		profiles: RFC9293,
		law: "allThatWasBrought",
		name: "text and FIN of a SYN are dropped",
		settings: { textOnSyn: "dropped" },
	},
	{
		fault: "D5",
		profiles: RFC9293,
		law: "onlyWhatWasBrought",
		name: "octets and FIN beyond the window are taken",
		settings: { beyondWindow: "taken" },
	},
	{
		fault: "D6",
		profiles: RFC9293,
		law: "lastAckMeansFinIsOut",
		name: "close() in CLOSE-WAIT enters LAST-ACK with data unsent",
		settings: { lastAckFrom: "close" },
	},
	{
		fault: "D7",
		profiles: RFC9293,
		law: "oldSynReturnsToTimeWait",
		name: "a TIME-WAIT that an old SYN reopened is forgotten",
		settings: { reopenedTimeWait: "is-forgotten" },
	},
	{
		fault: "D8",
		profiles: RFC9293,
		law: "newAckRestartsTimer",
		name: "an ACK of part of a segment does not restart the timer",
		settings: { partialAck: "leaves-timer" },
	},
	{
		fault: "T9",
		profiles: RFC9293,
		law: "resetOutsideDrawsNothing",
		name: "an RST that begins left of the window is questioned",
		settings: { leftOfWindow: "is-inside" },
	},
	{
		fault: "T10",
		profiles: RFC9293,
		law: "newDataAfterCloseResets",
		name: "a bare FIN ahead of the window's left edge is reset after close()",
		settings: { bareFinAhead: "resets" },
	},
	{
		fault: "T11",
		profiles: RFC9293,
		law: "halfOpenLeavesForAReason",
		name: "a SYN that begins left of the window sends SYN-RECEIVED back to LISTEN",
		settings: { leftOfWindow: "is-inside" },
	},
	{
		fault: "T12",
		profiles: RFC9293,
		law: "allThatWasBrought",
		name: "the SYN,ACK of a simultaneous open loses an octet of its text",
		engine: losesOctetOfSynAck,
	},
	{
		fault: "T13",
		profiles: RFC9293,
		law: "oneAnswer",
		name: "text is acknowledged apart although data goes out",
		engine: acknowledgesApart,
	},
	{
		fault: "T14",
		profiles: RFC9293,
		law: "resetOutsideDrawsNothing",
		name: "a SYN,RST,ACK at IRS in SYN-RECEIVED is acknowledged",
		engine: instead(
			({ at, segment }) =>
				at.state === "SYN-RECEIVED" && segment.seq === at.irs && (segment.bits & ~FIN) === (SYN | RST | ACK),
			({ world, at }) => sendAck(world, at, "sequence-unacceptable"),
		),
	},
];
