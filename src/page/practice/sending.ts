// Sends what waits: at the start, when the network is back, when somebody looks again, and now and then in between.
import type { Client } from "../../api-client/client.ts";
import type { Status } from "./status.ts";
import type { Store } from "./store.ts";

const AGAIN_MS = 20_000;

export interface Sender {
	readonly client: Pick<Client, "waiting" | "sendQueued">;
	readonly status: Status;
	readonly store: Pick<Store, "away">;
}

export interface Sending {
	/** Tries at once. */
	now(): Promise<void>;
}

export function keepSending({ client, status, store }: Sender): Sending {
	let timer: ReturnType<typeof setTimeout> | undefined;
	async function send(): Promise<void> {
		clearTimeout(timer);
		const before = await client.waiting();
		status.set({ waiting: before.length });
		if (before.length > 0) {
			const { why } = await client.sendQueued().catch(() => ({ why: "unfinished" as const }));
			status.set({ reachable: why !== "unreachable", waiting: (await client.waiting()).length });
		}
		if (status.value().waiting > 0 || !status.value().reachable) timer = setTimeout(send, AGAIN_MS);
	}
	window.addEventListener("online", () => {
		status.set({ reachable: true });
		void send();
	});
	window.addEventListener("offline", () => status.set({ reachable: false }));
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "visible") void send();
	});
	// Something was queued: it is tried again before somebody looks.
	let waiting = 0;
	status.listen(() => {
		const now = status.value().waiting;
		if (now > waiting) timer ??= setTimeout(send, AGAIN_MS);
		waiting = now;
	});
	void store.away.all().then((away) => status.set({ away }));
	if (!navigator.onLine) status.set({ reachable: false });
	void send();
	return { now: send };
}
