// What a sentence says of a segment that was delivered as it was answered, with this scenario's numbers in its notation.
import { flagNames, PSH } from "../../tcp/flags.ts";
import { hasAck, type Segment } from "../../tcp/segment.ts";
import { distance, type SequenceNumber } from "../../tcp/sequence-number.ts";
import type { ConsequenceFacts, Reason, SegmentInShort } from "../../text/facts/consequence.ts";
import { hostAt } from "../kinds/shared/segment.ts";
import { findRoot, type Root, showNumber } from "../numbers.ts";
import type { Situation } from "../situation.ts";
import type { InsteadSent, ShownNumber } from "../types.ts";
import { sentIn } from "./compare.ts";
import type { Delivery } from "./deliver.ts";
import { octetsTakenIn } from "./reason.ts";

type NumberPart = "seq" | "ack";

/** An answer about a number stands in the sentence as it was written, whatever it would be counted from. */
export interface WrittenNumber {
	readonly value: SequenceNumber;
	readonly shown: ShownNumber;
}

/** How numbers of one exchange are shown. */
export interface Shows {
	/** A number that the end at which the segment arrives counts what it sends by. */
	receivers(value: SequenceNumber): ShownNumber;
	/** The same of the end that sends it. */
	senders(value: SequenceNumber): ShownNumber;
}

/** `sent`: the segment as it really was; `as`: what was written instead of its numbers. */
export function showsFor(situation: Situation, sent: Segment, as: readonly WrittenNumber[]): Shows {
	const { spec, segments, trace, template, roots } = situation;
	const rootOf = (field: NumberPart) => findRoot(segments, { segment: sent.number, field }, trace, template.countFrom);
	const receiver = hostAt(situation, sent.to.ip);
	const theirs = (hasAck(sent) ? rootOf("ack") : undefined) ?? roots.find(({ host }) => host === receiver);
	const shown = (value: SequenceNumber, root: Root | undefined) =>
		as.find((written) => written.value === value)?.shown ?? showNumber(value, root, spec.notation);
	return {
		receivers: (value) => shown(value, theirs),
		senders: (value) => shown(value, rootOf("seq")),
	};
}

/** What the host sends: its own numbers, and those of the peer that it acknowledges. */
export function insteadSent(situation: Situation, delivery: Delivery, shows: Shows): readonly InsteadSent[] {
	return sentIn(delivery.written).map((segment) => ({
		from: hostAt(situation, segment.from.ip),
		to: hostAt(situation, segment.to.ip),
		flags: flagNames(segment.bits),
		// The 0 of a RST is counted from nothing.
		seq:
			segment.seqOrigin.kind === "zero"
				? showNumber(segment.seq, undefined, situation.spec.notation)
				: shows.receivers(segment.seq),
		ack: hasAck(segment) ? shows.senders(segment.ack) : null,
		length: segment.length,
	}));
}

export function factsOf(
	situation: Situation,
	delivery: Delivery,
	{
		sent,
		shows,
		reason,
		instead,
	}: {
		readonly sent: Segment;
		readonly shows: Shows;
		readonly reason: Reason;
		readonly instead: readonly InsteadSent[];
	},
): ConsequenceFacts {
	const { host, before, segment, written } = delivery;
	const { connection } = before;
	const arrived = inShort({ ...segment, flags: flagNames(segment.bits), ...numbersOf(segment, shows) });
	const ahead = connection ? distance(segment.seq, connection.rcvNxt) : 0;
	const text = (value: SequenceNumber | undefined, show: (value: SequenceNumber) => ShownNumber) =>
		value === undefined ? null : String(show(value));
	return {
		host,
		peer: hostAt(situation, segment.from.ip),
		wrong: {
			flags: ((segment.bits ^ sent.bits) & ~PSH) === 0 ? null : arrived.flags,
			seq: segment.seq === sent.seq ? null : arrived.seq,
			ack: hasAck(segment) && (!hasAck(sent) || segment.ack !== sent.ack) ? arrived.ack : null,
		},
		arrived,
		expects: text(connection?.rcvNxt, shows.senders),
		seqIs: ahead === 0 ? "expected" : ahead < 0 ? "old" : "ahead",
		mostAcceptable: text(connection?.sndNxt, shows.receivers),
		unacknowledgedFrom: text(written.connection?.sndUna, shows.receivers),
		octetsTaken: octetsTakenIn(written),
		sent: instead.map(inShort),
		dropped: written.effects.some(({ kind }) => kind === "segment-discarded"),
		from: before.states[host] ?? "CLOSED",
		to: written.states[host] ?? "CLOSED",
		reason,
	};
}

function numbersOf(segment: Segment, shows: Shows): Pick<InsteadSent, "seq" | "ack"> {
	return { seq: shows.senders(segment.seq), ack: hasAck(segment) ? shows.receivers(segment.ack) : null };
}

function inShort({ flags, seq, ack, length }: Pick<InsteadSent, "flags" | "seq" | "ack" | "length">): SegmentInShort {
	return { flags: flags.join(","), seq: String(seq), ack: ack === null ? null : String(ack), length };
}
