// Steps to be put in order. (Pairs in the right order − pairs in the wrong order) / all pairs, never below 0.
import { firstMisplaced, orderShare, readOrder } from "../../exercise/read/order.ts";
import type { Random } from "../../scenario/random.ts";
import { LOCALES } from "../../text/locale.ts";
import { EXTRA } from "../wording.ts";
import { defineKind } from "./kind.ts";
import { ids, showItems, sortedIds } from "./shared/items.ts";
import { markOf, RIGHT } from "./shared/mark.ts";

/** A value is the ids of all steps. */
export const order = defineKind<"order", readonly string[]>({
	draw: ({ steps }, random) => ({ shown: disordered(ids(steps), random) }),
	view: (instance, locale) => ({ choices: showItems(instance.question.steps, instance, locale) }),
	answerSchema: ({ steps }) => ({
		type: "array",
		items: { enum: sortedIds(steps) },
		uniqueItems: true,
		minItems: steps.length,
		maxItems: steps.length,
	}),
	foreseen: () => [],
	expected: ({ question }) => ids(question.steps),
	read: (given, instance) => {
		const { steps } = instance.question;
		return readOrder(
			given,
			LOCALES.map((locale) => showItems(steps, instance, locale)),
		);
	},
	show: (value) => value,
	mark: (value, instance, locale) => {
		const { steps } = instance.question;
		const right = ids(steps);
		const misplaced = firstMisplaced(right, value);
		const step = steps[misplaced];
		if (step === undefined) return RIGHT;
		const remark = EXTRA.firstMisplaced[locale](misplaced + 1, step.text[locale]);
		return markOf(orderShare(right, value), [], instance, locale, [remark]);
	},
});

/** A shuffle that happens to be the right order would be no question. */
function disordered(steps: readonly string[], random: Random): readonly string[] {
	const shuffled = random.shuffle(steps);
	const same = shuffled.every((id, index) => id === steps[index]);
	return same ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}
