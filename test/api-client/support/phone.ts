// A phone with the client on it: its stores survive the client, and so does what it was told.
import { type Client, type ClientOptions, createClient } from "../../../src/api-client/client.ts";
import { memoryCredentials } from "../../../src/api-client/credentials.ts";
import { memoryQueue } from "../../../src/api-client/queue.ts";
import type { Settled } from "../../../src/api-client/send-batch.ts";
import { PATIENCE_MS } from "../../support/timeout.ts";

/** Waits little between tries, and for an answer however long a busy machine takes: where none comes, a test says less. */
const QUICK = { tries: 3, baseMs: 10, mostWaitMs: 1500, timeoutMs: PATIENCE_MS };

export interface Phone {
	readonly client: Client;
	/** The same phone after the app was killed, or was made anew. */
	restart(more?: Partial<ClientOptions>): Client;
	readonly told: readonly (readonly [string, Settled])[];
}

export function phone(baseUrl: string, more: Partial<ClientOptions> = {}): Phone {
	const told: [string, Settled][] = [];
	const options: ClientOptions = {
		baseUrl,
		credentials: memoryCredentials(),
		queue: memoryQueue(),
		retry: QUICK,
		onSent: (key, outcome) => {
			told.push([key, outcome]);
		},
		...more,
	};
	const restart: Phone["restart"] = (more) => createClient({ ...options, ...more });
	return { client: restart(), restart, told };
}

/** What the service has recorded of the learner, first to last. */
export async function recorded(client: Client, service: string): Promise<readonly unknown[]> {
	const learner = await client.learner();
	if (!learner.ok) throw new Error("no learner");
	const { learnerId, token } = learner.value;
	const items: unknown[] = [];
	for (let cursor = ""; ; ) {
		const query = `answers=true&limit=100${cursor && `&cursor=${cursor}`}`;
		const headers = { Authorization: `Bearer ${token}` };
		const answer = await fetch(`${service}/v1/learners/${learnerId}/attempts?${query}`, { headers });
		const page: { readonly items: readonly { answers: unknown }[]; nextCursor: string | null } = await answer.json();
		items.push(...page.items.map(({ answers }) => answers));
		if (page.nextCursor === null) return items.reverse();
		cursor = page.nextCursor;
	}
}
