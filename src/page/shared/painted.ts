// What may be done after the next paint, so that nothing stands in its way.

/** Resolves then; where the page is not seen at once. */
export function painted(): Promise<void> {
	if (document.visibilityState === "hidden") return Promise.resolve();
	return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
