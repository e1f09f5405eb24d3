// Hints for a number: the segment that it is counted from, the rule of counting, and where counting starts.
import { FIN, SYN } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import { derivationOf, type EarlierNumber } from "../../../text/facts/arithmetic.ts";
import type { NumberPrinciple } from "../../../text/facts/hints.ts";
import { words } from "../../../text/words.ts";
import type { NumberField } from "../../fields.ts";
import { segmentKey } from "../../keys.ts";
import { countedFrom, countsSynAlone } from "../../numbers.ts";
import { shownValue } from "../../shown-number.ts";
import type { Situation } from "../../situation.ts";
import type { Hints } from "../kind.ts";
import { shownNumber } from "../shared/segment.ts";
import { numberFacts } from "./explain.ts";

export const numberHints: Hints<"sequence-number", NumberField> = {
	look(placed, { asks }, locale) {
		const { segment, field, root } = asks;
		const counted = countedFrom(placed, asks);
		const of = counted ? shownNumber(placed, counted.source) : null;
		const facts = { field, segment: shownNumber(placed, segment), of, host: root?.host ?? "" };
		return words(locale).hints.look({ kind: "number", ...facts });
	},
	rules: (placed, { asks }, locale) => words(locale).hints.number(numberPrinciple(placed, asks)),
	firstStep(placed, { asks }, locale) {
		const counted = countedFrom(placed, asks);
		if (!counted) return words(locale).hints.startFromStory(asks.root?.host ?? "");
		const { counting, source } = counted;
		const asked = placed.blankAt.has(segmentKey(counting.of.field, source.number));
		return words(locale).hints.startCounting({
			segment: shownNumber(placed, source),
			field: counting.of.field,
			shown: asked ? null : String(shownValue(placed, source, counting.of.field)),
		});
	},
};

/** The rule by which this number follows from what the learner sees. */
export function numberPrinciple(situation: Situation, field: NumberField): NumberPrinciple {
	const counted = countedFrom(situation, field);
	const facts = numberFacts(situation, field);
	const { of } = facts;
	if (!counted || !of) return { kind: "story", host: field.root?.host ?? "" };
	const { counting, source } = counted;
	const derivation = derivationOf(facts);
	if (derivation.kind === "copied") return { kind: "copied", of, copy: derivation.copy };
	if (counting.back > 0) return { kind: "probe", of, after: counting.syn + counting.data + counting.fin > 0 };
	if (countsSynAlone(counted)) return { kind: "syn-alone", of };
	return takesAll(source, counting, of)
		? { kind: "after", of, field: field.field }
		: { kind: "within", of, octets: counting.syn + counting.data + counting.fin };
}

/** Whether what is counted is all that the segment takes. */
function takesAll(
	{ bits, length }: Segment,
	{ syn, data, fin }: { readonly syn: number; readonly data: number; readonly fin: number },
	of: EarlierNumber,
): boolean {
	return of.field === "seq" && syn === (bits & SYN ? 1 : 0) && fin === (bits & FIN ? 1 : 0) && data === length;
}
