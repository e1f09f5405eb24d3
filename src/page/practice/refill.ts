// Loads exercises ahead while nobody waits for anything, so that there is something to do without a network.
import type { Locale } from "../../text/locale.ts";
import { firstItem, isExpired, keyOf } from "./item.ts";
import type { ServiceApi } from "./service-api.ts";
import type { Status } from "./status.ts";
import type { KeptItem, Store } from "./store.ts";

const SPARES = 3;
const PACK = 8;
/** A pack that was chosen before this is chosen anew, ms. */
const PACK_FRESH_MS = 3_600_000;
/** What was handed in is kept for going back to it, ms. */
const DONE_KEPT_MS = 7 * 86_400_000;

/** What there is to practise, in turn. */
const FAMILIES = ["handshake", "teardown", "syn-attack"] as const;

export interface Supplies {
	readonly store: Store;
	readonly service: ServiceApi;
	readonly status: Status;
	/** The learner there is. */
	readonly whose: () => Promise<string | null>;
}

export async function refill(
	{ store, service, whose, status }: Supplies,
	locale: Locale,
	nowMs: number,
): Promise<void> {
	const items = await store.items.all();
	await Promise.all(items.filter((item) => isStale(item, nowMs)).map(({ key }) => store.items.remove(key)));
	if (!status.value().reachable || !status.value().lasting || savesData()) return;
	const fresh = items.filter((item) => item.state === "fresh" && !isStale(item, nowMs));
	await refillSpares();
	await refillPack();

	async function refillSpares(): Promise<void> {
		const spares = fresh.filter(({ source, item }) => source === "spare" && localeOfItem(item) === locale);
		for (const family of FAMILIES.slice(0, Math.max(0, SPARES - spares.length))) {
			const made = await service.makeScenario({ family }, locale);
			if (!made.ok) return;
			const item = firstItem(made.value, "");
			await store.items.put({ key: keyOf(item), item, source: "spare", state: "fresh", atMs: nowMs });
		}
	}

	async function refillPack(): Promise<void> {
		const learnerId = await whose();
		if (learnerId === null) return;
		const due = fresh.filter(({ source, item }) => source === "due" && localeOfItem(item) === locale);
		if (due.length >= PACK / 2 && due.every(({ atMs }) => nowMs - atMs < PACK_FRESH_MS)) return;
		const pack = await service.packFor(learnerId, PACK, locale);
		if (!pack.ok) return;
		await Promise.all(due.map(({ key }) => store.items.remove(key)));
		for (const [i, item] of pack.value.items.entries()) {
			const key = keyOf(item);
			if (await store.items.get(key)) continue;
			// In the order in which they are due.
			await store.items.put({ key, item, source: "due", state: "fresh", atMs: nowMs + i });
		}
	}
}

function isStale({ item, state, atMs }: KeptItem, nowMs: number): boolean {
	return isExpired(item, nowMs) || (state === "done" && nowMs - atMs > DONE_KEPT_MS);
}

const localeOfItem = (item: KeptItem["item"]) => (item.type === "scenario" ? item.scenario : item.question).locale;

function savesData(): boolean {
	const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
	return connection?.saveData === true;
}
