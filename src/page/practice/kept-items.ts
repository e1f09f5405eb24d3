// What becomes of the items that a device keeps: which is shown next, and what was done at it.
import type { AttemptDocument } from "../shared/api.ts";
import { type Item, isExpired, keyOf } from "./item.ts";
import type { KeptItem, Store } from "./store.ts";

/** The oldest that was never shown and still can be answered; those that are due before others. */
export async function freshItem(
	store: Store,
	fits: (item: Item) => boolean,
	nowMs: number,
): Promise<KeptItem | undefined> {
	const fresh = (await store.items.all()).filter(
		({ state, item }) => state === "fresh" && !isExpired(item, nowMs) && fits(item),
	);
	const rank = ({ source, atMs }: KeptItem) => (source === "due" ? 0 : 1e15) + atMs;
	return fresh.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Handed in; a draft of it is no more. */
export async function markDone(store: Store, key: string, graded: AttemptDocument | null, atMs: number): Promise<void> {
	const kept = await store.items.get(key);
	if (kept) await store.items.put({ ...kept, state: "done", atMs, ...(graded && { graded }) });
	if (graded) await store.drafts.remove(key);
}

/** Notes that it is shown, so that it is found again. */
export async function markOpen(store: Store, item: Item, atMs: number): Promise<void> {
	const key = keyOf(item);
	const kept = await store.items.get(key);
	if (kept?.state === "done") return;
	await store.items.put({ key, item, source: kept?.source ?? "spare", state: "open", atMs });
}
