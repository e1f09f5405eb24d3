// Items that a learner chooses, orders or matches: as shown to this learner, and as read from an answer.
import type { OptionText } from "../../../exercise/read/names.ts";
import type { Reading } from "../../../exercise/read/reading.ts";
import type { ShownOption } from "../../../exercise/types.ts";
import { LOCALES, type Locale, type Localized } from "../../../text/locale.ts";
import { type Drawn, fill } from "../../instance.ts";

interface Named {
	readonly id: string;
}

export interface Item extends Named {
	readonly text: Localized;
}

export function ids(items: readonly Named[]): readonly string[] {
	return items.map(({ id }) => id);
}

/** For schemas: the order of the file would tell the key. */
export function sortedIds(items: readonly Named[]): readonly string[] {
	return ids(items).toSorted();
}

export function inShownOrder<T extends Named>(items: readonly T[], { shown }: Drawn): readonly T[] {
	return shown.flatMap((id) => items.filter((item) => item.id === id));
}

export function showItem({ id, text }: Item, drawn: Drawn, locale: Locale): ShownOption {
	return { id, text: fill(drawn, text, locale) };
}

export function showItems(items: readonly Item[], drawn: Drawn, locale: Locale): readonly ShownOption[] {
	return inShownOrder(items, drawn).map((item) => showItem(item, drawn, locale));
}

/** Reads in the first language in which it can be read; a refusal is the last language's. */
export function readInAnyLanguage<T>(
	shown: (locale: Locale) => readonly OptionText[],
	read: (options: readonly OptionText[]) => Reading<T>,
): Reading<T> {
	return LOCALES.map((locale) => read(shown(locale))).reduce((first, next) => (first.ok ? first : next));
}
