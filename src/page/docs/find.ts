// What of the documentation meets a wish: all of its words, those in a title before those in a text.

export interface Entry {
	readonly href: string;
	readonly title: string;
	/** Beside the title: a method and path, or a status. */
	readonly hint: string;
	readonly text: string;
}

export function find(entries: readonly Entry[], wish: string): readonly Entry[] {
	const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return [];
	const hasAll = (text: string) => words.every((word) => text.toLowerCase().includes(word));
	const rank = ({ title, hint, text }: Entry) =>
		hasAll(`${title} ${hint}`) ? 0 : hasAll(`${title} ${hint} ${text}`) ? 1 : 2;
	return entries
		.map((entry) => ({ entry, rank: rank(entry) }))
		.filter((one) => one.rank < 2)
		.sort((a, b) => a.rank - b.rank)
		.map(({ entry }) => entry);
}
