// What would have come of a segment, had it been sent as it was answered.
import type { RuleId } from "../../tcp/rule-catalogue.ts";

/** A segment with its numbers in the scenario's notation. */
export interface SegmentInShort {
	/** "SYN,ACK"; empty without any. */
	readonly flags: string;
	readonly seq: string;
	/** Null without ACK. */
	readonly ack: string | null;
	readonly length: number;
}

/** Rules that a segment may meet when it is not what should have been sent. */
export const MET_RULES = [
	"closed-answers-reset",
	"closed-ignores-reset",
	"listen-ignores-reset",
	"listen-resets-ack",
	"listen-answers-syn",
	"listen-drops-other",
	"syn-queue-full-drops-syn",
	"syn-cookie-keeps-no-entry",
	"syn-cookie-accepts-ack",
	"syn-cookie-refuses-ack",
	"accept-queue-full-drops-syn",
	"accept-queue-full-ignores-ack",
	"accept-queue-full-resets",
	"deferred-accept-waits-for-data",
	"syn-sent-resets-bad-ack",
	"syn-sent-ignores-reset",
	"syn-sent-refused",
	"syn-sent-drops-other",
	"syn-ack-completes-active-open",
	"simultaneous-open",
	"simultaneous-syn-ack-accepted",
	"sequence-unacceptable",
	"reset-exact",
	"reset-at-fin-accepted",
	"reset-returns-to-listen",
	"reset-inexact-challenged",
	"reset-outside-window-ignored",
	"reset-ignored-in-time-wait",
	"syn-challenged",
	"duplicate-syn-answered",
	"new-syn-returns-to-listen",
	"old-syn-returns-to-time-wait",
	"no-ack-dropped",
	"ack-completes-passive-open",
	"bad-ack-in-syn-received",
	"ack-of-unsent-data",
	"ack-too-old",
	"fin-acked",
	"fin-acked-while-closing",
	"fin-acked-in-last-ack",
	"data-acknowledged",
	"data-out-of-order",
	"data-after-close-resets",
	"fin-received",
	"fin-crosses-fin",
	"fin-received-in-fin-wait-2",
	"fin-with-ack-of-fin",
	"fin-repeated",
	"time-wait-acks-again",
	"time-wait-accepts-new-syn",
	"time-wait-ignores",
] as const satisfies readonly RuleId[];
export type MetRule = (typeof MET_RULES)[number];

/** Why the other outcome, where it is not that the segment meets another rule. */
export const OTHER_REASONS = [
	/** It lacks the FIN that it should have. */
	"without-fin",
	/** It lacks the RST. */
	"without-reset",
	/** What it acknowledges is less. */
	"acknowledges-less",
	/** Its number is not the one expected, and nothing answers it now. */
	"number-not-expected",
	/** Some of its octets have been received before. */
	"overlap",
	/** A RST answers it either way, with other numbers. */
	"reset-goes-by-numbers",
	/** A SYN opens the connection either way, with another initial number. */
	"other-initial-number",
] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];

export type Reason = MetRule | OtherReason;

/** What decided it. What is null is not known. */
export interface ReasonFacts {
	readonly peer: string;
	/** The segment as it arrived. */
	readonly arrived: SegmentInShort;
	/** RCV.NXT before it arrived, where there is a connection. */
	readonly expects: string | null;
	/** Whether the segment's number lies before or after that. */
	readonly seqIs: "old" | "ahead" | "expected";
	/** SND.NXT before it arrived: the highest acceptable acknowledgment number. */
	readonly mostAcceptable: string | null;
	/** SND.UNA afterwards: from there on nothing is acknowledged. */
	readonly unacknowledgedFrom: string | null;
	/** Octets of data that were taken. */
	readonly octetsTaken: number;
}

export interface ConsequenceFacts extends ReasonFacts {
	/** Id of the end at which it arrives. */
	readonly host: string;
	/** What was answered otherwise, as it was written; null where that is right. */
	readonly wrong: { readonly flags: string | null; readonly seq: string | null; readonly ack: string | null };
	/** What the host sends at once. */
	readonly sent: readonly SegmentInShort[];
	/** It is dropped. */
	readonly dropped: boolean;
	/** Of the host, before and after. */
	readonly from: string;
	readonly to: string;
	readonly reason: Reason;
}

export type ReasonWords = Readonly<Record<Reason, (facts: ReasonFacts) => string>>;

export interface ConsequenceWords {
	/** "With ack 8400, the client would answer with RST (seq 8400) and stay in SYN-SENT: only ack 8401 acknowledges its SYN." */
	sentence(facts: ConsequenceFacts): string;
}
