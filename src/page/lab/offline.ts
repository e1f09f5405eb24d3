// The lab needs no network once it was loaded: the service worker keeps what this page has loaded. Other pages do not load it.

/** Nothing happens where service workers or their caches are refused: the lab then works until its page is left. */
export async function keepForOffline(): Promise<void> {
	if (!("serviceWorker" in navigator)) return;
	try {
		await navigator.serviceWorker.register("/sw.js");
		await navigator.serviceWorker.ready;
		await controlled();
		const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
		const files = loaded.filter(
			(name) => /^[^?]*\.(?:js|css)(?:\?|$)/.test(name) && new URL(name).origin === location.origin,
		);
		// The worker sees these requests, and keeps their answers; the browser has them at hand.
		await Promise.all(files.map((name) => fetch(name)));
	} catch {
		// See above.
	}
}

/** Until the worker has taken this page over. */
function controlled(): Promise<void> {
	const { serviceWorker } = navigator;
	if (serviceWorker.controller) return Promise.resolve();
	return new Promise((resolve) => serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true }));
}
