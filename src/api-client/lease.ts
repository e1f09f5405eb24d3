// One tab at a time where there are no Web Locks: a lease in the database that all tabs share. A tab that is killed holds it
// until it runs out.
import type { Alone } from "./alone.ts";
import type { Opened } from "./database.ts";
import { randomKey } from "./random-key.ts";
import { sleep } from "./sleep.ts";

const NAME = "sending";
const HELD_MS = 10_000;
const RENEWED_MS = 3000;
const ASKED_MS = 200;

export function leaseOf(database: Opened): Alone {
	const holder = randomKey();
	return async (task) => {
		while (!(await take(database, holder))) await sleep(ASKED_MS);
		const renewal = setInterval(() => void take(database, holder), RENEWED_MS);
		try {
			return await task();
		} finally {
			clearInterval(renewal);
			await release(database, holder);
		}
	};
}

/** Without a storage there are no other tabs to share it with. */
async function take(database: Opened, holder: string): Promise<boolean> {
	const taken = database.use(async (db) => {
		const transaction = db.transaction("leases", "readwrite");
		const held = await transaction.store.get(NAME);
		const free = !held || held.holder === holder || held.untilMs < Date.now() || held.untilMs > Date.now() + HELD_MS;
		if (free) await transaction.store.put({ holder, untilMs: Date.now() + HELD_MS }, NAME);
		await transaction.done;
		return free;
	});
	return taken.catch(() => true);
}

async function release(database: Opened, holder: string): Promise<void> {
	const released = database.use(async (db) => {
		const transaction = db.transaction("leases", "readwrite");
		const held = await transaction.store.get(NAME);
		if (held?.holder === holder) await transaction.store.delete(NAME);
		await transaction.done;
	});
	await released.catch(() => undefined);
}
