// What became of each part of a segment, and of the whole.
import { SEGMENT_PARTS, type SegmentPart } from "../../../text/facts/unreadable.ts";
import type { Locale } from "../../../text/locale.ts";
import { words } from "../../../text/words.ts";
import type { Situation } from "../../situation.ts";
import { isRightVerdict, type PartResult, type PartResults, type Verdict } from "../../types.ts";
import { explainFlags } from "../flags.ts";
import type { Explained } from "../kind.ts";
import { explainNumber } from "../sequence-number/explain.ts";
import type { SegmentValue, WholeSegment } from "./parts.ts";

/** `verdicts` by the ids of the parts' blanks. */
export function judgeSegment(
	whole: WholeSegment,
	value: SegmentValue | null,
	verdicts: ReadonlyMap<string, Verdict>,
): { readonly verdict: Verdict; readonly parts: PartResults } {
	const result = (part: SegmentPart): PartResult => {
		const blank = whole[part];
		const said = value?.[part];
		if (!blank) return { verdict: said === undefined ? "unanswered" : said === null ? "correct" : "wrong", skills: [] };
		return { verdict: said === null ? "wrong" : (verdicts.get(blank.id) ?? "unanswered"), skills: blank.skills };
	};
	const parts = { flags: result("flags"), seq: result("seq"), ack: result("ack") };
	return { verdict: together(SEGMENT_PARTS.map((part) => parts[part].verdict)), parts };
}

/** Right only if all are. */
function together(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.every(isRightVerdict)) return verdicts.includes("follow-through") ? "follow-through" : "correct";
	if (verdicts.some(isRightVerdict)) return "partly";
	return verdicts.includes("wrong") ? "wrong" : "unanswered";
}

/** Of the parts that are not right; of all where there is nothing to set apart. */
export function explainSegment(
	situation: Situation,
	whole: WholeSegment,
	parts: PartResults | undefined,
	locale: Locale,
): Explained {
	const missed = SEGMENT_PARTS.filter((part) => parts && !isRightVerdict(parts[part].verdict));
	const explained = missed.length > 0 && missed.length < SEGMENT_PARTS.length ? missed : SEGMENT_PARTS;
	const reasons = explained.map((part) => explainPart(situation, whole, part, locale));
	const { rule, reference } = reasons[0] ?? withoutAck(locale);
	// The reason of each part before anything more about one of them.
	const [firsts, others] = [
		reasons.map(({ sentences }) => sentences.slice(0, 1)),
		reasons.map((one) => one.sentences.slice(1)),
	];
	return { rule, reference, sentences: [...firsts, ...others].flat() };
}

function explainPart(situation: Situation, whole: WholeSegment, part: SegmentPart, locale: Locale): Explained {
	if (part === "flags") return explainFlags(situation, whole.flags.asks, locale);
	const number = whole[part];
	return number ? explainNumber(situation, number.asks, locale) : withoutAck(locale);
}

/** RFC 9293, 3.1: the acknowledgment number counts only with the ACK flag. */
function withoutAck(locale: Locale): Explained {
	const reference = { rfc: "RFC 9293", section: "3.1" };
	return { rule: "no-ack-flag-no-number", reference, sentences: [words(locale).cut.noAck] };
}
