// Which items stand open in which tab, as far as the browser tells: a tab holds a lock on the one that it shows.

const lockOf = (key: string) => `seqack-open ${key}`;

let release: (() => void) | null = null;

/** This tab shows it, and no other any more. */
export function holdOpen(key: string): void {
	release?.();
	release = null;
	const shown = new Promise<void>((resolve) => {
		release = resolve;
	});
	// Refused in a frame without an origin: then nobody knows.
	navigator.locks?.request(lockOf(key), { mode: "shared" }, () => shown).catch(() => undefined);
}

export async function isOpenElsewhere(key: string): Promise<boolean> {
	const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {};
	return held.some(({ name }) => name === lockOf(key));
}
