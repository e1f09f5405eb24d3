// What a readable answer is worth, and what to say of it. The formulas are published (docs of `POST …/grade`):
//
//   choice, numeric, short-text   all or nothing
//   true-false                    1/2 for the right verdict without the right reason
//   choices                       right ones chosen / right ones − wrong ones chosen / wrong ones, never below 0
//   order                         (pairs in the right order − pairs in the wrong order) / all pairs, never below 0
//   match                         right pairs / all pairs

import { choicesShare } from "../exercise/read/choice.ts";
import { firstMisplaced, orderShare } from "../exercise/read/order.ts";
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import { SEQUENCE_SPACE } from "../tcp/sequence-number.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { isForm } from "./forms.ts";
import { evaluate } from "./formula.ts";
import { fill, type Instance } from "./instance.ts";
import type { TruthAnswer } from "./read-answer.ts";
import type { QuestionOf } from "./schema.ts";
import { EXTRA } from "./wording.ts";

export interface Mark {
	/** 0 to 1. */
	readonly share: number;
	/** What to say of this answer, besides the explanation. */
	readonly remarks: readonly string[];
	readonly misconceptions: readonly MisconceptionId[];
}

const RIGHT: Mark = { share: 1, remarks: [], misconceptions: [] };

interface Fault {
	readonly feedback: Localized;
	readonly misconception?: MisconceptionId;
}

type Options = QuestionOf<"choice" | "choices" | "true-false">["options"];

function isFault(item: object): item is Fault {
	return "feedback" in item;
}

function mark(share: number, faults: readonly Fault[], instance: Instance, locale: Locale, ...more: string[]): Mark {
	return {
		share,
		remarks: [...more, ...faults.map(({ feedback }) => fill(instance, feedback, locale))],
		misconceptions: faults.flatMap(({ misconception }) => misconception ?? []),
	};
}

function faultsOf(options: Options, chosen: readonly string[]): readonly Fault[] {
	return options.flatMap((option) => (isFault(option) && chosen.includes(option.id) ? [option] : []));
}

export function markChoice(question: QuestionOf<"choice">, value: string, instance: Instance, locale: Locale): Mark {
	const faults = faultsOf(question.options, [value]);
	return faults.length === 0 ? RIGHT : mark(0, faults, instance, locale);
}

export function markChoices(
	question: QuestionOf<"choices">,
	value: readonly string[],
	instance: Instance,
	locale: Locale,
): Mark {
	const right = question.options.filter((option) => !isFault(option));
	const missed = right.filter(({ id }) => !value.includes(id));
	const faults = faultsOf(question.options, value);
	if (missed.length === 0 && faults.length === 0) return RIGHT;
	const share = choicesShare(
		question.options,
		right.map(({ id }) => id),
		value,
	);
	const texts = missed.map(({ text }) => fill(instance, text, locale).replace(/[.。]$/, ""));
	return mark(share, faults, instance, locale, ...(texts.length > 0 ? [EXTRA.missed[locale](texts)] : []));
}

export function markTruth(
	question: QuestionOf<"true-false">,
	value: TruthAnswer,
	instance: Instance,
	locale: Locale,
): Mark {
	const key = question.options.find((option) => !isFault(option));
	if (value.option === key?.id) return RIGHT;
	const verdictRight = value.says === key?.says;
	if (value.option === null)
		return verdictRight ? mark(0.5, [], instance, locale, EXTRA.noReason[locale]) : mark(0, [], instance, locale);
	const faults = faultsOf(question.options, [value.option]);
	return verdictRight
		? mark(0.5, faults, instance, locale, EXTRA.rightVerdict[locale])
		: mark(0, faults, instance, locale);
}

/** A numeric answer as `readNumeric` reads it: durations in ms, sequence numbers modulo 2^32. */
export function numericValue(question: QuestionOf<"numeric">, value: number): number {
	switch (question.reads) {
		case "count":
		case "ms":
			return value;
		case "s":
			return value * 1000;
		case "sequence-number":
			return ((value % SEQUENCE_SPACE) + SEQUENCE_SPACE) % SEQUENCE_SPACE;
	}
}

export function markNumeric(question: QuestionOf<"numeric">, value: number, instance: Instance, locale: Locale): Mark {
	const tolerance = numericValue(question, question.tolerance ?? 0) + 1e-6;
	const near = (wanted: number) => Math.abs(numericValue(question, wanted) - value) <= tolerance;
	if (near(instance.values.key ?? Number.NaN)) return RIGHT;
	const faults = question.traps.filter((trap) => near(evaluate(trap.value, instance.values)));
	return mark(0, faults.slice(0, 1), instance, locale);
}

export function markOrder(
	question: QuestionOf<"order">,
	value: readonly string[],
	instance: Instance,
	locale: Locale,
): Mark {
	const right = question.steps.map(({ id }) => id);
	const misplaced = firstMisplaced(right, value);
	const step = question.steps[misplaced];
	if (step === undefined) return RIGHT;
	const remark = EXTRA.firstMisplaced[locale](misplaced + 1, step.text[locale]);
	return mark(orderShare(right, value), [], instance, locale, remark);
}

export function markMatch(
	question: QuestionOf<"match">,
	value: ReadonlyMap<string, string>,
	instance: Instance,
	locale: Locale,
): Mark {
	const wrong = question.left.filter(({ id, is }) => value.get(id) !== is);
	if (wrong.length === 0) return RIGHT;
	return mark(1 - wrong.length / question.left.length, wrong, instance, locale);
}

export function markShortText(
	question: QuestionOf<"short-text">,
	value: string,
	instance: Instance,
	locale: Locale,
): Mark {
	if (isForm(value, question.accepted, question.reads)) return RIGHT;
	const slip = question.slips.find(({ forms }) => isForm(value, forms, question.reads));
	return mark(0, slip ? [slip] : [], instance, locale);
}
