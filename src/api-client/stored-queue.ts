// What learners answered, in IndexedDB: it is there again after the tab was killed.
import type { IDBPDatabase } from "idb";
import { oneAtATimeIn, webLock } from "./alone.ts";
import { databaseOf, type QueueSchema } from "./database.ts";
import { leaseOf } from "./lease.ts";
import { type Kept, memoryQueue, type Queue } from "./queue.ts";

/** On the disk before it is reported done, not only on its way there. */
const SAFELY = { durability: "strict" } as const;

/**
 * `name` of the database; clients with the same name, in this tab and others of the same origin, share what waits. Rejects
 * where the storage does; where there is none it is one in memory.
 */
export function storedQueue(name: string): Queue {
	if (globalThis.indexedDB === undefined) return memoryQueue();
	const database = databaseOf(name);
	const lock = `seqack-queue-${name}`;
	return {
		async add(kept) {
			await database.use((db) => addTo(db, kept));
			return { kind: "stored" };
		},
		list: () => database.use((db) => db.getAll("submissions")),
		assign: (learnerId) => database.use((db) => assignIn(db, learnerId)),
		remove: (key) => database.use((db) => removeFrom(db, key)),
		alone: webLock(lock) ?? ((task) => oneAtATimeIn(lock)(() => leaseOf(database)(task))),
	};
}

async function addTo(db: IDBPDatabase<QueueSchema>, kept: Kept): Promise<void> {
	const transaction = db.transaction("submissions", "readwrite", SAFELY);
	await Promise.all([transaction.store.add(kept), transaction.done]);
}

async function assignIn(db: IDBPDatabase<QueueSchema>, learnerId: string): Promise<void> {
	const transaction = db.transaction("submissions", "readwrite", SAFELY);
	for await (const cursor of transaction.store)
		if (cursor.value.learnerId === null) await cursor.update({ ...cursor.value, learnerId });
	await transaction.done;
}

async function removeFrom(db: IDBPDatabase<QueueSchema>, key: string): Promise<void> {
	const transaction = db.transaction("submissions", "readwrite");
	const place = await transaction.store.index("key").getKey(key);
	if (place !== undefined) await transaction.store.delete(place);
	await transaction.done;
}
