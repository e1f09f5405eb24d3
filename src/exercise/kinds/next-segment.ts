// The segment that is sent next: its flags, sequence number and acknowledgment number are one blank. The step that sends
// it is the last one shown.
import type { SkillId } from "../../scenario/skills.ts";
import { type SequenceNumber, sequenceNumber } from "../../tcp/sequence-number.ts";
import { SEGMENT_PARTS } from "../../text/facts/unreadable.ts";
import type { Locale } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import { QUEUES } from "../fields.ts";
import { queueKey, segmentKey } from "../keys.ts";
import type { Placed, Situation } from "../situation.ts";
import { FLAGS_SCHEMA, flags, isFlags, skillsOfFlags } from "./flags.ts";
import type { CuttingKind, OfferedCut } from "./kind.ts";
import { chooseNextSegment, type NextSegment } from "./next-segment/choose.ts";
import { explainSegment, judgeSegment } from "./next-segment/judge.ts";
import {
	answersToParts,
	fieldsOfSegment,
	type PartAnswer,
	type SegmentFields,
	type SegmentValue,
	segmentAsWritten,
	type WholeSegment,
	wholeSegment,
} from "./next-segment/parts.ts";
import { givenSegment, readSegment, saySegment, showSegment } from "./next-segment/read.ts";
import { deriveNumber } from "./sequence-number/derive.ts";
import { skillsOfNumber } from "./sequence-number/skills.ts";
import { isNumber, numberSchema, sequenceNumberKind } from "./sequence-number.ts";

/** Flags, sequence number, acknowledgment number: a point each, and also for knowing that there is none. */
const POINTS = SEGMENT_PARTS.length;

export const nextSegment: CuttingKind<"next-segment", WholeSegment, SegmentValue, PartAnswer> = {
	title: { en: "The next segment as a whole", zh: "下一个报文段" },
	candidates: () => [],
	cut: (random, situation) => {
		const next = situation.template.ask.numbers ? chooseNextSegment(random, situation.trace) : null;
		const fields = next && fieldsOfSegment(situation, next.segment);
		return fields && offer(situation, next, fields);
	},

	key: ({ asks }) => ({ flags: asks.flags.asks.value, seq: asks.seq.asks.value, ack: ackOf(asks) }),
	isValue: isSegmentValue,
	read: (placed, { asks }, given) => readSegment(placed, asks, given),
	share: ({ asks }, value) => {
		const names = value.flags && flags.share(asks.flags, value.flags);
		const seq = value.seq === asks.seq.asks.value ? 1 : 0;
		const ack = value.ack === ackOf(asks) ? 1 : 0;
		return ((names ?? 0) + seq + ack) / POINTS;
	},
	parts: {
		answers: ({ asks }, sent, value) => answersToParts(asks, sent, value),
		judge: ({ asks }, value, verdicts) => judgeSegment(asks, value, verdicts),
	},
	asWritten: ({ asks }, value) => segmentAsWritten(asks, value),

	show: (placed, { asks }, value) => showSegment(placed, asks, value),
	given: (placed, { asks }, sent, value) => givenSegment(placed, asks, sent, value),
	say: (placed, { asks }, value, locale) =>
		saySegment(showSegment(placed, asks, value), words(locale).render.words.none),
	sayGiven: (placed, { asks }, sent, value, locale) =>
		saySegment(givenSegment(placed, asks, sent, value), words(locale).render.words.none),
	label: (_, { asks }, locale) => words(locale).cut.nextSegmentLabel(asks.sender),
	view: (placed, { asks }, { skills: _, points, ...common }) => ({
		...common,
		host: asks.sender,
		skills: skillsOfSegments(placed),
		points,
	}),
	schema: (placed) => {
		const seq = numberSchema(placed);
		const ack = { anyOf: [seq, { type: "null" }, { const: "none" }] };
		return { type: "object", properties: { flags: FLAGS_SCHEMA, seq, ack }, additionalProperties: false };
	},
	hints: {
		look: (placed, { asks }, locale) => flags.hints.look(placed, asks.flags, locale),
		rules: (placed, { asks }, locale) => rulesOfParts(placed, asks, locale),
		firstStep: (placed, { asks }, locale) => startOfNumbers(placed, asks, locale),
	},
	deriveParts: (placed, { asks: { seq, ack } }) => ({
		seq: deriveNumber(placed, seq.asks),
		...(ack && { ack: deriveNumber(placed, ack.asks) }),
	}),
	explain: (placed, { asks }, { parts }, locale) => explainSegment(placed, asks, parts, locale),
	slip: ({ asks: { seq } }, random) => ({ flags: ["RST"], seq: sequenceNumber(seq.asks.value + random.int(2, 90)) }),
};

function offer(
	situation: Situation,
	{ step, segment, sender }: NextSegment,
	fields: SegmentFields,
): OfferedCut<"next-segment", WholeSegment> {
	// Even a segment without ACK shows a place for a number.
	const places = SEGMENT_PARTS.map((part) => segmentKey(part, segment.number));
	const hosts = Object.keys(situation.trace.rows[step - 1]?.queues ?? {});
	const queues = hosts.flatMap((host) => QUEUES.map((queue) => queueKey(step, host, queue)));
	return {
		kind: "next-segment",
		step,
		asked: { segment, sender },
		withheld: new Set([...places, ...queues]),
		places,
		blank: (id) => {
			const asks = wholeSegment(situation, fields, sender, id);
			const skills = [...asks.flags.skills, ...asks.seq.skills, ...(asks.ack?.skills ?? [])];
			return {
				kind: "next-segment",
				id,
				key: "next-segment",
				step,
				skills: [...new Set(skills)],
				points: POINTS,
				asks,
			};
		},
	};
}

/** Those that any segment of the exchange may train: the skills of this one would say too much of it. */
function skillsOfSegments({ fields, trace }: Situation): readonly SkillId[] {
	const trained = new Set<SkillId>();
	for (const field of fields) {
		if (field.kind === "flags") for (const skill of skillsOfFlags(field, trace)) trained.add(skill);
		if (field.kind === "sequence-number") for (const skill of skillsOfNumber(field, trace)) trained.add(skill);
	}
	return [...trained];
}

/** The rule of each part, in a sentence or two. */
function rulesOfParts(placed: Placed, asks: WholeSegment, locale: Locale): string {
	const counted = [asks.seq, asks.ack].flatMap((number) => (number?.asks.root ? [number] : []));
	return words(locale).sentences.join([
		flags.hints.rules(placed, asks.flags, locale),
		...counted.map((number) => sequenceNumberKind.hints.rules(placed, number, locale)),
	]);
}

/** Where its numbers start; the plain 0 of a RST is counted from nothing. */
function startOfNumbers(placed: Placed, { seq, ack }: WholeSegment, locale: Locale): string {
	const counted = [seq, ack].flatMap((number) => (number?.asks.root ? [number] : []));
	return words(locale).sentences.join(
		counted.map((number) =>
			words(locale).cut.partHint(number.asks.field, sequenceNumberKind.hints.firstStep(placed, number, locale)),
		),
	);
}

function ackOf({ ack }: WholeSegment): SequenceNumber | null {
	return ack?.asks.value ?? null;
}

function isSegmentValue(value: unknown): value is SegmentValue {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	const { flags: names, seq, ack }: Readonly<Record<string, unknown>> = { ...value };
	return (
		(names === undefined || isFlags(names)) &&
		(seq === undefined || isNumber(seq)) &&
		(ack === undefined || ack === null || isNumber(ack))
	);
}
