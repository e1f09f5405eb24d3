// What the engine is set to, as one value: what the protocol prescribes. The standard is the default, a profile changes some fields, a defence
// changes a parameter, and a misconception is the same value with one rule changed: "what if" is then a re-run.
export interface Settings {
	/** First retransmission timeout, ms (RFC 6298, 2.1). */
	readonly initialRtoMs: number;
	/** Lower bound of a computed timeout, ms (RFC 6298, 2.4; Linux uses 200). */
	readonly minRtoMs: number;
	/** Upper bound of a timeout, ms (RFC 6298, 2.5). */
	readonly maxRtoMs: number;
	/** Timeout after a handshake whose SYN or SYN,ACK was sent more than once, ms (RFC 6298, 5.7). */
	readonly rtoAfterLostSynMs: number;
	/** Whether Linux's reading of RFC 6298 bounds the variance instead of the sum. */
	readonly minRtoBounds: "sum" | "variance";
	/** How the timeout grows at each expiry (RFC 6298, 5.5). */
	readonly backoff: "exponential" | "linear";
	/** Retransmissions of a SYN before connect() gives up with ETIMEDOUT: for at least three minutes (RFC 9293, 3.8.3, MUST-23), two on Linux. */
	readonly synRetries: number;
	/** Linux: that many more SYNs are sent first, without backing off (tcp_syn_linear_timeouts). */
	readonly synLinearTimeouts: number;
	/** Retransmissions of a SYN,ACK before the half-open entry is freed. */
	readonly synAckRetries: number;
	/** Retransmissions of data or FIN while a process holds the socket (R2, RFC 9293, 3.8.3). */
	readonly dataRetries: number;
	/** The same once the process has closed it. */
	readonly orphanRetries: number;
	/** TIME-WAIT lasts 2 MSL (RFC 9293, 3.4.2); this is the whole wait, ms. */
	readonly timeWaitMs: number;
	/** Who waits after the last ACK of the close: the end that sent it (RFC 9293, 3.6). */
	readonly timeWait: "last-ack-sender" | "nobody" | "passive-closer";
	/** Whether a retry limit counts retransmissions only, or the first transmission too. */
	readonly retriesCount: "retransmissions" | "transmissions";
	/** A half-open entry is freed after the wait that follows its last retransmission, or with that retransmission. */
	readonly halfOpenEnds: "after-last-wait" | "with-last-retransmission";
	/** An orphaned FIN-WAIT-2 is given up after this many ms; null: never (RFC 9293 knows no such timer). */
	readonly finWait2OrphanMs: number | null;
	/** Receive window offered, 0 to 65,535 octets; not scaled and not shrunk by unread data. */
	readonly windowOctets: number;
	/** The end of that window moves with RCV.NXT, or on Linux stays until less than a multiple of the segment size remains. */
	readonly windowEdge: "moves" | "stays";
	/** Whether an ACK of in-order data may wait (RFC 9293, 3.8.6.3). */
	readonly delayDataAck: boolean;
	/** Whether early data is among what a delayed ACK may wait for: Linux acknowledges the first data of a connection at once. */
	readonly dataAckMayWait: boolean;
	/** More new data than this is acknowledged at once: two segments of full size (RFC 9293, 3.8.6.3), or on Linux one of the largest seen. */
	readonly ackAtOnceBeyond: "two-full-segments" | "largest-seen";
	/** Whether an ACK of a FIN may wait. */
	readonly delayFinAck: boolean;
	/** How long a delayed ACK waits, ms; less than 500 (RFC 9293, 3.8.6.3). */
	readonly delayedAckMs: number;
	/** How long it waits on a connection that has not carried data to us yet, ms. */
	readonly freshDelayedAckMs: number;
	/** Largest data length of one segment that the host takes and sends, octets; its SYN says so (RFC 9293, 3.7.1). */
	readonly mss: number;
	/** Small segments wait while earlier data is unacknowledged (RFC 9293, 3.7.4); off as with TCP_NODELAY. */
	readonly nagle: boolean;
	/** How much may be under way: whatever the peer's window admits, or Linux's Reno without SACK (RFC 5681, 6582, 5682). */
	readonly congestionControl: "none" | "reno";
	/** First congestion window, segments; 1 after more than one lost SYN or SYN,ACK (RFC 6928, RFC 5681 3.1). */
	readonly initialWindowSegments: number;
	/** Retransmission gives up after so many, or when the time that so many would take at the smallest timeout is over. */
	readonly givesUpBy: "count" | "time";
	/** A retransmission takes along what follows, if it fits into one segment. */
	readonly joinsRetransmissions: boolean;
	/** Oldest acceptable ACK: SND.UNA - MAX.SND.WND (RFC 5961, 5.2), and on Linux never before all that was ever acknowledged. */
	readonly oldestAck: "window" | "ever-acknowledged";
	/** Which segments tell the peer's window: those not older than the last that did (RFC 9293, 3.10.7.4), or as Linux has it. */
	readonly windowUpdates: "rfc9293" | "linux";
	/** At least this many ms between challenge ACKs of one connection; 0: no limit (RFC 5961, 7). */
	readonly challengeAckIntervalMs: number;
	/** Linux takes SEQ = RCV.NXT + RCV.WND and wholly old segments that end at RCV.NXT as acceptable, and measures the window from the last ACK that it sent. */
	readonly sequenceCheck: "rfc9293" | "linux";
	/** A RST or SYN that begins left of the window and ends in it is outside (RFC 9293, 3.10.7.4), or to Linux inside. */
	readonly leftOfWindow: "is-outside" | "is-inside";
	/** What lies beyond the window is trimmed off (RFC 9293, 3.10.7.4), or taken along. */
	readonly beyondWindow: "trimmed" | "taken";
	/** Text and FIN of a SYN or SYN,ACK are queued (RFC 9293, 3.10.7.2 and 3.10.7.3), or dropped by Linux. */
	readonly textOnSyn: "queued" | "dropped";
	/** A FIN alone, ahead of what is expected, after the process has closed: kept, or to Linux new data that nobody reads. */
	readonly bareFinAhead: "kept" | "resets";
	/** The ACK of the FIN that ends the connection goes with data that goes out now, or on Linux apart. */
	readonly ackOfLastFin: "with-data" | "apart";
	/** ABORT sends RST (RFC 9293, 3.10.5), or on Linux RST,ACK. */
	readonly abortReset: "rst" | "rst-ack";
	/** close() in CLOSE-WAIT with unsent data enters LAST-ACK when the FIN is sent (RFC 9293, 3.10.4), or on Linux at once. */
	readonly lastAckFrom: "fin-sent" | "close";
	/** An ACK of part of a segment restarts the retransmission timer (RFC 6298, 5.3), or on Linux does not. */
	readonly partialAck: "restarts-timer" | "leaves-timer";
	/** A segment with neither ACK nor SYN nor RST passes the same checks as others, or is dropped before them (Linux). */
	readonly withoutAck: "checked-in-order" | "dropped-first";
	/** Linux takes data that is just what it expects before it looks at the ACK (tcp_rcv_established). */
	readonly headerPrediction: boolean;
	/** A half-open entry is checked like any connection, or on Linux its ACK first and its numbers more strictly. */
	readonly halfOpenChecks: "as-any" | "ack-first";
	/** What completes an active open that became SYN-RECEIVED: an ACK of our SYN, or on Linux any that is not older than it. */
	readonly ackInActiveSynReceived: "new-only" | "any-not-older";
	/** shutdown() of an active open that became SYN-RECEIVED sends the FIN, or on Linux only once it is ESTABLISHED. */
	readonly shutdownWhileOpening: "sends-fin" | "waits";
	/** A duplicate SYN in SYN-RECEIVED is answered by an ACK (RFC 9293, 3.10.7.4) or, on Linux, by the SYN,ACK again. */
	readonly duplicateSynAnswer: "ack" | "syn-ack";
	/** A new SYN inside the window in SYN-RECEIVED returns to LISTEN; Linux also sends RST,ACK. */
	readonly newSynInSynReceived: "listen" | "reset-and-listen";
	/** Linux drops SYN,FIN at a listener. */
	readonly listenDropsSynFin: boolean;
	/** Linux sends its SYN again this soon after an unacceptable ACK in SYN-SENT, ms; null: no. */
	readonly resendSynAfterBadAckMs: number | null;
	/** Linux believes an RST numbered like the peer's FIN, one before RCV.NXT, in CLOSE-WAIT, CLOSING and LAST-ACK. */
	readonly resetAtFinAccepted: boolean;
	/** What a process hears of an RST after the peer's FIN: ECONNRESET, only in CLOSE-WAIT; or on Linux EPIPE there, and ECONNRESET in CLOSING and LAST-ACK. */
	readonly resetAfterFin: "rfc9293" | "linux";
	/** A second FIN at RCV.NXT, in a segment that begins before it: ignored (RFC 9293, 3.10.7.4), or taken like the first (Linux). */
	readonly finOverFin: "ignored" | "taken";
	/** Data that was not received before a reset: flushed (RFC 9293, 3.10.7.4), or still there to be received. */
	readonly unreadAfterReset: "flushed" | "kept";
	/** Linux keeps FIN-WAIT-2 without a process and TIME-WAIT as small remnants out of any process's reach, with laxer checks: any RST in the window ends FIN-WAIT-2, any ACK restarts TIME-WAIT. */
	readonly remnants: boolean;
	/** RST in SYN-RECEIVED reached by active open: what the caller is told. */
	readonly resetInActiveSynReceived: "ECONNREFUSED" | "ECONNRESET";
	/** An RST inside the window but not at RCV.NXT gets a challenge ACK in TIME-WAIT too (RFC 5961), or is ignored. */
	readonly inexactResetInTimeWait: "challenge" | "ignore";
	/** A connection that a new SYN reopened from TIME-WAIT returns there if the SYN was an old one (RFC 9293, 3.6.1, MAY-2), or on Linux ends. */
	readonly reopenedTimeWait: "may-return" | "is-forgotten";
	/** RFC 1337 protection: no RST ends TIME-WAIT. */
	readonly timeWaitIgnoresReset: boolean;
	/** The error of a failed non-blocking connect() also waits for the next call, as SO_ERROR does on Linux. */
	readonly connectErrorStays: boolean;
	/** send() before ESTABLISHED queues the data (RFC 9293, 3.10.2) or fails with EAGAIN (non-blocking socket). */
	readonly sendBeforeEstablished: "queue" | "EAGAIN";
	/** send() on a socket without a connection: POSIX says ENOTCONN, Linux EPIPE. */
	readonly sendWithoutConnection: "ENOTCONN" | "EPIPE";
	/** close() on a host whose connection was never accepted acts on that connection, or on the listening socket. */
	readonly closeBeforeAccept: "connection" | "listener";
	/** How many half-open and complete connections a listener holds: the textbook's or Linux's formulas. */
	readonly queueFormula: "textbook" | "linux";
	/** Where half-open entries take more than half of the backlog: each waits as long as is set, or on Linux an old one less long. */
	readonly crowdedSynQueue: "waits-as-set" | "gives-up-early";
	/** A SYN that ends a TIME-WAIT needs room in the SYN queue like any other, or on Linux gets an entry however full that is. */
	readonly synIntoTimeWait: "as-any" | "always-has-room";
	/** One tick of the clock that drives initial sequence numbers, ns (RFC 9293, 3.4.1: 4 µs; Linux: 64 ns). */
	readonly isnTickNs: number;
}

