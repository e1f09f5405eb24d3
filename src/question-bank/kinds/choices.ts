// Several options are right. Right ones chosen / right ones − wrong ones chosen / wrong ones, never below 0.
import { choicesShare, readChoices } from "../../exercise/read/choice.ts";
import { fill } from "../instance.ts";
import { EXTRA } from "../wording.ts";
import { defineKind } from "./kind.ts";
import { ids, readInAnyLanguage, showItems, sortedIds } from "./shared/items.ts";
import { markOf, RIGHT } from "./shared/mark.ts";
import { faultsAmong, rightOptions, wrongOptions } from "./shared/options.ts";

/** A value is the ids of options, in the order shown. */
export const choices = defineKind<"choices", readonly string[]>({
	draw: ({ fixedOrder, options }, random) => ({ shown: fixedOrder ? ids(options) : random.shuffle(ids(options)) }),
	view: (instance, locale) => ({ choices: showItems(instance.question.options, instance, locale) }),
	answerSchema: ({ options }) => ({
		type: "array",
		items: { enum: sortedIds(options) },
		uniqueItems: true,
		minItems: 1,
	}),
	foreseen: ({ options }) => wrongOptions(options),
	expected: ({ question }) => ids(rightOptions(question.options)),
	read: (given, instance) =>
		readInAnyLanguage(
			(locale) => showItems(instance.question.options, instance, locale),
			(options) => readChoices(given, options),
		),
	show: (value) => value,
	mark: (value, instance, locale) => {
		const { options } = instance.question;
		const right = rightOptions(options);
		const missed = right.filter(({ id }) => !value.includes(id));
		const faults = faultsAmong(options, value);
		if (missed.length === 0 && faults.length === 0) return RIGHT;
		const texts = missed.map(({ text }) => fill(instance, text, locale).replace(/[.。]$/, ""));
		const remarks = texts.length > 0 ? [EXTRA.missed[locale](texts)] : [];
		return markOf(choicesShare(options, ids(right), value), faults, instance, locale, remarks);
	},
});
