// First attempts of a learner in a few octets: those of many learners stand one after the other, and are counted as they lie there.
import type { AnalysedItem } from "../../course/analysed.ts";
import { bitsIn, codeIn, packCode } from "../../course/map/packed-ideas.ts";
import type { FirstTry } from "../../course/summary.ts";

/** An attempt: its share and when it was submitted, 64 bits each; its item and seconds, 32 bits each. */
export const FIRST_BYTES = 24;
const NUMBERS = FIRST_BYTES / Float64Array.BYTES_PER_ELEMENT;
const WORDS = FIRST_BYTES / Uint32Array.BYTES_PER_ELEMENT;
/** Behind the numbers. */
const ITEM = 4;
const SECONDS = 5;

export function packFirsts(firsts: readonly FirstTry[]): ArrayBuffer {
	const packed = new ArrayBuffer(firsts.length * FIRST_BYTES);
	const [numbers, words] = [new Float64Array(packed), new Uint32Array(packed)];
	for (const [i, { item, share, seconds, submittedAtMs }] of firsts.entries()) {
		numbers.set([share, submittedAtMs], i * NUMBERS);
		words.set([item, seconds], i * WORDS + ITEM);
	}
	return packed;
}

/** A word an idea: its code, and the items in which first attempts showed it. */
export function packShown(firsts: readonly FirstTry[], codeOf: (id: string) => number): ArrayBuffer {
	const showedIn = new Map<string, number[]>();
	for (const { item, ideas } of firsts) for (const id of ideas) showedIn.set(id, [...(showedIn.get(id) ?? []), item]);
	return Uint32Array.from([...showedIn].map(([id, items]) => packCode(codeOf(id), items))).buffer;
}

/** An item that first attempts are added to: its lists have places for all papers, of which `tried` are taken. */
export interface Gathering extends AnalysedItem {
	readonly shown: Map<string, number>;
	tried: number;
}

/** For so many papers. */
export function emptyItem(points: number, papers: number): Gathering {
	return {
		points,
		papers: new Int32Array(papers),
		shares: new Float64Array(papers),
		seconds: new Float64Array(papers),
		submittedAtMs: new Float64Array(papers),
		shown: new Map(),
		tried: 0,
	};
}

/** Without the places that are left. */
export function gathered(item: Gathering): AnalysedItem {
	const { points, shown, tried, papers, shares, seconds, submittedAtMs } = item;
	return {
		points,
		papers: papers.subarray(0, tried),
		shares: shares.subarray(0, tried),
		seconds: seconds.subarray(0, tried),
		submittedAtMs: submittedAtMs.subarray(0, tried),
		shown,
	};
}

/** First attempts of papers from the place `from` on: so many of each as `counts` says. */
export function addFirsts(
	items: readonly Gathering[],
	firsts: ArrayBuffer,
	{ from, counts }: { readonly from: number; readonly counts: readonly number[] },
): void {
	const [numbers, words] = [new Float64Array(firsts), new Uint32Array(firsts)];
	let first = 0;
	for (let i = 0; i < counts.length; i++)
		for (const end = first + (counts[i] ?? 0); first < end; first++) {
			const item = items[(words[first * WORDS + ITEM] ?? 0) - 1];
			if (!item) continue;
			const at = item.tried++;
			item.papers[at] = from + i;
			item.shares[at] = numbers[first * NUMBERS] ?? 0;
			item.submittedAtMs[at] = numbers[first * NUMBERS + 1] ?? 0;
			item.seconds[at] = words[first * WORDS + SECONDS] ?? 0;
		}
}

/** `names` of ideas by code. */
export function addShown(items: readonly Gathering[], shown: Uint32Array, names: readonly string[]): void {
	for (const word of shown) {
		const id = names[codeIn(word)] ?? "";
		for (let bits = bitsIn(word); bits !== 0; bits &= bits - 1) {
			const counts = items[31 - Math.clz32(bits & -bits)]?.shown;
			counts?.set(id, (counts.get(id) ?? 0) + 1);
		}
	}
}
