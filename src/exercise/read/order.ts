// A list of items in the order that a learner puts them in, and what an order is worth. Scenarios and the question bank
// share both.
import { type OptionText, readChoice } from "./choice.ts";
import { normalizeText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";

/** As sent, UTF-16 units: a learner may write the items' texts instead of their ids. */
const MAX_LENGTH = 1000;

/** Every item once, in the order given. `languages` holds the items as shown, once in each language. */
export function readOrder(given: unknown, languages: readonly (readonly OptionText[])[]): Reading<readonly string[]> {
	const count = languages[0]?.length ?? 0;
	const items = Array.isArray(given) ? given : piecesOf(given, count);
	if (items === undefined) return unreadable("order", "not-an-order");
	if (items.length !== count) return unreadable("order", "incomplete-order");
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

/** "c, a, b", "c > a > b" or "CAB". */
function piecesOf(given: unknown, count: number): readonly string[] | undefined {
	if (typeof given !== "string" || given.length > MAX_LENGTH) return undefined;
	const text = normalizeText(given);
	if (/^[a-z]+$/i.test(text) && text.length === count) return text.split("");
	const ways = SEPARATORS.map((separator) =>
		text
			.split(separator)
			.map((piece) => piece.trim())
			.filter((piece) => piece !== ""),
	);
	return ways.find((pieces) => pieces.length === count) ?? ways.at(-1);
}

/** Rarest first: an item's own text may hold a comma. */
const SEPARATORS = [/\n/, /;/, /->|[>→]/, /->|[,;、>→\n]/];

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
