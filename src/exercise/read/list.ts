// A list of options in one text, as its writer may have separated them: "A, C"   "A and C"   “first”、“second”   "d > a".
//
// An option's own text may hold a comma or an "and", so the text is not simply cut: all ways to read it as options with
// separators between are followed, and it is a list only where they come to the same.
import { comparable, lettersArePlaces, type OptionText, optionAtNumber } from "./names.ts";

const A = "a".charCodeAt(0);
/** Ways that are followed from one place on: more of them say that the text is not clear. */
export const MOST_WAYS = 4;

type Way = readonly string[];

/** Ids in the order in which they are named, for each way to read all of `text` as a list of at most `most` items. */
export function waysToReadList(
	text: string,
	options: readonly OptionText[],
	separators: RegExp,
	most: number,
): readonly Way[] {
	const written = comparableList(text, separators);
	const names = namesOf(options);
	const separator = new RegExp(separators.source, "uy");
	const whole: Way[] = [];
	/** Ways to read what stands before a place, by the place. */
	let ways: ReadonlyMap<number, readonly Way[]> = new Map([[0, [[]]]]);
	for (let item = 0; item < most && ways.size > 0 && whole.length < MOST_WAYS; item++) {
		const longer = new Map<number, readonly Way[]>();
		for (const [start, before] of ways)
			for (const { id, name } of names) {
				if (!written.startsWith(name, start)) continue;
				const after = before.map((way) => [...way, id]);
				separator.lastIndex = start + name.length;
				if (separator.lastIndex === written.length) whole.push(...after);
				else if (separator.test(written)) {
					const place = separator.lastIndex;
					longer.set(place, distinctWays([...(longer.get(place) ?? []), ...after]).slice(0, MOST_WAYS));
				}
			}
		ways = longer;
	}
	return distinctWays(whole);
}

/** Each line is an item, too. */
function comparableList(text: string, separators: RegExp): string {
	const edges = new RegExp(`^(?:${separators.source})|(?:${separators.source})$`, "gu");
	return comparable(text.replace(/\s*\n\s*/g, "; ")).replace(edges, "");
}

/** "CAB", "c a b", "c.a.b": letters alone, in lower case; nothing where there is anything else, or only one. */
export function lettersIn(text: string): readonly string[] | undefined {
	const letters = text.toLowerCase();
	return /^[a-z](?:[ +/&.,]{0,3}[a-z])+$/.test(letters) ? (letters.match(/[a-z]/g) ?? undefined) : undefined;
}

interface Name {
	readonly id: string;
	readonly name: string;
}

function namesOf(options: readonly OptionText[]): readonly Name[] {
	const places = lettersArePlaces(options) ? options.slice(0, 26) : [];
	const letters = places.map(({ id }, place) => ({ id, name: String.fromCharCode(A + place) }));
	const words = options.flatMap(({ id, text }) => [id, text].map((name) => ({ id, name: comparable(name) })));
	const numbers = options.flatMap((_, place) => {
		const option = optionAtNumber(String(place + 1), options);
		return option ? [{ id: option.id, name: String(place + 1) }] : [];
	});
	return [...letters, ...numbers, ...words].filter(({ name }) => name !== "");
}

function distinctWays(ways: readonly Way[]): readonly Way[] {
	return [...new Map(ways.map((way) => [way.join("\n"), way])).values()];
}