/** What the standard says, see RFC9293. */
const STANDARD: Settings = {
	initialRtoMs: 1000,
	minRtoMs: 1000,
	maxRtoMs: 60_000,
	rtoAfterLostSynMs: 3000,
	minRtoBounds: "sum",
	backoff: "exponential",
	synRetries: 7,
	synLinearTimeouts: 0,
	synAckRetries: 5,
	dataRetries: 6,
	orphanRetries: 6,
	timeWaitMs: 240_000,
	timeWait: "last-ack-sender",
	retriesCount: "retransmissions",
	halfOpenEnds: "after-last-wait",
	finWait2OrphanMs: null,
	windowOctets: 65_535,
	windowEdge: "moves",
	delayDataAck: false,
	dataAckMayWait: true,
	ackAtOnceBeyond: "two-full-segments",
	delayFinAck: false,
	delayedAckMs: 200,
	freshDelayedAckMs: 200,
	mss: 1460,
	nagle: false,
	congestionControl: "none",
	initialWindowSegments: 10,
	givesUpBy: "count",
	joinsRetransmissions: false,
	oldestAck: "window",
	windowUpdates: "rfc9293",
	challengeAckIntervalMs: 0,
	sequenceCheck: "rfc9293",
	leftOfWindow: "is-outside",
	beyondWindow: "trimmed",
	textOnSyn: "queued",
	bareFinAhead: "kept",
	ackOfLastFin: "with-data",
	abortReset: "rst",
	lastAckFrom: "fin-sent",
	partialAck: "restarts-timer",
	withoutAck: "checked-in-order",
	headerPrediction: false,
	halfOpenChecks: "as-any",
	ackInActiveSynReceived: "new-only",
	shutdownWhileOpening: "sends-fin",
	duplicateSynAnswer: "ack",
	newSynInSynReceived: "listen",
	listenDropsSynFin: false,
	resendSynAfterBadAckMs: null,
	resetAtFinAccepted: false,
	resetAfterFin: "rfc9293",
	finOverFin: "ignored",
	unreadAfterReset: "flushed",
	remnants: false,
	resetInActiveSynReceived: "ECONNREFUSED",
	inexactResetInTimeWait: "challenge",
	reopenedTimeWait: "may-return",
	timeWaitIgnoresReset: false,
	connectErrorStays: false,
	sendBeforeEstablished: "queue",
	sendWithoutConnection: "ENOTCONN",
	closeBeforeAccept: "connection",
	queueFormula: "textbook",
	crowdedSynQueue: "waits-as-set",
	synIntoTimeWait: "as-any",
	isnTickNs: 4000,
};

