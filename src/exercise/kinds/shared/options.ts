// The options of a question: in which order a learner sees them, and how they are read and named.
import { drawnFrom } from "../../../scenario/chance.ts";
import type { Option, ScenarioQuestion } from "../../../scenario/template.ts";
import { LOCALES, type Locale } from "../../../text/locale.ts";
import { words } from "../../../text/words.ts";
import type { OptionText } from "../../read/names.ts";
import type { Reading } from "../../read/reading.ts";
import type { Situation } from "../../situation.ts";
import type { ShownOption } from "../../types.ts";

type WithOptions = Extract<ScenarioQuestion, { readonly options: readonly Option[] }>;

/** Shuffled, so that a place in the list tells nothing. */
export function shownOptions({ spec, optionOrders }: Situation, { id, options }: WithOptions): readonly Option[] {
	const shown = optionOrders.get(id) ?? drawnFrom(spec.seed, "options", id).shuffle(options);
	optionOrders.set(id, shown);
	return shown;
}

export function viewOptions(situation: Situation, question: WithOptions, locale: Locale): readonly ShownOption[] {
	return shownOptions(situation, question).map(({ id, text }) => ({ id, text: text[locale] }));
}

/** An option may be named in any language. */
export function readOption<T>(
	options: readonly Option[],
	given: unknown,
	readIn: (given: unknown, options: readonly OptionText[]) => Reading<T>,
): Reading<T> {
	const [first, ...more] = LOCALES.map((locale) => options.map(({ id, text }) => ({ id, text: text[locale] })));
	let read = readIn(given, first ?? []);
	for (const texts of more) if (!read.ok) read = readIn(given, texts);
	return read;
}

export function sayOptions({ options }: WithOptions, ids: readonly string[], locale: Locale): string {
	const named = ids.map((id) => `“${options.find((option) => option.id === id)?.text[locale] ?? id}”`);
	return words(locale).sentences.list(named);
}

/** What is said to whoever chose these though they are wrong; null where the template has nothing to say of them. */
export function replyTo(options: readonly Option[], wrong: readonly string[], locale: Locale): string | null {
	const replies = options.flatMap(({ id, reply }) => (reply && wrong.includes(id) ? [reply[locale]] : []));
	return replies.length === 0 ? null : words(locale).sentences.join(replies);
}
