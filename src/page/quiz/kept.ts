// A sitting outlives a reload and the back button: kept for this tab alone, so that two tabs do not disturb each other.
import type { Sitting } from "./sitting.ts";

/** What is kept is of this form; another number whenever `Sitting` changes. */
const FORM = 1;

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Null where the browser refuses: then it is kept as long as the page is. */
function tabStore(): Store | null {
	try {
		return sessionStorage;
	} catch {
		return null;
	}
}

export function readKept(key: string, store: Store | null = tabStore()): Sitting | null {
	try {
		const kept: { readonly form?: unknown; readonly sitting?: Sitting } = JSON.parse(store?.getItem(key) ?? "{}");
		return kept.form === FORM && kept.sitting ? kept.sitting : null;
	} catch {
		return null;
	}
}

export function keep(key: string, sitting: Sitting | null, store: Store | null = tabStore()): void {
	try {
		if (sitting === null) store?.removeItem(key);
		else store?.setItem(key, JSON.stringify({ form: FORM, sitting }));
	} catch {
		// Full, or refused: the sitting goes on without.
	}
}