/**
 * `base` with `changes`. All settings are made here, so that they are objects of one shape: every segment looks at dozens of
 * them, and that is what JavaScript is fast with.
 */
export function settingsWith(base: Settings, changes: Partial<Settings>): Settings {
	return Object.assign({ ...base }, changes);
}

/** RFC 9293 with textbook queues, immediate ACKs and an MSL of two minutes (RFC 9293, 3.4.2). */
export const RFC9293 = settingsWith(STANDARD, {});

/** Linux 6.18 as captured in test/linux-traces: each line is one difference from RFC 9293, with its measured number. */
export const LINUX: Settings = settingsWith(RFC9293, {
	minRtoMs: 200,
	maxRtoMs: 120_000,
	minRtoBounds: "variance",
	synRetries: 6,
	synLinearTimeouts: 4,
	dataRetries: 15,
	orphanRetries: 8,
	timeWaitMs: 60_000,
	finWait2OrphanMs: 60_000,
	windowOctets: 64_240,
	windowEdge: "stays",
	dataAckMayWait: false,
	ackAtOnceBeyond: "largest-seen",
	delayedAckMs: 40,
	freshDelayedAckMs: 4,
	congestionControl: "reno",
	givesUpBy: "time",
	joinsRetransmissions: true,
	oldestAck: "ever-acknowledged",
	windowUpdates: "linux",
	challengeAckIntervalMs: 500,
	sequenceCheck: "linux",
	leftOfWindow: "is-inside",
	beyondWindow: "taken",
	textOnSyn: "dropped",
	bareFinAhead: "resets",
	ackOfLastFin: "apart",
	abortReset: "rst-ack",
	lastAckFrom: "close",
	partialAck: "leaves-timer",
	withoutAck: "dropped-first",
	headerPrediction: true,
	halfOpenChecks: "ack-first",
	ackInActiveSynReceived: "any-not-older",
	shutdownWhileOpening: "waits",
	duplicateSynAnswer: "syn-ack",
	newSynInSynReceived: "reset-and-listen",
	listenDropsSynFin: true,
	resendSynAfterBadAckMs: 8,
	resetAtFinAccepted: true,
	resetAfterFin: "linux",
	finOverFin: "taken",
	unreadAfterReset: "kept",
	remnants: true,
	resetInActiveSynReceived: "ECONNRESET",
	inexactResetInTimeWait: "ignore",
	reopenedTimeWait: "is-forgotten",
	connectErrorStays: true,
	sendBeforeEstablished: "EAGAIN",
	sendWithoutConnection: "EPIPE",
	closeBeforeAccept: "listener",
	queueFormula: "linux",
	crowdedSynQueue: "gives-up-early",
	synIntoTimeWait: "always-has-room",
	isnTickNs: 64,
});

export const PROFILES = { rfc9293: RFC9293, linux: LINUX } as const;
export type ProfileName = keyof typeof PROFILES;

/** The same rules with each ACK sent at once, or allowed to wait. Linux acknowledges early data at once and delays the ACK of a FIN. */
export function withAckPolicy(settings: Settings, policy: "immediate" | "delayed"): Settings {
	const delayed = policy === "delayed";
	return settingsWith(settings, { delayFinAck: delayed, delayDataAck: delayed && settings.dataAckMayWait });
}
