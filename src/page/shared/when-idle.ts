// Does what nobody waits for.

/** How long it may be put off, ms. */
const IDLE_MS = 3000;

/** Once the page has loaded and the browser has nothing else to do. */
export function whenIdle(task: () => void): void {
	const later = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, IDLE_MS / 3));
	const start = () => later(task, { timeout: IDLE_MS });
	if (document.readyState === "complete") start();
	else addEventListener("load", start, { once: true });
}
