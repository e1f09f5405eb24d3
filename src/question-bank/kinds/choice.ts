// One option is right. All or nothing.
import { readChoice } from "../../exercise/read/choice.ts";
import { defineKind } from "./kind.ts";
import { ids, readInAnyLanguage, showItems, sortedIds } from "./shared/items.ts";
import { markOf, RIGHT } from "./shared/mark.ts";
import { faultsAmong, rightOptions, wrongOptions } from "./shared/options.ts";

/** A value is the id of an option. */
export const choice = defineKind<"choice", string>({
	draw: ({ fixedOrder, options }, random) => ({ shown: fixedOrder ? ids(options) : random.shuffle(ids(options)) }),
	view: (instance, locale) => ({ choices: showItems(instance.question.options, instance, locale) }),
	answerSchema: ({ options }) => ({ enum: sortedIds(options) }),
	foreseen: ({ options }) => wrongOptions(options),
	expected: ({ question }) => rightOptions(question.options)[0]?.id ?? "",
	read: (given, instance) =>
		readInAnyLanguage(
			(locale) => showItems(instance.question.options, instance, locale),
			(options) => readChoice(given, options),
		),
	show: (value) => value,
	mark: (value, instance, locale) => {
		const faults = faultsAmong(instance.question.options, [value]);
		return faults.length === 0 ? RIGHT : markOf(0, faults, instance, locale);
	},
});
