// What a number was counted from, as data: a client can draw lines to it and write the addends on them.
import type { NumberField } from "../../fields.ts";
import { countedFrom } from "../../numbers.ts";
import { shownValue } from "../../shown-number.ts";
import type { Situation } from "../../situation.ts";
import type { DerivationStep } from "../../types.ts";
import { shownNumber } from "../shared/segment.ts";

/** The start, then each addend in its order; the sum is the number (modulo 2^32 in raw notation). */
export function deriveNumber(situation: Situation, asked: NumberField): DerivationStep[] {
	const { segment, field, root } = asked;
	const counted = countedFrom(situation, asked);
	if (!counted) return [{ from: { story: root?.host ?? null }, value: shownValue(situation, segment, field) }];
	const { counting, source } = counted;
	const from = { segment: shownNumber(situation, source), field: counting.of.field };
	const steps: DerivationStep[] = [{ from, value: shownValue(situation, source, counting.of.field) }];
	if (counting.syn > 0) steps.push({ plus: counting.syn, why: "SYN" });
	if (counting.data > 0) steps.push({ plus: counting.data, why: "data" });
	if (counting.fin > 0) steps.push({ plus: counting.fin, why: "FIN" });
	if (counting.back > 0) steps.push({ plus: -counting.back, why: "keep-alive" });
	return steps;
}
