// An answer about a whole segment, read part by part, and how it is shown again.
import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { SEGMENT_PARTS, type SegmentPart } from "../../../text/facts/unreadable.ts";
import { showNumber } from "../../numbers.ts";
import { readFlags } from "../../read/flags.ts";
import { type Reading, readable, type Unreadable } from "../../read/reading.ts";
import { isZero, readParts, type SentParts, saysNone } from "../../read/segment.ts";
import type { Situation } from "../../situation.ts";
import { givenNumber, readCountedFrom } from "../sequence-number.ts";
import type { SegmentValue, WholeSegment } from "./parts.ts";

/** Refused as a whole where one part cannot be read; the refusal names that part. */
export function readSegment(situation: Situation, whole: WholeSegment, given: unknown): Reading<SegmentValue> {
	const taken = readParts(given);
	if (!taken.ok) return taken;
	const sent = withoutNumber(taken.value);
	let value: SegmentValue = {};
	for (const name of namesIn(sent)) {
		const read = readPart(situation, whole, name, sent[name]);
		if (!read.ok) return naming(name, read);
		value = { ...value, ...read.value };
	}
	return readable(value);
}

function readPart(situation: Situation, whole: WholeSegment, name: SegmentPart, sent: unknown): Reading<SegmentValue> {
	if (sent === null) return readable({ ack: null });
	if (name === "flags") {
		const flags = readFlags(sent);
		return flags.ok ? readable({ flags: flags.value }) : flags;
	}
	const read =
		situation.spec.notation === "symbolic" && isZero(sent)
			? // It may be a RST whose number is a plain 0, for which no symbol stands.
				readable(sequenceNumber(0))
			: readCountedFrom(situation, whole[name]?.asks.root, sent);
	if (!read.ok) return read;
	return readable(name === "seq" ? { seq: read.value } : { ack: read.value });
}

function naming(part: SegmentPart, refusal: Unreadable): Unreadable {
	return { ...refusal, detail: { ...refusal.detail, part } };
}

/**
 * "none" says that there is no acknowledgment number; so does leaving it out, or 0, beside flags without ACK. Judged by
 * the learner's own flags, never by the key: reading tells nothing.
 */
function withoutNumber(sent: SentParts): SentParts {
	if (sent.ack === null || saysNone(sent.ack)) return { ...sent, ack: null };
	const flags = sent.flags === undefined ? null : readFlags(sent.flags);
	const without = flags?.ok === true && !flags.value.includes("ACK");
	return without && (sent.ack === undefined || isZero(sent.ack)) ? { ...sent, ack: null } : sent;
}

/** The parts that were answered, in the order of the answer. */
function namesIn(parts: SentParts | SegmentValue): readonly SegmentPart[] {
	return Object.keys(parts).flatMap((key) => SEGMENT_PARTS.find((name) => name === key) ?? []);
}

/** As it was understood, and never so that it tells whether there is such a number, or what it is counted from. */
export function givenSegment(situation: Situation, whole: WholeSegment, sent: unknown, value: SegmentValue): SentParts {
	const taken = readParts(sent);
	const pieces = taken.ok ? taken.value : {};
	const shown = namesIn(value).map((name) => {
		const said = value[name];
		if (name === "flags" || typeof said !== "number") return [name, said];
		const zero = situation.spec.notation === "symbolic" && isZero(pieces[name]);
		return [name, zero ? "0" : givenNumber(situation, whole[name]?.asks.root, pieces[name], said)];
	});
	return Object.fromEntries(shown);
}

/** In the exercise's notation. */
export function showSegment({ spec }: Situation, whole: WholeSegment, value: SegmentValue): SentParts {
	const shown = SEGMENT_PARTS.filter((name) => value[name] !== undefined).map((name) => {
		const said = value[name];
		const isNumber = name !== "flags" && typeof said === "number";
		return [name, isNumber ? showNumber(said, whole[name]?.asks.root, spec.notation) : said];
	});
	return Object.fromEntries(shown);
}

/** "SYN,ACK seq=9000 ack=4022"; what was left out is left out. `none` says that there is nothing. */
export function saySegment({ flags, seq, ack }: SentParts, none: string): string {
	const names = Array.isArray(flags) ? flags.join(",") || none : flags;
	return [
		...(names === undefined ? [] : [String(names)]),
		...(seq === undefined ? [] : [`seq=${seq}`]),
		...(ack === undefined ? [] : [`ack=${ack ?? none}`]),
	].join(" ");
}
