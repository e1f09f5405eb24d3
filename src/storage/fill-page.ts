// A page of an export: lists one after another, until there is no more room.

/** Of a page, UTF-8, so that one takes no longer than other requests do; an item that is longer stands alone. */
export const MAX_PAGE_BYTES = 100_000;

export interface ExportItem {
	/** Where to go on after it. */
	readonly key: string;
	readonly json: string;
}

export interface ListPlace<List extends string> {
	readonly list: List;
	readonly after: string;
}

export interface FilledPage<List extends string> {
	/** JSON texts. */
	readonly items: Readonly<Record<List, readonly string[]>>;
	readonly next: ListPlace<List> | null;
}

/** `from` is null at the beginning; `read` gives what follows a key in a list, read as it is asked for. */
export function fillPage<List extends string>(
	lists: readonly List[],
	from: ListPlace<List> | null,
	read: (list: List, after: string) => Iterable<ExportItem>,
): FilledPage<List> {
	// Every list of them has its own.
	const items = Object.fromEntries(lists.map((list) => [list, []])) as unknown as Record<List, string[]>;
	let room = MAX_PAGE_BYTES;
	for (const list of lists.slice(from ? lists.indexOf(from.list) : 0)) {
		let after = list === from?.list ? from.after : "";
		for (const { key, json } of read(list, after)) {
			const bytes = new TextEncoder().encode(json).byteLength + 1;
			if (bytes > room && room < MAX_PAGE_BYTES) return { items, next: { list, after } };
			items[list].push(json);
			room -= bytes;
			after = key;
		}
	}
	return { items, next: null };
}

/** All that follow, a batch at a time. */
export function* inBatches(after: string, read: (after: string) => readonly ExportItem[]): Generator<ExportItem> {
	for (let items = read(after); items.length > 0; items = read(items.at(-1)?.key ?? "")) yield* items;
}
