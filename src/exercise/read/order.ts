// A list of items in the order that a learner puts them in, and what an order is worth. Scenarios and the question bank
// share both.

import { readChoice } from "./choice.ts";
import { lazily } from "./lazily.ts";
import { MAX_ORDER_LENGTH } from "./limits.ts";
import { lettersIn, waysToReadList } from "./list.ts";
import type { OptionText } from "./names.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { edgesFor, oneOf, within, wordsFor } from "./words/every-language.ts";

const BETWEEN = lazily(() => oneOf(wordsFor(({ and, afterwards }) => [...and, ...afterwards])));
const SEPARATORS = lazily(() => new RegExp(`(?:\\s*(?:->|=>|[,;、；>→./-]|${BETWEEN()}))+\\s*|\\s+`));
const EDGES = /^[[(]|[)\].。]$/g;
const FIRSTLY = lazily(() => edgesFor(({ answerIs, firstly }) => ({ before: [...answerIs, ...firstly], after: [] })));

/** Every item once, in the order given. `languages` holds the items as shown, once in each language. */
export function readOrder(given: unknown, languages: readonly (readonly OptionText[])[]): Reading<readonly string[]> {
	const items = Array.isArray(given) ? given : undefined;
	if (items !== undefined) return readItems(items, languages);
	if (typeof given !== "string") return unreadable("order", "not-an-order");
	const said = readText(given, "order", MAX_ORDER_LENGTH);
	if (!said.ok) return said;
	const text = within(said.value.replace(EDGES, "").toLowerCase(), FIRSTLY());
	const count = languages[0]?.length ?? 0;
	const orders = languages.flatMap((shown) =>
		waysToReadList(text, shown, SEPARATORS(), count).filter(
			(ids) => new Set(ids).size === count && ids.length === count,
		),
	);
	const [order] = orders;
	if (new Set(orders.map((ids) => ids.join("\n"))).size > 1) return unreadable("order", "ambiguous-order");
	return order === undefined ? readItems(lettersIn(text) ?? piecesOf(text, count), languages) : readable(order);
}

function readItems(
	items: readonly unknown[],
	languages: readonly (readonly OptionText[])[],
): Reading<readonly string[]> {
	if (items.length !== languages[0]?.length) return unreadable("order", "incomplete-order");
	const order: string[] = [];
	for (const item of items) {
		const read = readItem(item, languages);
		if (!read.ok) return read;
		order.push(read.value);
	}
	return new Set(order).size === order.length ? readable(order) : unreadable("order", "incomplete-order");
}

/** In the first language that knows it. */
function readItem(given: unknown, languages: readonly (readonly OptionText[])[]): Reading<string> {
	const readings = languages.map((items) => readChoice(given, items));
	return readings.find((read) => read.ok) ?? readings.at(-1) ?? unreadable("order", "not-an-order");
}

/** Where something in it is no item: the pieces that come to as many as there are items. */
function piecesOf(text: string, count: number): readonly string[] {
	const ways = [/\n/, /;/, /->|[>→]/, /->|[,;、>→\n]/].map((separator) =>
		text
			.split(separator)
			.map((piece) => piece.trim())
			.filter((piece) => piece !== ""),
	);
	return ways.find((pieces) => pieces.length === count) ?? ways.at(-1) ?? [];
}
/** (Pairs in the right order − pairs in the wrong order) / all pairs, never below 0. Both name the same items. */
export function orderShare(right: readonly string[], order: readonly string[]): number {
	const places = order.map((id) => right.indexOf(id));
	const pairs = (order.length * (order.length - 1)) / 2;
	let balance = 0;
	for (const [i, place] of places.entries()) for (const later of places.slice(i + 1)) balance += place < later ? 1 : -1;
	return pairs === 0 ? 1 : Math.max(0, balance / pairs);
}

/** The first place, from 0, where another item belongs; -1 where all are in place. */
export function firstMisplaced(right: readonly string[], order: readonly string[]): number {
	return right.findIndex((id, place) => id !== order[place]);
}
