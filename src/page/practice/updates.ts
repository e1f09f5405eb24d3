// The service worker, and a newer version of the page: it waits until the learner wants it.
import type { Status } from "./status.ts";

/** Says to the worker that waits that it may take over. */
export const TAKE_OVER = "seqack-take-over";

export async function watchUpdates(status: Status): Promise<void> {
	const { serviceWorker } = navigator;
	// Not in a browser that has none, nor over plain HTTP.
	if (!serviceWorker) return;
	const registration = await serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
	if (!registration) return;
	let wanted = false;
	const offer = () => {
		const { waiting } = registration;
		// The first worker ever takes over by itself: there is no older page.
		if (!waiting || !serviceWorker.controller) return;
		const update = () => {
			wanted = true;
			waiting.postMessage(TAKE_OVER);
		};
		status.set({ update });
	};
	offer();
	registration.addEventListener("updatefound", () => {
		const { installing } = registration;
		installing?.addEventListener("statechange", offer);
	});
	serviceWorker.addEventListener("controllerchange", () => {
		if (wanted) location.reload();
		// Another tab wanted it: this one goes on with its page, and has the newer one at its next visit.
		else status.set({ update: null });
	});
}
