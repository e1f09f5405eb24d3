// SND.UNA <- SEG.ACK and what follows from it: round-trip time, retransmission timer, and what the loss recovery of the
// rules makes of it (RFC 9293, 3.10.7.4; RFC 6298).
import type { Connection } from "./connection.ts";
import { SYN } from "./flags.ts";
import { noteAck } from "./loss-recovery.ts";
import { type Segment, segmentLength } from "./segment.ts";
import { takeCovered, type Unacknowledged } from "./send-queue.ts";
import { before } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";
import { cancelTimer, measureRoundTrip, noteAnswered, setTimer } from "./timers.ts";
import { resendLost } from "./transmit.ts";
import type { World } from "./world.ts";

const NOTHING: readonly Unacknowledged[] = [];

/** Takes an acceptable acknowledgment into account; false if it acknowledges nothing new. */
export function acknowledge(world: World, connection: Connection, segment: Segment): boolean {
	if (before(segment.ack, connection.sndUna)) return false;
	noteAnswered(world, connection);
	const { settings } = connection;
	const advanced = before(connection.sndUna, segment.ack);
	const outstanding = connection.unacknowledged.length > 0;
	const newWindow = updatesWindow(connection, segment, settings, advanced);
	if (newWindow) takeWindow(connection, segment);
	if (advanced) {
		connection.sndUna = segment.ack;
		connection.expiries = 0;
	}
	if (!outstanding) return advanced;
	const covered = advanced ? takeCovered(connection.unacknowledged, connection.sndUna) : NOTHING;
	if (covered.length > 0) restartTimer(world, connection, covered);
	else if (advanced && settings.partialAck === "restarts-timer")
		setTimer(world, connection, "retransmission", connection.rto);
	const { congestion } = connection;
	if (!congestion) return advanced;
	const duplicate = !advanced && segmentLength(segment) === 0 && !newWindow;
	resendLost(world, connection, noteAck(connection, congestion, { advanced, duplicate, covered }));
	return advanced;
}

/** Old segments must not bring back an old window (RFC 9293, 3.10.7.4); Linux lets an ACK of something new count as new. */
function updatesWindow(connection: Connection, segment: Segment, settings: Settings, advanced: boolean): boolean {
	const { sndWl1, sndWnd } = connection;
	if (before(sndWl1, segment.seq)) return true;
	// An ACK before the last one (SND.WL2) has not come this far.
	if (settings.windowUpdates === "rfc9293") return segment.seq === sndWl1;
	return advanced || (segment.seq === sndWl1 && (segment.window > sndWnd || segment.window === 0));
}

/** SND.WND <- SEG.WND, SND.WL1 <- SEG.SEQ (RFC 9293, 3.10.7.4). */
export function takeWindow(connection: Connection, { seq, window }: Segment): void {
	connection.sndWnd = window;
	connection.maxSndWnd = Math.max(connection.maxSndWnd, window);
	connection.sndWl1 = seq;
}

/** Karn: a segment that was sent twice says nothing about the round trip (RFC 6298, 3). */
function restartTimer(world: World, connection: Connection, covered: readonly Unacknowledged[]): void {
	const { settings } = connection;
	const [first] = covered;
	if (first && covered.every((sent) => sent.transmissions === 1))
		measureRoundTrip(connection, world.nowMs - first.sentAt, settings);
	else if (connection.srtt === null && covered.some((sent) => sent.bits & SYN))
		connection.rto = settings.rtoAfterLostSynMs;
	if (connection.unacknowledged.length === 0) cancelTimer(connection, "retransmission");
	else setTimer(world, connection, "retransmission", connection.rto);
}
