// Why a number is what it is: the counting that led to it, as far as the learner can follow it.
import { advance } from "../../../tcp/sequence-number.ts";
import type { Addend, NumberFacts } from "../../../text/facts/arithmetic.ts";
import type { NumberRuleId } from "../../../text/facts/number-why.ts";
import type { Locale } from "../../../text/locale.ts";
import { words } from "../../../text/words.ts";
import type { NumberField } from "../../fields.ts";
import { countedFrom, originOf, showNumber, visibleCounting } from "../../numbers.ts";
import { shownValue } from "../../shown-number.ts";
import type { Situation } from "../../situation.ts";
import type { Explained } from "../kind.ts";
import { hostAt, shownNumber } from "../shared/segment.ts";
import { NUMBER_RULES, numberRule } from "./rules.ts";
import { wraps } from "./skills.ts";

export function explainNumber(situation: Situation, field: NumberField, locale: Locale): Explained {
	const rule = numberRule(field, situation);
	const sentences = [sayNumber(situation, field, locale), sayWhy(situation, field, rule, locale)];
	return { rule, reference: NUMBER_RULES[rule], sentences: sentences.filter((sentence) => sentence !== "") };
}

/** Why it is counted so, and what another number would have led to. */
function sayWhy(situation: Situation, field: NumberField, rule: NumberRuleId, locale: Locale): string {
	const counted = countedFrom(situation, field);
	return words(locale).numberWhy.sentence[rule]({
		field: field.field,
		from: counted ? String(shownValue(situation, counted.source, counted.counting.of.field)) : null,
		oneLess: String(showNumber(advance(field.value, -1), field.root, situation.spec.notation)),
	});
}

function sayNumber(situation: Situation, field: NumberField, locale: Locale): string {
	const counted = originOf(field.segment, field.field)?.kind === "counted";
	const fromStory = counted && !visibleCounting(situation.trace, field.segment, field.field);
	if (!fromStory || !field.root?.host) return words(locale).arithmetic.sentence(numberFacts(situation, field));
	const shown = String(shownValue(situation, field.segment, field.field));
	return words(locale).givenNumber.sentence(field.field, field.root.host, shown);
}

/** The arithmetic behind it, from the segments that are shown. */
export function numberFacts(situation: Situation, field: NumberField): NumberFacts {
	const { trace, spec } = situation;
	const { segment } = field;
	const { counting, source } = countedFrom(situation, field) ?? {};
	return {
		field: field.field,
		segment: shownNumber(situation, segment),
		sender: hostAt(situation, segment.from.ip),
		of:
			counting && source
				? {
						segment: shownNumber(situation, source),
						field: counting.of.field,
						shown: String(shownValue(situation, source, counting.of.field)),
					}
				: null,
		addends: counting ? addends(counting) : [],
		back: counting?.back === 1,
		shown: String(shownValue(situation, segment, field.field)),
		wraps: spec.notation === "raw" && wraps(field, trace),
		kind: originOf(segment, field.field)?.kind ?? "zero",
		retransmission: segment.retransmission,
		fromPeer: source !== undefined && source.from.ip !== segment.from.ip,
	};
}

interface Counted {
	readonly syn: number;
	readonly data: number;
	readonly fin: number;
}

function addends({ syn, data, fin }: Counted): readonly Addend[] {
	const all: readonly Addend[] = [
		{ kind: "syn", amount: syn },
		{ kind: "data", amount: data },
		{ kind: "fin", amount: fin },
	];
	return all.filter((addend) => addend.amount > 0);
}
