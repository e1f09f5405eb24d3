// A segment that is asked for as a whole: to the learner one blank, inside it three ordinary ones.
import type { SegmentEdit } from "../../../tcp/edit-segment.ts";
import { ACK, type Flag, flagBits } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import type { SequenceNumber } from "../../../tcp/sequence-number.ts";
import { SEGMENT_PARTS } from "../../../text/facts/unreadable.ts";
import type { FlagsField, NumberField } from "../../fields.ts";
import { segmentKey } from "../../keys.ts";
import { type Reading, readable } from "../../read/reading.ts";
import { readParts } from "../../read/segment.ts";
import type { Situation } from "../../situation.ts";
import { type FlagsBlank, flagsBlank } from "../flags.ts";
import type { WrittenSegment } from "../kind.ts";
import { type NumberBlank, numberBlank } from "../sequence-number.ts";

/** What is asked for of a segment. */
export interface WholeSegment {
	readonly sender: string;
	readonly flags: FlagsBlank;
	readonly seq: NumberBlank;
	/** Null where the segment has no acknowledgment number. */
	readonly ack: NumberBlank | null;
}

export interface SegmentFields {
	readonly flags: FlagsField;
	readonly seq: NumberField;
	readonly ack: NumberField | null;
}

/** Null where the timeline does not show the segment. */
export function fieldsOfSegment({ fields }: Situation, { number }: Segment): SegmentFields | null {
	const [flags, seq, ack] = SEGMENT_PARTS.map((part) => fields.find(({ key }) => key === segmentKey(part, number)));
	if (flags?.kind !== "flags" || seq?.kind !== "sequence-number") return null;
	return { flags, seq, ack: ack?.kind === "sequence-number" ? ack : null };
}

/** `id` is the one by which the learner knows the blank. */
export function wholeSegment(
	situation: Situation,
	{ flags, seq, ack }: SegmentFields,
	sender: string,
	id: string,
): WholeSegment {
	return {
		sender,
		flags: flagsBlank(situation, flags, `${id}.flags`),
		seq: numberBlank(situation, seq, `${id}.seq`),
		ack: ack && numberBlank(situation, ack, `${id}.ack`),
	};
}

/** What was said about each part, in the order in which it was said. */
export interface SegmentValue {
	readonly flags?: readonly Flag[];
	readonly seq?: SequenceNumber;
	/** Null: that there is none. */
	readonly ack?: SequenceNumber | null;
}

/** A part with what was answered to it; no reading where nothing was, or that there is no such number. */
export type PartAnswer = AnswerTo<FlagsBlank, readonly Flag[]> | AnswerTo<NumberBlank, SequenceNumber>;

interface AnswerTo<B extends FlagsBlank | NumberBlank, V> {
	readonly kind: B["kind"];
	readonly blank: B;
	readonly sent: unknown;
	readonly reading: Reading<V> | null;
}

/** What was sent for a part is told even where nothing of the whole could be read. */
export function answersToParts(
	{ flags, seq, ack }: WholeSegment,
	sent: unknown,
	value: SegmentValue | null,
): readonly PartAnswer[] {
	const taken = readParts(sent);
	const pieces = taken.ok ? taken.value : {};
	const toNumber = (blank: NumberBlank): PartAnswer => {
		const { field } = blank.asks;
		return { kind: blank.kind, blank, sent: pieces[field], reading: readingOf(value?.[field]) };
	};
	const toFlags: PartAnswer = { kind: flags.kind, blank: flags, sent: pieces.flags, reading: readingOf(value?.flags) };
	return [toFlags, toNumber(seq), ...(ack ? [toNumber(ack)] : [])];
}

function readingOf<V>(value: V | null | undefined): Reading<V> | null {
	return value === undefined || value === null ? null : readable(value);
}

/**
 * What was not answered stays right. Where the answer has flags, they say whether there is an acknowledgment number: one
 * that is written beside flags without ACK is not looked at (RFC 9293, 3.1).
 */
export function segmentAsWritten({ flags: { asks } }: WholeSegment, { flags, seq, ack }: SegmentValue): WrittenSegment {
	const { segment } = asks;
	const written = seq === undefined ? {} : { seq };
	if (!flags) return { segment, set: ack === undefined ? written : { ...written, ack } };
	const bits = flagBits(flags);
	const acknowledges: SegmentEdit = bits & ACK && typeof ack === "number" ? { ack } : {};
	return { segment, set: { ...written, bits, ...acknowledges } };
}
