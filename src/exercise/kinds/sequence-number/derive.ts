// What a number was counted from, as data: a client can draw lines to it and write the addends on them.
import type { NumberField } from "../../fields.ts";
import { visibleCounting } from "../../numbers.ts";
import { shownValue } from "../../shown-number.ts";
import type { Situation } from "../../situation.ts";
import type { DerivationStep } from "../../types.ts";

/** The start, then each addend in its order; the sum is the number (modulo 2^32 in raw notation). */
export function deriveNumber(situation: Situation, { segment, field, root }: NumberField): DerivationStep[] {
	const { segments, trace, shownNumbers } = situation;
	const counting = visibleCounting(trace, segment, field);
	const of = counting && segments.get(counting.of.segment);
	if (!counting || !of) return [{ from: { story: root?.host ?? null }, value: shownValue(situation, segment, field) }];
	const from = { segment: shownNumbers.get(of.number) ?? 0, field: counting.of.field };
	const steps: DerivationStep[] = [{ from, value: shownValue(situation, of, counting.of.field) }];
	if (counting.syn > 0) steps.push({ plus: counting.syn, why: "SYN" });
	if (counting.data > 0) steps.push({ plus: counting.data, why: "data" });
	if (counting.fin > 0) steps.push({ plus: counting.fin, why: "FIN" });
	if (counting.back > 0) steps.push({ plus: -counting.back, why: "keep-alive" });
	return steps;
}
