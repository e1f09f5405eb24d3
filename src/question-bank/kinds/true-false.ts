// True or false, and why: one of the reasons is right. Half for the right verdict without the right reason.
import { readChoice } from "../../exercise/read/choice.ts";
import { type Reading, readable, unreadable } from "../../exercise/read/reading.ts";
import { readTruth, truthAndRest } from "../../exercise/read/truth.ts";
import type { ShownOption } from "../../exercise/types.ts";
import type { Locale } from "../../text/locale.ts";
import type { Instance } from "../instance.ts";
import { EXTRA, REASON, TRUTH } from "../wording.ts";
import { defineKind } from "./kind.ts";
import { ids, inShownOrder, readInAnyLanguage, showItem, sortedIds } from "./shared/items.ts";
import { type Mark, markOf, RIGHT } from "./shared/mark.ts";
import { faultsAmong, rightOptions, wrongOptions } from "./shared/options.ts";

interface TruthAnswer {
	readonly says: boolean;
	/** The reason chosen; null where only true or false was said. */
	readonly option: string | null;
}

export const trueFalse = defineKind<"true-false", TruthAnswer>({
	draw: ({ options }, random) => ({ shown: random.shuffle(ids(options)) }),
	view: (instance, locale) => ({ choices: showReasons(instance, locale) }),
	answerSchema: ({ options }) => ({ enum: sortedIds(options) }),
	foreseen: ({ options }) => wrongOptions(options),
	expected: ({ question }) => rightOptions(question.options)[0]?.id ?? "",
	read,
	show: ({ says, option }) => option ?? says,
	mark,
});

/** With the verdict in front. */
function showReasons(instance: Instance<"true-false">, locale: Locale): readonly ShownOption[] {
	return inShownOrder(instance.question.options, instance).map((option) => {
		const { id, text } = showItem(option, instance, locale);
		return { id, text: REASON[locale](TRUTH[option.says ? "true" : "false"][locale], text) };
	});
}

function read(given: unknown, instance: Instance<"true-false">): Reading<TruthAnswer> {
	const said = readTruth(given);
	if (said !== undefined) return readable({ says: said, option: null });
	const reason = readReason(given, instance);
	const parts = reason.ok ? undefined : truthAndRest(given);
	if (parts === undefined) return reason;
	const why = readReason(parts.rest, instance);
	if (!why.ok) return why;
	return why.value.says === parts.says ? why : unreadable("truth", "contradictory");
}

/** By its id, its letter, or its text with the verdict in front or without it. */
function readReason(given: unknown, instance: Instance<"true-false">): Reading<TruthAnswer> {
	const { options } = instance.question;
	const shown = (locale: Locale) => showReasons(instance, locale);
	const bare = (locale: Locale) => inShownOrder(options, instance).map((option) => showItem(option, instance, locale));
	const whole = readInAnyLanguage(shown, (reasons) => readChoice(given, reasons));
	const read = whole.ok ? whole : readInAnyLanguage(bare, (reasons) => readChoice(given, reasons));
	if (!read.ok)
		return read.reason === "unknown-choice" ? { ...read, detail: { ...read.detail, asked: "truth" } } : read;
	const says = options.find(({ id }) => id === read.value)?.says === true;
	return readable({ says, option: read.value });
}

function mark({ says, option }: TruthAnswer, instance: Instance<"true-false">, locale: Locale): Mark {
	const { options } = instance.question;
	const [key] = rightOptions(options);
	if (option === key?.id) return RIGHT;
	const share = says === key?.says ? 0.5 : 0;
	const remark = option === null ? EXTRA.noReason : EXTRA.rightVerdict;
	const faults = option === null ? [] : faultsAmong(options, [option]);
	return markOf(share, faults, instance, locale, share > 0 ? [remark[locale]] : []);
}
