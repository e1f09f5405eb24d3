// Hints for a number: the segment that it is counted from, the rule of counting, and where counting starts.
import { FIN, SYN } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import { derivationOf, type EarlierNumber } from "../../../text/facts/arithmetic.ts";
import type { NumberPrinciple } from "../../../text/facts/hints.ts";
import { words } from "../../../text/locale.ts";
import type { NumberField } from "../../fields.ts";
import { segmentKey } from "../../keys.ts";
import { visibleCounting } from "../../numbers.ts";
import { shownValue } from "../../shown-number.ts";
import type { Placed, Situation } from "../../situation.ts";
import type { Asking, Hints } from "../kind.ts";
import { shownNumber } from "../shared/segment.ts";
import { numberFacts } from "./explain.ts";

type NumberBlank = Asking<"sequence-number", NumberField>;

export const numberHints: Hints<"sequence-number", NumberField> = {
	look(placed, { asks: { segment, field, root } }: NumberBlank, locale) {
		const source = visibleCounting(placed.trace, segment, field)?.of.segment;
		const of = source === undefined ? null : (placed.shownNumbers.get(source) ?? 0);
		const facts = { field, segment: shownNumber(placed, segment), of, host: root?.host ?? "" };
		return words(locale).hints.look({ kind: "number", ...facts });
	},
	rules: (placed, { asks }, locale) => words(locale).hints.number(numberPrinciple(placed, asks)),
	firstStep(placed: Placed, { asks: { segment, field, root } }, locale) {
		const counting = visibleCounting(placed.trace, segment, field);
		const source = counting && placed.segments.get(counting.of.segment);
		if (!counting || !source) return words(locale).hints.startFromStory(root?.host ?? "");
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
	const counting = visibleCounting(situation.trace, field.segment, field.field);
	const source = counting && situation.segments.get(counting.of.segment);
	const facts = numberFacts(situation, field);
	const { of } = facts;
	if (!counting || !source || !of) return { kind: "story", host: field.root?.host ?? "" };
	const derivation = derivationOf(facts);
	if (derivation.kind === "copied") return { kind: "copied", of, copy: derivation.copy };
	if (counting.back > 0) return { kind: "probe", of, after: counting.syn + counting.data + counting.fin > 0 };
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
