// What one learner's results say of ideas, in a few octets: a class of thousands is read and counted as it lies there.
import type { Holding } from "./holding.ts";

/** Items have a bit each, from 0 for the first; an assignment has no more. */
export const MOST_ITEMS = 20;
/** Stands above the bits of items. */
const CODE_SHIFT = MOST_ITEMS;

/** Ids of ideas are kept once for the whole class, and stand here as numbers below this. */
export const MOST_CODES = 2 ** (32 - CODE_SHIFT);

/** Items, from 1, as bits. */
export function itemBits(items: readonly number[]): number {
	return items.reduce((bits, item) => bits | (1 << (item - 1)), 0);
}

/** An idea and items, in one word. */
export function packCode(code: number, items: readonly number[]): number {
	return code * 2 ** CODE_SHIFT + itemBits(items);
}

export function codeIn(word: number): number {
	return word >>> CODE_SHIFT;
}

export function bitsIn(word: number): number {
	return word & (2 ** CODE_SHIFT - 1);
}

/**
 * A word that says how many others follow, of ideas that showed (upper half) and of those that were only contradicted. Of the
 * first: code, how many items, confidence (0 where nothing was said), whether it is held; the items that contradicted it as
 * bits; items in which it showed, six a word, in their order. Of the others: code and the items that contradicted it.
 */
export function packIdeas(ideas: readonly (readonly [code: number, idea: Holding])[]): Uint32Array<ArrayBuffer> {
	const showed = ideas.filter(([, idea]) => idea.showed.length > 0).flatMap(([code, idea]) => packShown(code, idea));
	const others = ideas
		.filter(([, idea]) => idea.showed.length === 0)
		.map(([code, { contradicted }]) => packCode(code, contradicted));
	return Uint32Array.from([showed.length * 2 ** 16 + others.length, ...showed, ...others]);
}

const ITEM_BITS = 5;
const ITEMS_A_WORD = 6;

function packShown(code: number, { confidence, showed, contradicted, holds }: Holding): readonly number[] {
	const items = Array.from({ length: Math.ceil(showed.length / ITEMS_A_WORD) }, (_, word) =>
		showed
			.slice(word * ITEMS_A_WORD, (word + 1) * ITEMS_A_WORD)
			.reduce((bits, item, i) => bits | (item << (i * ITEM_BITS)), 0),
	);
	return [
		(code << 8) | (showed.length << 3) | ((confidence ?? 0) << 1) | (holds ? 1 : 0),
		itemBits(contradicted),
		...items,
	];
}

/** Of an idea that showed. */
export interface ShownIdea {
	readonly code: number;
	readonly confidence: number | null;
	readonly holds: boolean;
	/** As bits. */
	readonly showed: number;
	readonly contradicted: number;
	/** Where it stands, for `showedAt`. */
	readonly at: number;
}

/** Goes through what `packIdeas` has packed. */
export function readPacked(
	packed: Uint32Array,
	shown: (idea: ShownIdea) => void,
	contradicted: (code: number, items: number) => void,
): void {
	const end = 1 + ((packed[0] ?? 0) >>> 16);
	for (let at = 1; at < end; ) {
		const head = packed[at] ?? 0;
		const length = (head >>> 3) & 31;
		shown({
			code: head >>> 8,
			confidence: confidenceAt(packed, at),
			holds: (head & 1) === 1,
			showed: bitsAt(packed, at + 2, length),
			contradicted: packed[at + 1] ?? 0,
			at,
		});
		at += 2 + Math.ceil(length / ITEMS_A_WORD);
	}
	for (let at = end; at < packed.length; at++) {
		const word = packed[at] ?? 0;
		contradicted(codeIn(word), bitsIn(word));
	}
}

function bitsAt(packed: Uint32Array, from: number, length: number): number {
	let bits = 0;
	for (let i = 0; i < length; i++) bits |= 1 << (itemAt(packed, from, i) - 1);
	return bits;
}

function itemAt(packed: Uint32Array, from: number, i: number): number {
	return ((packed[from + Math.floor(i / ITEMS_A_WORD)] ?? 0) >>> ((i % ITEMS_A_WORD) * ITEM_BITS)) & 31;
}

/** How sure the learner was of the idea that stands there; null where nothing was said. */
export function confidenceAt(packed: Uint32Array, at: number): number | null {
	return ((packed[at] ?? 0) >>> 1) & 3 || null;
}

/** Items in which it showed, from 1, in the order in which they first did. */
export function showedAt(packed: Uint32Array, at: number): readonly number[] {
	const length = ((packed[at] ?? 0) >>> 3) & 31;
	return Array.from({ length }, (_, i) => itemAt(packed, at + 2, i));
}
