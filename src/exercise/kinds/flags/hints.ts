// Hints for the flags of a segment: what it is sent for, the rule that its purpose gives, and what it answers.

import { segmentsOf } from "../../../scenario/run/read-trace.ts";
import type { Row } from "../../../scenario/run/trace.ts";
import { ACK, FIN, flagNames, RST, SYN } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import type { FlagsFacts, Occasion } from "../../../text/facts/hints.ts";
import { words } from "../../../text/words.ts";
import type { FlagsField } from "../../fields.ts";
import { segmentKey } from "../../keys.ts";
import type { Situation } from "../../situation.ts";
import type { Hints } from "../kind.ts";
import { hostAt, shownNumber } from "../shared/segment.ts";

export const flagsHints: Hints<"flags", FlagsField> = {
	look: (placed, { asks }, locale) =>
		words(locale).hints.look({
			kind: "flags",
			segment: shownNumber(placed, asks.segment),
			occasion: occasionOf(placed, asks),
		}),
	rules: (placed, { asks }, locale) => words(locale).hints.flags(flagsFacts(placed, asks)),
	firstStep(placed, { asks }, locale) {
		const { hints } = words(locale);
		const answered = answeredBy(placed, asks);
		if (!answered) return hints.occasion(occasionOf(placed, asks));
		const asked = placed.blankAt.has(segmentKey("flags", answered.number));
		return hints.answers(shownNumber(placed, answered), asked ? null : flagNames(answered.bits).join(","));
	},
};

function rowOf({ trace }: Situation, { step }: FlagsField): Row | undefined {
	return trace.rows[step - 1];
}

/** The segment whose arrival makes the host send it. */
function answeredBy(situation: Situation, field: FlagsField): Segment | null {
	const cause = rowOf(situation, field)?.cause;
	return cause?.kind === "deliver" ? (situation.segments.get(cause.segment) ?? null) : null;
}

function occasionOf(situation: Situation, field: FlagsField): Occasion {
	const host = hostAt(situation, field.segment.from.ip);
	const { step } = field;
	const cause = rowOf(situation, field)?.cause;
	const answered = answeredBy(situation, field);
	if (answered) return { kind: "arrival", segment: shownNumber(situation, answered), host, step };
	if (cause?.kind === "call") return { kind: "call", call: cause.call, host, step };
	return cause?.kind === "timer" ? { kind: "timer", host, step } : { kind: "other", host, step };
}

/** The rule by which the flags follow from what the segment is for. */
export function flagsFacts(situation: Situation, field: FlagsField): FlagsFacts {
	const { segment } = field;
	const shown = shownNumber(situation, segment);
	const repeated = repeatedBy(situation, segment);
	if (repeated) return { principle: "again", segment: shown, of: shownNumber(situation, repeated) };
	const answered = answeredBy(situation, field);
	if (segment.bits & RST && answered && answersIt(segment, answered))
		return { principle: "answers-with-reset", segment: shown, of: shownNumber(situation, answered) };
	return { principle: principleOf(segment), segment: shown, of: null };
}

/** RFC 9293, 3.5.2: ACK only where the answered segment has none. */
function answersIt(segment: Segment, answered: Segment): boolean {
	return ((segment.bits & ACK) === 0) === ((answered.bits & ACK) !== 0);
}

/** The same segment, shown before. */
function repeatedBy({ trace }: Situation, segment: Segment): Segment | undefined {
	if (!segment.retransmission) return undefined;
	const isSame = (other: Segment) =>
		other.number < segment.number &&
		other.from.ip === segment.from.ip &&
		other.seq === segment.seq &&
		other.length === segment.length &&
		other.bits === segment.bits;
	return trace.rows.flatMap(segmentsOf).find(isSame);
}

function principleOf({ bits, length }: Segment): FlagsFacts["principle"] {
	if (bits & RST) return bits & ACK ? "aborts-with-ack" : "aborts";
	if (bits & SYN) return bits & ACK ? "opens-and-acknowledges" : "opens";
	if (bits & FIN) return "ends";
	return length > 0 ? "carries-data" : "acknowledges";
}
